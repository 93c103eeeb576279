/** Writing citations and finding one's way by them, on short documents. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AnalysedDocument } from '../../server/src/document/analysed.js';
import { citationText, convertCitations, type TextEditAt, tableOfAuthorities } from '../../server/src/features/citations.js';
import { completion, completionDocumentation } from '../../server/src/features/completion.js';
import { hints, links, placesOf, semanticTokens, targetAt } from '../../server/src/features/navigation.js';
import { articleNames, CITATION_STYLES, type CitationStyle } from '../../server/src/knowledge/format.js';
import { analyser } from '../helpers/knowledge.js';
import { index, knowledge, TODAY } from '../helpers/pack.js';

const open = (text: string): AnalysedDocument => analyser.open(text, { today: TODAY, override: { kind: 'other' } });
const apply = (text: string, edits: readonly TextEditAt[]): string =>
  [...edits].sort((a, b) => b.from - a.from).reduce((t, e) => t.slice(0, e.from) + e.text + t.slice(e.to), text);
const convert = (text: string, style: CitationStyle): string => apply(text, convertCitations(open(text), style));

/** The examples of `citations.tsv`. */
const citationFixtures = readFileSync(path.join(import.meta.dirname, '../fixtures/citations.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('# '))
  .map((line) => line.split('\t')[0]!.replaceAll('\\n', '\n').replaceAll('\\r', '\r'));

const EN = 'See Article 17 of the PIPL and Articles 38 to 40 and 55 of the PIPL. The DSL applies too.';
const ZH = '依据《个人信息保护法》第十七条第一款和《数据安全法》第二十七条，我们告知如下。';

describe('citation styles', () => {
  const cases: [string, CitationStyle, string][] = [
    [EN, 'full', 'See Article 17 of the Personal Information Protection Law of the People’s Republic of China and'],
    ['See Article 17 of the Personal Information Protection Law.', 'short', 'See Article 17 of the PIPL.'],
    [EN, 'statutory', 'See 《中华人民共和国个人信息保护法》第十七条 and 《中华人民共和国个人信息保护法》第三十八条至第四十条、第五十五条.'],
    [ZH, 'full', '依据《中华人民共和国个人信息保护法》第十七条第一款和《中华人民共和国数据安全法》第二十七条，我们告知如下。'],
    [
      `${ZH}个人权利见《个人信息保护法》第四十五条。`,
      'defined',
      '依据《中华人民共和国个人信息保护法》（以下简称“个人信息保护法”）第十七条第一款和《中华人民共和国数据安全法》（以下简称“数据安全法”）第二十七条，我们告知如下。个人权利见《个人信息保护法》第四十五条。',
    ],
    ['See Article 17 of the PIPL.', 'link', 'See [Article 17 of the PIPL](policy-drafter:/law/pipl@2021.en.md).'],
    ['See Article 17 of the PIPL.\n', 'footnote', 'See Article 17 of the PIPL[^pipl-17].\n\n[^pipl-17]: Article 17 of the'],
  ];
  for (const [text, style, expected] of cases)
    it(`${style}: ${text.slice(0, 40)}`, () => {
      const result = convert(text, style).replace(/'/g, '’');
      assert.ok(result.startsWith(expected), result);
    });

  const whole: [string, CitationStyle, string][] = [
    // An item whose paragraph is not named stays an item.
    ['《个人信息保护法》第十三条第（二）项、第（三）项', 'full', '《中华人民共和国个人信息保护法》第十三条第（二）项、第（三）项'],
    ['《个人信息保护法》第十三条第二款', 'full', '《中华人民共和国个人信息保护法》第十三条第二款'],
    ['Article 13, item (2) of the PIPL', 'statutory', '《中华人民共和国个人信息保护法》第十三条第（二）项'],
    ['items 2 and 3 of Article 13 PIPL', 'short', 'Article 13, items (2) and (3) of the PIPL'],
    [
      'The PIPL (Art. 13, item (2)) and Articles 13 item (2) and 14 PIPL',
      'short',
      'Article 13, item (2) of the PIPL and Articles 13 item (2) and 14 of the PIPL',
    ],
    ['item 2 of Article 13(1) PIPL', 'statutory', '《中华人民共和国个人信息保护法》第十三条第一款第（二）项'],
    ['依据网安法21（三）', 'short', '依据《网络安全法》第二十一条第（三）项'],
    ['《个人信息保护法》第十三条。同条第二项', 'short', '《个人信息保护法》第十三条。同条第二项'],
    // What articles share is said once.
    ['个保法第十三条第一款第二项至第七项', 'short', '《个人信息保护法》第十三条第一款第（二）项至第（七）项'],
    ['Art. 13(1)(2)-(7) and 14 PIPL', 'short', 'Articles 13(1)(2) to (7) and 14 of the PIPL'],
    ['个保法第二十四条第一款、第二款', 'short', '《个人信息保护法》第二十四条第一款、第二款'],
    ['个保法第十三条第一款第（二）项第1目', 'short', '《个人信息保护法》第十三条第一款第（二）项第1目'],
    // Brackets and marks of which one half stands outside are taken along, or the citation stays as it is.
    ['The PIPL (Art. 29) asks.', 'short', 'Article 29 of the PIPL asks.'],
    ['我们遵守《个人信息保护法》（第十三条）。', 'full', '我们遵守《中华人民共和国个人信息保护法》第十三条。'],
    ['The PIPL (Art. 29, in particular) asks.', 'full', 'The PIPL (Art. 29, in particular) asks.'],
    ['**PIPL** Art. 13 and Art. 14 of **PIPL**', 'short', 'Article 13 of the PIPL and Article 14 of the PIPL'],
    [
      '**PIPL Art. 13** and **see PIPL Art. 14**',
      'full',
      "**Article 13 of the Personal Information Protection Law of the People's Republic of China** and **see Article 14 of the Personal Information Protection Law of the People's Republic of China**",
    ],
    // Words before it that its new form says again.
    [
      'under the old CSL Art. 59 and the 2016 CSL, Article 21',
      'short',
      'under Article 59 of the CSL (2016) and Article 21 of the CSL (2016)',
    ],
    ['the 2016 plan and the PIPL, Art. 5', 'short', 'the 2016 plan and Article 5 of the PIPL'],
    ['依据2016年《网络安全法》第二十一条', 'short', '依据《网络安全法（2016年）》第二十一条'],
    // Another reading of a draft than the one that we know.
    ['the draft PIPL binds nobody', 'short', 'the draft PIPL binds nobody'],
    ['see GB/T 35273-2020, 5.4 and 6.1', 'short', 'see Clauses 5.4 and 6.1 of GB/T 35273'],
    [
      'See Clause 5.4 of Information Security Technology – Personal Information Security Specification.',
      'short',
      'See Clause 5.4 of GB/T 35273.',
    ],
    [
      'See Clause 5.4 of Information Security Technology – Personal Information Security Specification.',
      'statutory',
      'See 《信息安全技术 个人信息安全规范》第5.4条.',
    ],
    // A note or a link on the name alone would part it from its article.
    ['| Law | Article |\n| --- | --- |\n| PIPL | Art. 56 |', 'link', '| Law | Article |\n| --- | --- |\n| PIPL | Art. 56 |'],
    ['Somebody is appointed (PIPL,<br>Article 53).', 'footnote', 'Somebody is appointed (PIPL,<br>Article 53).'],
    ['PIPL (2nd Draft, April 2021), Art. 57', 'full', 'PIPL (2nd Draft, April 2021), Art. 57'],
    // A title that is never shortened.
    ['《生成式人工智能服务管理暂行办法》第四条', 'defined', '《生成式人工智能服务管理暂行办法》第四条'],
  ];
  for (const [text, style, expected] of whole) it(`${style}, as a whole: ${text}`, () => assert.equal(convert(text, style), expected));

  it('notes of different texts have different names', () => {
    const text = 'The PIPL and the draft PIPL; Art. 13 PIPL; 《个人信息保护法》第十三条; CSL Art. 21 and the old CSL Art. 21.\n';
    const once = convert(text, 'footnote');
    const notes = [...once.matchAll(/^\[\^([\w-]+)\]: (.*)$/gm)];
    assert.equal(new Set(notes.map((n) => n[1])).size, notes.length);
    assert.equal(notes.length, 6, once);
    for (const [, name] of notes) assert.equal(once.split(`[^${name}]`).length, 3, once);
    assert.equal(convert(once, 'footnote'), once);
  });

  it('the laws of a list that shares its articles out stay joined', () => {
    const text = 'Articles 51 and 27 of the PIPL and the DSL, respectively. 《个人信息保护法》和《数据安全法》分别在第三条、第二条规定。';
    const cited = (t: string) => open(t).citations.flatMap((c) => c.articles.map((a) => `${c.law}:${a.article}`));
    for (const style of ['short', 'full', 'defined', 'footnote', 'link'] as const) {
      const once = convert(text, style);
      assert.deepEqual(cited(once), cited(text), once);
      assert.equal(convert(once, style), once);
    }
  });

  it('one style after another ends where it began', () => {
    for (const text of [EN, ZH, 'See Article 17 of the PIPL.\n'])
      for (const style of ['full', 'link', 'statutory'] as const) {
        const there = convert(text, style);
        const back = convert(there, 'short');
        // A statutory citation in an English text is a Chinese one from then on.
        if (style !== 'statutory' || text === ZH) assert.equal(back, convert(text, 'short'), `${style}: ${there}`);
      }
  });

  it('converting twice changes nothing more', () => {
    for (const style of ['short', 'full', 'defined', 'statutory', 'footnote', 'link'] as const)
      for (const text of [EN, ZH]) {
        const once = convert(text, style);
        assert.equal(convert(once, style), once, style);
      }
  });

  it('in every style, and from each into each, the same articles are cited', () => {
    const styles = ['short', 'full', 'defined', 'statutory', 'footnote', 'link'] as const;
    const cited = (text: string) =>
      [...new Set(open(text).citations.flatMap((c) => c.articles.map((a) => `${c.version}:${a.article}`)))].sort();
    for (const text of [
      EN,
      ZH,
      '刑法第二百五十三条之一；GB/T 35273-2020第5.4条；消费者权益保护法第29条。\n',
      'Article 253-1 of the Criminal Law; clause 5.4 of GB/T 35273-2020; Article 2(1) of the App Violation Methods.\n',
      'Logs were kept under Article 21 of the CSL (2016).\n\n- Minors Regulations, Article 37\n',
    ])
      for (const first of styles) {
        const once = convert(text, first);
        assert.deepEqual(cited(once), cited(text), `${first}: ${once}`);
        assert.equal(convert(once, first), once, first);
        for (const then of styles) assert.deepEqual(cited(convert(once, then)), cited(text), `${first}, ${then}: ${once}`);
      }
  });

  describe('however a citation was written, every style leaves its articles cited, of the same law and version', () => {
    const articles = (document: AnalysedDocument) =>
      document.citations.flatMap((c) => c.articles.map((a) => `${c.version ?? c.law}:${a.article}`));
    const lawOf = (article: string) => article.slice(0, article.lastIndexOf(':'));
    for (const style of CITATION_STYLES)
      it(style, () => {
        let converted = 0;
        for (const text of citationFixtures) {
          const before = open(text);
          // What an article without a law leans on may come clearer in a text that names laws in full.
          if (!articles(before).length || before.citations.some((c) => c.articles.length && !c.law)) continue;
          const edits = convertCitations(before, style);
          if (!edits.length) continue;
          converted++;
          const after = apply(text, edits);
          const [cited, again] = [articles(before), articles(open(after))];
          // None is lost. A bare article may find its law where an abbreviation gives way to a title, but none that was not cited.
          assert.deepEqual(
            cited.filter((c) => !again.includes(c)),
            [],
            `${text}\n${after}`,
          );
          const laws = new Set(cited.map(lawOf));
          assert.deepEqual(
            again.filter((c) => !laws.has(lawOf(c))),
            [],
            `${text}\n${after}`,
          );
        }
        assert.ok(converted > 100, `only ${converted} of the examples were converted`);
      });
  });

  it('leaves alone what names no law itself, what is foreign, and what defines a name', () => {
    for (const text of [
      'The said Law applies. See Article 6 of the GDPR.',
      'The Personal Information Protection Law (the "PIPL") applies.',
      '该法第十七条适用。《个人信息保护法》（以下简称“《个保法》”）适用。',
      '`Article 17 of the PIPL`',
    ])
      assert.equal(convert(text, 'full').replace(/^The /, 'The '), text);
  });

  it('only the citation at a place, where one is asked for', () => {
    const at = EN.indexOf('DSL') + 1;
    const edits = convertCitations(open(EN), 'full', { from: at, to: at });
    assert.equal(edits.length, 1);
    assert.equal(EN.slice(edits[0]!.from, edits[0]!.to), 'DSL');
  });

  it('lists of articles are written as lawyers write them', () => {
    assert.equal(articleNames(['17'], 'en'), 'Article 17');
    assert.equal(articleNames(['13', '17'], 'en'), 'Articles 13 and 17');
    assert.equal(articleNames(['13', '38', '39', '40', '253-1'], 'en'), 'Articles 13, 38 to 40 and 253-1');
    assert.equal(articleNames(['13', '38', '39', '40'], 'zh'), '第十三条、第三十八条至第四十条');
    assert.equal(articleNames(['17(1)(2)'], 'zh'), '第十七条第一款第（二）项');
  });

  it('a citation is copied in the style asked for', () => {
    assert.equal(citationText(open(ZH), ZH.indexOf('第十七条') + 1, 'short'), '《个人信息保护法》第十七条第一款');
    assert.equal(citationText(open(EN), EN.indexOf('17'), 'statutory'), '《中华人民共和国个人信息保护法》第十七条');
    assert.equal(citationText(open(EN), 0, 'short'), undefined);
  });
});

describe('table of authorities', () => {
  it('lists each law once, with its articles in order and its status, and is refreshed in place', () => {
    const text = `# Policy\n\n${EN} Article 13 of the PIPL. Article 99 of the PIPL.\n`;
    const once = apply(text, [tableOfAuthorities(open(text), text.length, 'en')!]);
    assert.match(once, /\| Personal Information Protection Law[^|]* \| 13, 17, 38 to 40 and 55 \| in force since 1 November 2021 \|/);
    assert.match(once, /\| Data Security Law[^|]* \| – \| in force since 1 September 2021 \|/);
    assert.equal(once.match(/Personal Information Protection Law/g)!.length, 1);
    const again = apply(once, [tableOfAuthorities(open(once), 0, 'en')!]);
    assert.equal(again, once);
    const changed = once.replace('Article 13 of the PIPL', 'Article 14 of the PIPL');
    assert.match(apply(changed, [tableOfAuthorities(open(changed), 0, 'en')!]), /\| 14, 17, 38 to 40 and 55 \|/);
  });

  it('in Chinese, and nothing where nothing is cited', () => {
    assert.match(tableOfAuthorities(open(ZH), 0, 'zh')!.text, /\| 《中华人民共和国数据安全法》 \| 第二十七条 \| 现行有效/);
    assert.equal(tableOfAuthorities(open('Nothing.'), 0, 'en'), undefined);
  });

  it('its own citations are not converted', () => {
    const table = apply(ZH, [tableOfAuthorities(open(ZH), 0, 'zh')!]);
    assert.ok(convert(table, 'short').includes('| 《中华人民共和国数据安全法》 |'));
  });
});

describe('finding one’s way by citations', () => {
  const text = 'See Article 17 of the PIPL. Articles 17(1) and 45 of the PIPL, Article 99 of the PIPL, and Article 17 of the DSL.';
  const document = open(text);
  it('the article at a place is found wherever it is cited, with and without a paragraph', () => {
    const target = targetAt(document, text.indexOf('17'))!;
    assert.deepEqual(target, { law: 'pipl', article: '17' });
    assert.deepEqual(
      placesOf(document, target).map((p) => text.slice(p.from, p.to)),
      ['17', '17(1)'],
    );
  });
  it('on the name of a law, every citation of that law', () => {
    const target = targetAt(document, text.indexOf('PIPL') + 1)!;
    assert.deepEqual(target, { law: 'pipl' });
    assert.equal(placesOf(document, target).length, 3);
  });
  it('semantic tokens do not overlap, and mark what is not the law as it stands', () => {
    const spans = semanticTokens(open(`${text} Articles 38 to 40 of the CSL (2016).`));
    for (let i = 1; i < spans.length; i++) assert.ok(spans[i]!.from >= spans[i - 1]!.to);
    assert.ok(spans.some((s) => s.outdated && text.slice(s.from, s.to) === '99'));
    assert.ok(spans.some((s) => !s.outdated && text.slice(s.from, s.to) === '45'));
  });
  it('links lead to the version that is cited', () =>
    assert.deepEqual(new Set(links(document).map((l) => l.version)), new Set(['pipl@2021', 'dsl@2021'])));
  it('hints tell the law where only an antecedent does', () => {
    const zh = '《个人信息保护法》第十七条规定了告知，该法第四十五条规定了查阅。';
    assert.deepEqual(
      hints(open(zh), 0, zh.length, 'zh').map((h) => [zh.slice(h.at - 5, h.at), h.label]),
      [['第四十五条', '《个人信息保护法》']],
    );
    assert.deepEqual(hints(document, 0, text.length, 'en'), []);
  });
  it('nothing is found on foreign laws and plain words', () => {
    const foreign = 'See Article 6 of the GDPR.';
    assert.equal(targetAt(open(foreign), foreign.indexOf('GDPR')), undefined);
    assert.deepEqual(semanticTokens(open(foreign)), []);
  });
});

describe('completion in a citation style', () => {
  /** The text after taking the proposal for an article at `‸`. */
  const taken = (marked: string, id: string, style: CitationStyle): string => {
    const offset = marked.indexOf('‸');
    const text = marked.replace('‸', '');
    const entry = completion(open(text), offset, { language: 'en', style, index }).find((e) => e.id === id);
    assert.ok(entry, `${id} is proposed`);
    return apply(text, [{ from: entry.from, to: entry.to, text: entry.insertText }, ...entry.more]).replace(/'/g, '’');
  };

  it('defines the short name where the law is cited for the first time, and only there', () => {
    assert.match(
      taken('As required by pipl 17‸ we tell you.', 'pipl:17', 'defined'),
      /^As required by Article 17 of the Personal Information Protection Law of the People’s Republic of China \(the “PIPL”\) we/,
    );
    assert.match(taken('Under Article 13 of the PIPL and pipl 17‸ we tell you.', 'pipl:17', 'defined'), /and Article 17 of the PIPL we/);
    assert.match(taken('依据《个人信息保护法‸', 'pipl', 'defined'), /《中华人民共和国个人信息保护法》（以下简称“个人信息保护法”）$/);
  });
  it('adds the text of a footnote at the end, once', () => {
    const once = taken('See pipl 17‸ here.\n', 'pipl:17', 'footnote');
    assert.match(
      once,
      /^See Article 17 of the PIPL\[\^pipl-17\] here\.\n\n\[\^pipl-17\]: Article 17 of the Personal Information Protection Law of/,
    );
    assert.equal(taken(once.replace(' here.', ' here; pipl 17‸'), 'pipl:17', 'footnote').match(/\n\[\^pipl-17\]:/g)?.length, 1);
    assert.match(taken('See pipl 17‸', 'pipl:17', 'footnote'), /^See Article 17 of the PIPL\[\^pipl-17\]\n\n\[\^pipl-17\]: Article 17/);
  });
  it('writes a link', () => {
    assert.equal(taken('See pipl 17‸.', 'pipl:17', 'link'), 'See [Article 17 of the PIPL](policy-drafter:/law/pipl@2021.en.md).');
  });
});

describe('completion where one types', () => {
  const proposals = (marked: string, trigger?: string) => {
    const offset = marked.indexOf('‸');
    const text = marked.replace('‸', '');
    return completion(open(text), offset, { language: 'en', style: 'short', index, trigger }).map((entry) => ({
      id: entry.id,
      text: text.slice(0, entry.from) + entry.insertText + text.slice(entry.to),
    }));
  };
  const CITING = 'We act under the PIPL. ';

  for (const [typed, trigger, id, expected] of [
    ['See @pipl 66‸', undefined, 'pipl:66', 'See Article 66 of the PIPL'],
    ['See @pipl ‸', ' ', 'pipl', 'See the PIPL'],
    ['We are bound by @pipl‸.', undefined, 'pipl', 'We are bound by the PIPL.'],
    ['under the DSL and pipl‸', undefined, 'pipl', 'under the DSL and the PIPL'],
    ['what is due under\n@pipl‸', undefined, 'pipl', 'what is due under\nthe PIPL'],
    ['We follow the @pipl‸', undefined, 'pipl', 'We follow the PIPL'],
    ['a @pipl‸ audit', undefined, 'pipl', 'a PIPL audit'],
    ['in China’s @pipl‸', undefined, 'pipl', 'in China’s PIPL'],
    ['for @pipl‸ compliance', undefined, 'pipl', 'for PIPL compliance'],
    ['our @pipl‸ officer', undefined, 'pipl', 'our PIPL officer'],
    ['| Law |\n| --- |\n| @pipl‸ |', undefined, 'pipl', '| Law |\n| --- |\n| PIPL |'],
    ['Under.\n\n@pipl‸', undefined, 'pipl', 'Under.\n\nPIPL'],
    ['- what we look for\n\n- @pipl‸', undefined, 'pipl', '- what we look for\n\n- PIPL'],
    ['as set out in @35273‸', undefined, 'gb-t-35273', 'as set out in GB/T 35273'],
    ['请见@pipl 66‸', undefined, 'pipl:66', '请见《个人信息保护法》第六十六条'],
    ['我们依据@gerenxinxibaohufa‸', undefined, 'pipl', '我们依据《个人信息保护法》'],
    ['我们依据个保法‸处理', undefined, 'pipl', '我们依据《个人信息保护法》处理'],
    ['我们依据个保法17‸', undefined, 'pipl:17', '我们依据《个人信息保护法》第十七条'],
    ['依据《个人信息保护法》第‸', '第', 'pipl:1', '依据《个人信息保护法》第一条'],
    ['依据《个人信息保护法》第十七‸', undefined, 'pipl:17', '依据《个人信息保护法》第十七条'],
    ['依据《网安‸》的要求', undefined, 'csl', '依据《网络安全法》的要求'],
    ['We follow the personal information protection l‸ here', undefined, 'pipl', 'We follow the PIPL here'],
    [`${CITING}See Article ‸`, ' ', 'pipl:1', `${CITING}See Article 1 of the PIPL`],
    [`${CITING}See Article 5‸`, undefined, 'pipl:5', `${CITING}See Article 5 of the PIPL`],
    ['请见§17 pipl‸', undefined, 'pipl:17', '请见《个人信息保护法》第十七条'],
  ] as const)
    it(`${typed} becomes ${expected}`.replaceAll('\n', '⏎'), () => assert.deepEqual(proposals(typed, trigger)[0], { id, text: expected }));

  for (const [typed, trigger] of [
    [`${CITING}An article ‸`, ' '],
    [`${CITING}\n\n## Article ‸`, ' '],
    [`${CITING}\n\nArticle ‸`, ' '],
    [`${CITING}\n\nThis clause is Article 5 ‸`, ' '],
    ['As agreed in Article ‸', ' '],
    ['Written by @anna ‸', ' '],
    ['See @pipl 66 ‸', ' '],
    ['We answer you in ‸', ' '],
    ['我们与第‸', '第'],
    ['`See @pipl ‸`', ' '],
    ['[law](@‸)', '@'],
  ] as const)
    it(`nothing is proposed unasked at ${typed.replace(/\n/gu, '⏎')}`, () =>
      assert.deepEqual(
        proposals(typed, trigger).map(({ id }) => id),
        [],
      ));
});

describe('documentation beside the list', () => {
  for (const [language, serious] of [
    ['en', "serious: up to CNY 50,000,000 (50 million) or up to 5 % of last year's turnover (here: CNY 6,000,000 (6 million))"],
    ['zh', '情节严重：5000万元以下，或上一年度营业额5%以下（本文件：600万元）'],
  ] as const)
    it(`lists penalties, for which a table would have too little room (${language})`, () => {
      const text = completionDocumentation('pipl:66', { knowledge, language, day: TODAY, turnover: 120_000_000 }) ?? '';
      assert.ok(
        text.split('\n').some((line) => /^- (?:organisation — |单位——)/u.test(line) && line.includes(serious)),
        text,
      );
      assert.doesNotMatch(text, /\|/u);
    });
});
