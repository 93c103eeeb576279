/** Markdown to leaves: normalised text, the map back to the source, structure, front matter. */
import assert from 'node:assert/strict';
import { MarkdownDocument } from '../../server/src/markdown/document.js';
import type { Leaf } from '../../server/src/markdown/leaves.js';
import { enumerator } from '../../server/src/markdown/markers.js';
import {
  CODE_MARK,
  EMAIL_MARK,
  entity,
  fold,
  type Normalised,
  Normaliser,
  PRIVACY_EMAIL_MARK,
  toSource,
  URL_MARK,
} from '../../server/src/markdown/normalise.js';
import { sentencesOf } from '../../server/src/markdown/sentences.js';

/** The normalised form of a text that is no Markdown. */
const normalised = (text: string): Normalised => {
  const line = new Normaliser();
  line.plain(text, 0);
  return line.finish();
};
const leavesOf = (text: string): Leaf[] => MarkdownDocument.parse(text).blocks.flatMap((b) => [...b.shape.leaves]);
const textsOf = (text: string): string[] => leavesOf(text).map((l) => l.text);
const shapesOf = (text: string): [string, string, number][] => leavesOf(text).map((l) => [l.text, l.role, l.level]);
const sentences = (text: string): string[] => {
  const pairs = sentencesOf(text);
  return Array.from({ length: pairs.length / 2 }, (_, i) => text.slice(pairs[2 * i], pairs[2 * i + 1]));
};

/** Source of the first occurrence of a normalised text in a document. */
function sourceOf(text: string, normalised: string): string {
  for (const block of MarkdownDocument.parse(text).blocks) {
    for (const leaf of block.shape.leaves) {
      const at = leaf.text.indexOf(normalised);
      if (at < 0) continue;
      const { from, to } = toSource(leaf, at, at + normalised.length);
      return text.slice(block.from + from, block.from + to);
    }
  }
  return assert.fail(`“${normalised}” is in no leaf of ${JSON.stringify(textsOf(text))}`);
}

describe('what a reader sees of a place', () => {
  const shown = (text: string, from = 0, to = text.length) => MarkdownDocument.parse(text).shown(from, to);
  it('has no emphasis, not even half of one, and no target of a link', () => {
    const text = '**Cards** – we keep _the number_ and [your name](https://tide.example/name).';
    assert.equal(shown(text), 'Cards – we keep the number and your name.');
    assert.equal(shown(text, text.indexOf('ards')), 'ards – we keep the number and your name.');
  });
  it('keeps addresses that stand in the text, and characters as they are written', () => {
    assert.equal(
      shown('Write to <a@tide.example>, or see https://tide.example/.'),
      'Write to <a@tide.example>, or see https://tide.example/.',
    );
    assert.equal(shown('依據《個人信息保護法》第１７條，“本店”負責。'), '依據《個人信息保護法》第１７條，“本店”負責。');
  });
  it('has the words of a link that are an address themselves, and the cells of a row apart', () => {
    assert.equal(shown('Write to [a@tide.example](mailto:a@tide.example) or call.'), 'Write to a@tide.example or call.');
    assert.equal(shown('| A | B |\n|---|---|\n| one | two |\n| three | four |\n'), 'A | B one | two three | four');
  });
  it('is one line, without a blank where none is between Chinese characters', () => {
    assert.equal(shown('我们保存\n三十日。\n\n- 姓名\n- 电话\n'), '我们保存三十日。 姓名 电话');
    assert.equal(shown('Salt &amp; pepper<br>and more'), 'Salt & pepper and more');
  });
  it('is the source where nothing is to be read', () => {
    const text = '---\nkind: x\n---\n\nText.\n';
    assert.equal(shown(text, 4, 11), 'kind: x');
  });
});

describe('normalise', () => {
  const folded: [string, string, string][] = [
    ['full-width digits and letters', '第１７条 ＰＩＰＬ', '第17条 PIPL'],
    ['full-width brackets and percent', '（二）５％', '(2)5%'.replace('2', '二')],
    ['full-width punctuation', '甲；乙：丙！', '甲;乙:丙!'],
    ['curly and corner quotes', '“甲”‘乙’「丙」『丁』', '"甲"\'乙\'"丙""丁"'],
    ['dashes of every kind', 'a–b—c−d', 'a-b-c-d'],
    ['blanks of every kind', 'a\u00a0b\u3000c\u2009d\te', 'a b c d e'],
    ['several blanks', 'a  \u00a0 b', 'a b'],
    ['zero-width characters from Word', '个\u200b人\ufeff信\u2060息\u00ad', '个人信息'],
    ['single angle quotes as title marks', '〈数据安全法〉', '《数据安全法》'],
    ['lenticular and tortoise brackets', '【2023】〔9〕', '[2023][9]'],
    ['traditional characters in titles', '個人資訊保護條款', '个人资讯保护条款'],
    ['characters beyond the folds stay', '𠮷野家😀', '𠮷野家😀'],
  ];
  for (const [what, from, to] of folded) it(what, () => assert.equal(fold(from), to));

  it('maps every unit back to where it came from', () => {
    const n = normalised('第\u200b１７ \u3000条');
    assert.equal(n.text, '第17 条');
    assert.deepEqual([...n.map], [0, 2, 3, 4, 6]);
    assert.deepEqual([...n.ends], [1, 3, 4, 5, 7]);
    assert.deepEqual(toSource(n, 1, 3), { from: 2, to: 4 });
    assert.deepEqual(toSource(n, 2, 2), { from: 3, to: 3 });
  });

  it('lexicon and text are folded alike', () => {
    for (const text of ['《個人資訊保護法》', 'ＰＩＰＬ  Ａｒｔ．', '第（二）项', 'Wi–Fi', '“数据”'])
      assert.equal(normalised(text).text, fold(text));
  });

  it('a soft line break vanishes between Chinese characters', () => {
    assert.deepEqual(textsOf('我们收集个人\n信息并保存。'), ['我们收集个人信息并保存。']);
    assert.equal(sourceOf('我们收集个人\n信息并保存。', '个人信息'), '个人\n信息');
  });

  it('and with CRLF, and beside Chinese punctuation', () => {
    assert.deepEqual(textsOf('依据《网络安全法》、\r\n《数据安全法》、个人\r\n信息保护规定处理。'), [
      '依据《网络安全法》、《数据安全法》、个人信息保护规定处理。',
    ]);
    assert.equal(sourceOf('甲个人\r\n信息乙', '个人信息'), '个人\r\n信息');
  });

  it('a soft line break is a blank between Latin words, and between Latin and Chinese', () => {
    assert.deepEqual(textsOf('under Article\n17 of the law'), ['under Article 17 of the law']);
    assert.deepEqual(textsOf('使用 SDK\n收集信息'), ['使用 SDK 收集信息']);
  });

  it('blanks around a soft line break go with it', () => {
    assert.deepEqual(textsOf('under Article \n   17'), ['under Article 17']);
    assert.deepEqual(textsOf('处理个人 \n 信息应当告知。'), ['处理个人信息应当告知。']);
  });

  it('a soft line break inside a quotation or a list item leaves the marks out', () => {
    assert.deepEqual(textsOf('> 处理个人\n> 信息应当告知。'), ['处理个人信息应当告知。']);
    assert.deepEqual(textsOf('- 处理个人\n  信息应当告知。'), ['处理个人信息应当告知。']);
  });

  it('emphasis inside a term is transparent', () => {
    const text = '依据《**个人信息**保护法》*第十七条*处理。';
    assert.deepEqual(textsOf(text), ['依据《个人信息保护法》第十七条处理。']);
    assert.equal(sourceOf(text, '个人信息保护法'), '个人信息**保护法');
    assert.equal(sourceOf(text, '保护法》第十七条'), '保护法》*第十七条');
  });

  it('emphasis that CommonMark does not close is transparent too', () => {
    const text = '**“个人信息”**是指与自然人有关的信息。';
    assert.deepEqual(textsOf(text), ['"个人信息"是指与自然人有关的信息。']);
    assert.equal(sourceOf(text, '个人信息'), '个人信息');
  });

  it('entities stand for what they mean', () => {
    const text = 'Article&nbsp;17 of the law &amp; &ldquo;rules&rdquo;';
    assert.deepEqual(textsOf(text), ['Article 17 of the law & "rules"']);
    assert.equal(sourceOf(text, 'Article 17'), 'Article&nbsp;17');
    assert.equal(entity('&sect;'), '§');
    assert.equal(entity('&NBSP;'), ' ');
    assert.equal(entity('&unheard-of;'), ' ');
  });

  it('escapes stand for the character', () => {
    assert.deepEqual(textsOf('1\\. 总则\\*'), ['1. 总则']);
    assert.deepEqual(textsOf('see \\[1\\]'), ['see [1]']);
  });

  it('zero-width characters do not part a term, and the range covers them', () => {
    assert.equal(sourceOf('处理个\u200b人\u200b信息。', '个人信息'), '个\u200b人\u200b信息');
  });

  it('lone surrogates and emoji keep their offsets', () => {
    const text = '😀 联系\ud800我们 😀 个人信息';
    assert.equal(sourceOf(text, '个人信息'), '个人信息');
    assert.equal(sourceOf(text, '联系\ud800我们'), '联系\ud800我们');
    assert.equal(sourceOf('𠮷𠮷个人信息', '个人信息'), '个人信息');
  });

  it('U+2028 and U+2029 end no line', () => {
    assert.equal(leavesOf('个人\u2028信息').length, 1);
    assert.equal(leavesOf('a\u2029b').length, 1);
  });

  it('links keep their words, and their targets become a mark', () => {
    const text = '详见[隐私政策](https://example.com/p)，或 https://example.com/q 。';
    assert.deepEqual(textsOf(text), [`详见隐私政策${URL_MARK},或 ${URL_MARK} 。`]);
    assert.equal(leavesOf(text)[0]!.links[0]!.target, 'https://example.com/p');
    assert.equal(sourceOf(text, URL_MARK), 'https://example.com/p');
  });

  it('addresses become a mark, bare, linked and in angle brackets', () => {
    for (const text of ['写信至 hello@example.com 即可', '写信至 <hello@example.com> 即可', '写信至 hello＠example.com 即可'])
      assert.deepEqual(textsOf(text), [`写信至 ${EMAIL_MARK} 即可`], text);
    assert.ok(textsOf('[邮箱](mailto:hello@example.com)')[0]!.includes(EMAIL_MARK));
    assert.ok(textsOf('[hello@example.com](mailto:hello@example.com)')[0]!.includes(EMAIL_MARK));
  });

  it('a line that is a date stands for itself', () => {
    assert.deepEqual(textsOf('2023年2月1日版本\n2023年2月8日生效\n欢迎您使用读书角'), [
      '2023年2月1日版本',
      '2023年2月8日生效',
      '欢迎您使用读书角',
    ]);
    assert.equal(textsOf('本店\n2023年2月8日开张以来\n承蒙关照').length, 1);
  });

  it('an address with an escaped sign is one, a name behind an escaped @ is none', () => {
    assert.match(textsOf('write to **hello\\@example.org** or call')[0]!, new RegExp(`hello${EMAIL_MARK} or call`));
    assert.match(textsOf('see https\\://example.org/a-b for more')[0]!, new RegExp(`${URL_MARK} for more`));
    assert.equal(textsOf('shown to \\@somebody else')[0], 'shown to @somebody else');
  });
  it('addresses kept for privacy have a mark of their own', () => {
    for (const text of ['写信至 privacy@example.com 即可', '写信至 <dpo@example.com> 即可', '写信至 data-protection＠example.com 即可'])
      assert.deepEqual(textsOf(text), [`写信至 ${PRIVACY_EMAIL_MARK} 即可`], text);
    assert.ok(textsOf('[邮箱](mailto:privacy@example.com)')[0]!.includes(PRIVACY_EMAIL_MARK));
  });

  it('inline code is opaque, comments and tags vanish', () => {
    assert.deepEqual(textsOf('the `PIPL 17` column'), [`the ${CODE_MARK} column`]);
    assert.deepEqual(textsOf('个人<!-- 注 -->信息<b>保护</b>'), ['个人信息保护']);
  });
});

describe('sentences', () => {
  const table: [string, string, string[]][] = [
    ['Chinese full stops', '甲。乙。', ['甲。', '乙。']],
    ['marks after folding', '甲;乙!丙?丁', ['甲;', '乙!', '丙?', '丁']],
    ['a closing quote belongs to its sentence', '他说"甲。"乙。', ['他说"甲。"', '乙。']],
    ['a closing bracket too', '(甲。)乙。', ['(甲。)', '乙。']],
    ['a Latin full stop before a blank', 'We store it. You may ask.', ['We store it.', 'You may ask.']],
    [
      'abbreviations end none',
      'Under Art. 17 of the law. See No. 5 by ABC Co. Ltd. for it.',
      ['Under Art. 17 of the law.', 'See No. 5 by ABC Co. Ltd. for it.'],
    ],
    ['numbers end none', '见第17.1条的规定', ['见第17.1条的规定']],
    ['an enumerator ends none', '1. 总则', ['1. 总则']],
    ['a half-width full stop after Chinese', '甲.乙', ['甲.', '乙']],
    ['a hard break', '甲\n乙', ['甲', '乙']],
    ['nothing', '', []],
    ['only marks', '。。', ['。', '。']],
    ['a domain', 'see example.com for it', ['see example.com for it']],
  ];
  for (const [what, text, expected] of table) it(what, () => assert.deepEqual(sentences(text), expected));
});

describe('enumerators', () => {
  const table: [string, string, number][] = [
    ['第一章 总则', '第一章', 7],
    ['第十七条 告知', '第十七条', 8],
    ['一、总则', '一、', 8],
    ['(二)范围', '(二)', 9],
    ['3. Sharing', '3.', 10],
    ['3、共享', '3、', 10],
    ['3.1 共享', '3.1', 11],
    ['3.1.2 共享', '3.1.2', 12],
    ['(3)其他', '(3)', 13],
    ['①其他', '①', 14],
    ['(a) other', '(a)', 14],
    ['Section 4. Sharing', 'Section 4.', 8],
    ['IV. Sharing', 'IV.', 8],
  ];
  for (const [text, marker, level] of table) it(text, () => assert.deepEqual(enumerator(text), { marker, level }));
  for (const text of ['第三方共享', '2023年11月1日', '17条规定', 'a word', 'Article', '1.5 million'.slice(0, 0), '100 users'])
    it(`none in “${text}”`, () => assert.equal(enumerator(text), undefined));
});

describe('leaves', () => {
  it('headings of Markdown keep their level', () => {
    assert.deepEqual(shapesOf('# 甲\n\n### 乙 ###\n\n丙\n===\n\n丁\n---\n'), [
      ['甲', 'heading', 1],
      ['乙', 'heading', 3],
      ['丙', 'heading', 1],
      ['丁', 'heading', 2],
    ]);
  });

  it('a short numbered line alone acts as a heading', () => {
    assert.deepEqual(shapesOf('一、我们如何收集信息\n\n我们收集您的手机号码。'), [
      ['一、我们如何收集信息', 'heading', 8],
      ['我们收集您的手机号码。', 'text', 0],
    ]);
    assert.deepEqual(shapesOf('（二）信息的共享\n\n甲。')[0], ['(二)信息的共享', 'heading', 9]);
  });

  it('a short bold line alone acts as a heading', () => {
    assert.deepEqual(shapesOf('**How we share information**\n\nWe share.')[0], ['How we share information', 'heading', 15]);
    assert.deepEqual(shapesOf('**三、联系我们**\n\n甲。')[0], ['三、联系我们', 'heading', 8]);
  });

  it('a bold line at the top of a paragraph does, too', () => {
    assert.deepEqual(shapesOf('**存储期限**\n我们保存您的信息三十日。'), [
      ['存储期限', 'heading', 15],
      ['我们保存您的信息三十日。', 'text', 0],
    ]);
  });

  it('a sentence does not, bold or numbered', () => {
    for (const text of [
      '**我们不会出售您的信息。**',
      '1. We collect your name, your address and your telephone number when you register.',
      '一、我们收集您的姓名、手机号码、地址、支付记录、浏览记录、设备信息、位置信息以及其他信息，并用于提供服务。',
      '**请注意，** 我们收集信息',
      '**联系邮箱：privacy@example.com**',
    ])
      assert.notEqual(leavesOf(text)[0]!.role, 'heading', text);
  });

  it('a paragraph above a row of dashes is no heading, however CommonMark reads it', () => {
    const long = '我们收集您的姓名、手机号码、地址、支付记录、浏览记录、设备信息、位置信息以及其他信息，'.repeat(4);
    assert.equal(leavesOf(`${long}完。\n---\n`)[0]!.role, 'text');
  });

  it('lists: items with depth, lead and marker', () => {
    const leaves = leavesOf('我们收集：\n\n- 账号信息：\n  - 姓名\n  - 手机号\n- 设备信息\n');
    assert.deepEqual(
      leaves.map((l) => [l.text, l.role, l.level, l.lead]),
      [
        ['我们收集:', 'text', 0, -1],
        ['账号信息:', 'item', 1, -1],
        ['姓名', 'item', 2, 0],
        ['手机号', 'item', 2, 0],
        ['设备信息', 'item', 1, -1],
      ],
    );
  });

  it('a numbered line of Chinese among lines without a blank one between them acts as a heading', () => {
    assert.deepEqual(shapesOf('我们重视您的信息。\n三、信息的保存\n信息保存于岛上的机房。\n（一）期限\n保存十日。'), [
      ['我们重视您的信息。', 'text', 0],
      ['三、信息的保存', 'heading', 8],
      ['信息保存于岛上的机房。', 'text', 0],
      ['(一)期限', 'heading', 9],
      ['保存十日。', 'text', 0],
    ]);
  });

  it('one that is broken in the middle of a sentence does not', () => {
    assert.deepEqual(shapesOf('三、我们在您预订渡轮的座位时收集姓名、手机号码以及\n证件号码，用于登船核验。'), [
      ['三、我们在您预订渡轮的座位时收集姓名、手机号码以及证件号码,用于登船核验。', 'text', 0],
    ]);
  });

  it('a short line among them stands for itself, where the next holds much more', () => {
    const next = '乘客的姓名和航次由码头值班员当面核对之后录入，不向其他任何人提供。';
    assert.deepEqual(shapesOf(`我们说明如下。\n登船核验\n${next}`)[1], ['登船核验', 'text', 0]);
  });

  it('a list under a colon goes as far as the first line that ends in a stop, where those before end in semicolons', () => {
    const leaves = leavesOf('有下列情形的，停止服务：\n船票作废；\n天气恶劣。\n我们保存航次记录十日。\n另行说明：\n每年核对。\n两年一换。');
    assert.deepEqual(
      leaves.map((l) => l.lead),
      [-1, 0, 0, -1, -1, 4, 4],
    );
  });

  it('lines of a paragraph after a colon are led by it', () => {
    const leaves = leavesOf('我们收集以下信息：\n（1）姓名；\n（2）手机号。');
    assert.deepEqual(
      leaves.map((l) => [l.text, l.lead, l.marker]),
      [
        ['我们收集以下信息:', -1, ''],
        ['(1)姓名;', 0, '(1)'],
        ['(2)手机号。', 0, '(2)'],
      ],
    );
  });

  it('tables: cells know their row and their column’s head', () => {
    const leaves = leavesOf('| 名称 | 目的 |\n| --- | --- |\n| 甲 | 统计 |\n| | 推送 |\n');
    assert.deepEqual(
      leaves.map((l) => [l.text, l.role, l.row, l.head]),
      [
        ['名称', 'head-cell', 0, -1],
        ['目的', 'head-cell', 0, -1],
        ['甲', 'cell', 1, 0],
        ['统计', 'cell', 1, 1],
        ['推送', 'cell', 2, 1],
      ],
    );
  });

  it('tables without outer bars, and with a break in a cell', () => {
    const leaves = leavesOf('名称 | 目的\n--- | ---\n甲 | 统计<br>推送\n');
    assert.deepEqual(
      leaves.map((l) => [l.text, l.head]),
      [
        ['名称', -1],
        ['目的', -1],
        ['甲', 0],
        ['统计\n推送', 1],
      ],
    );
    assert.deepEqual([...leaves[3]!.sentences], [0, 2, 3, 5]);
  });

  it('quotations are marked', () => {
    assert.deepEqual(
      leavesOf('> 引文。\n\n正文。').map((l) => l.quote),
      [true, false],
    );
    assert.deepEqual(
      leavesOf('> - 甲\n>   1. 乙\n').map((l) => [l.text, l.quote, l.level]),
      [
        ['甲', true, 1],
        ['乙', true, 2],
      ],
    );
  });

  it('hard breaks part lines', () => {
    assert.deepEqual(textsOf('姓名  \n电话\\\n地址<br>邮箱'), ['姓名', '电话', '地址', '邮箱']);
  });

  it('code is silent, prose laid out as code is not', () => {
    assert.deepEqual(textsOf('```js\nconst law = "个人信息保护法第十七条";\n```'), []);
    assert.deepEqual(textsOf('```\nconst a = 1;\nlet b = 2;\n```'), []);
    assert.deepEqual(textsOf('```\n我们收集您的姓名和手机号码，用于注册账号。\n```'), ['我们收集您的姓名和手机号码,用于注册账号。']);
    assert.deepEqual(textsOf('    npm install policy\n'), []);
  });

  it('HTML blocks are silent, and their comments are kept', () => {
    const blocks = MarkdownDocument.parse('<!-- 甲 -->\n\n<div>\n个人信息 <!-- 乙 -->\n</div>\n\n丙 <!-- 丁 -->').blocks;
    assert.deepEqual(
      blocks.flatMap((b) => b.shape.comments.map((c) => c.text)),
      ['<!-- 甲 -->', '<!-- 乙 -->', '<!-- 丁 -->'],
    );
  });

  it('comments in code are none', () => {
    assert.deepEqual(
      MarkdownDocument.parse('`<!-- 甲 -->`\n\n```\n<!-- 乙 -->\n```\n').blocks.flatMap((b) => [...b.shape.comments]),
      [],
    );
  });

  it('offsets are relative to the block, and blocks know where they stand', () => {
    const text = '# 标题\r\n\r\n第一段。\r\n\r\n第二段。';
    for (const { from, shape } of MarkdownDocument.parse(text).blocks) {
      assert.equal(shape.source, text.slice(from, from + shape.length));
      for (const leaf of shape.leaves) assert.equal(shape.source.slice(leaf.map[0], leaf.ends.at(-1)), leaf.text);
    }
  });

  it('an empty document, blanks, and a lone mark', () => {
    for (const text of ['', '\n\n', ' ', '\ufeff', '#', '-', '|', '```', '<!--', '---', '\r'])
      assert.deepEqual(
        textsOf(text).filter((t) => t.length > 1),
        [],
        JSON.stringify(text),
      );
  });

  it('the context of an offset tells code and links from prose', () => {
    const text = '甲 `乙` [丙](https://example.com) <!-- 丁 -->';
    const document = MarkdownDocument.parse(text);
    assert.ok(document.contextAt(text.indexOf('乙') + 1).includes('InlineCode'));
    assert.ok(document.contextAt(text.indexOf('example')).includes('URL'));
    assert.ok(document.contextAt(text.indexOf('丁') + 1).includes('Comment'));
    assert.deepEqual(document.contextAt(1), ['Paragraph', 'Document']);
  });
});

describe('front matter', () => {
  const content = (text: string): string | undefined => {
    const { frontMatter } = MarkdownDocument.parse(text);
    return frontMatter && text.slice(frontMatter.contentFrom, frontMatter.contentTo);
  };
  const first = (text: string): string | undefined => textsOf(text)[0];

  it('is the YAML between two lines of hyphens at the start', () => {
    assert.equal(content('---\ntitle: x\n---\n\n# 甲'), 'title: x\n');
    assert.equal(first('---\ntitle: x\n---\n\n# 甲'), '甲');
  });
  it('may end in dots, and in CRLF', () => {
    assert.equal(content('---\r\ntitle: x\r\n...\r\n\r\n# 甲'), 'title: x\r\n');
    assert.equal(first('---\r\ntitle: x\r\n...\r\n\r\n# 甲'), '甲');
  });
  it('may stand after a byte order mark', () => assert.equal(content('\ufeff---\ntitle: x\n---\n甲'), 'title: x\n'));
  it('may stand after a comment', () => {
    assert.equal(content('<!-- licence -->\n---\ntitle: x\n---\n甲'), 'title: x\n');
    assert.equal(content('<!-- two\nlines -->\n---\ntitle: x\n---\n甲'), 'title: x\n');
  });
  it('may be empty', () => assert.equal(content('---\n---\n甲'), ''));
  it('may have blanks after its lines', () => assert.equal(content('--- \ntitle: x\n--- \n甲'), 'title: x\n'));
  it('may end the text', () => assert.equal(content('---\ntitle: x\n---'), 'title: x\n'));
  it('is known where it is ours and not closed', () => {
    const { frontMatter } = MarkdownDocument.parse('---\npolicyDrafter:\n  kind: privacy-policy\n\n# 甲\n');
    assert.equal(frontMatter?.closed, false);
    assert.equal(content('---\npolicyDrafter:\n  kind: privacy-policy\n\n# 甲\n'), 'policyDrafter:\n  kind: privacy-policy');
    assert.equal(first('---\npolicyDrafter:\n  kind: privacy-policy\n\n# 甲\n'), '甲');
  });
  it('is not a thematic break at the top', () => {
    assert.equal(content('---\n\n甲乙丙。\n\n---\n\n丁'), undefined);
    assert.equal(first('---\n\n甲乙丙。\n\n---\n\n丁'), '甲乙丙。');
    assert.equal(content('---\n\n甲乙丙。'), undefined);
  });
  it('does not stand further down', () => assert.equal(content('甲\n\n---\ntitle: x\n---\n'), undefined));
  it('offsets of the body count in the document', () => {
    const text = '---\ntitle: x\n---\n\n# 甲\n\n乙';
    for (const block of MarkdownDocument.parse(text).blocks)
      assert.equal(text.slice(block.from, block.from + block.shape.length), block.shape.source);
  });
});

describe('a paragraph too long to be read at once', () => {
  const line = (i: number) => `第${i}行：我们**收集**您的信息，见[说明](https://example.com/${i})。`;
  const text = Array.from({ length: 1000 }, (_, i) => line(i)).join('\n');

  it('keeps all its text, and its emphasis and links in every line', () => {
    const leaves = leavesOf(text);
    assert.equal(
      leaves.reduce((n, l) => n + l.links.length, 0),
      1000,
    );
    const all = leaves.map((l) => l.text).join('');
    for (const i of [0, 170, 171, 172, 500, 999])
      assert.ok(all.includes(`第${i}行:我们收集您的信息,见说明`) || all.includes(`第${i}行：我们收集您的信息，见说明`), String(i));
    assert.ok(!all.includes('*'));
  });
  it('keeps its text without any place to part it', () => {
    const all = leavesOf('*x'.repeat(20_000))
      .map((l) => l.text)
      .join('');
    assert.equal(all, 'x'.repeat(20_000));
  });
});

describe('comments', () => {
  const comments = (text: string) =>
    MarkdownDocument.parse(text).blocks.flatMap((b) => b.shape.comments.map((c) => [b.from + c.from, c.text]));
  it('are found several in a block, and not where they do not close', () => {
    assert.deepEqual(comments('<!-- a --><!-- b -->\n\nx\n'), [
      [0, '<!-- a -->'],
      [10, '<!-- b -->'],
    ]);
    assert.deepEqual(comments(`${'<!--'.repeat(20_000)}\n`), []);
    assert.deepEqual(comments('<!---->\n'), [[0, '<!---->']]);
  });
});
