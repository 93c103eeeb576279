/** What a hover adds for the document in which it stands, and where its links lead. */
import assert from 'node:assert/strict';
import { hover } from '../../server/src/features/hover.js';
import { lawDocument } from '../../server/src/features/lawDocument.js';
import type { Language } from '../../server/src/knowledge/schema.js';
import { analyser, TODAY } from '../helpers/knowledge.js';
import { knowledge } from '../helpers/pack.js';

const HEAD = '---\npolicyDrafter: { kind: privacy-policy, facts: { minors: true } }\n---\n\n';
const hovered = (text: string, words: string, language: Language = 'en', coverage: string | undefined = 'command:c') => {
  const document = analyser.open(text, { today: TODAY });
  const link = (version: string, article?: string) => `law:${version}${article ? `:${article}` : ''}`;
  return hover(document, text.indexOf(words) + words.length - 1, { language, link, coverage })?.markdown ?? '';
};

describe('hover in a document', () => {
  for (const [language, text, words, told] of [
    [
      'en',
      '# Privacy Policy\n\nWe follow Article 31 of the PIPL.\n',
      'Article 31',
      '**In this document**: Minors (missing) · [Coverage](command:c)',
    ],
    [
      'zh',
      '# 隐私政策\n\n我们遵守《个人信息保护法》第三十一条。\n',
      '第三十一条',
      '**本文件中**：未成年人个人信息（缺少） · [覆盖情况](command:c)',
    ],
  ] as const)
    it(`says what the document discloses of what the article asks (${language})`, () => {
      assert.ok(hovered(HEAD + text, words, language).includes(told), hovered(HEAD + text, words, language));
    });

  it('counts what is met, and names what is open', () => {
    const text = `${HEAD}# Privacy Policy\n\nWe delete your personal information 30 days after you close your account (PIPL Article 19).\n`;
    assert.match(hovered(text, 'Article 19'), /\*\*In this document\*\*: 1 met · \[Coverage\]/);
    const notice = hovered(text.replace('Article 19', 'Article 17'), 'Article 17');
    assert.match(notice, /\*\*In this document\*\*: [^·]+ \((?:missing|partial)\) · .* · 1 met · \[Coverage\]/);
  });

  it('says nothing of it in ordinary Markdown, for a law alone, or where no requirement rests on the article', () => {
    for (const [text, words] of [
      ['We follow Article 31 of the PIPL.\n', 'Article 31'],
      [`${HEAD}# Privacy Policy\n\nWe follow the PIPL.\n`, 'PIPL'],
      [`${HEAD}# Privacy Policy\n\nSee Article 74 of the PIPL.\n`, 'Article 74'],
    ] as const)
      assert.doesNotMatch(hovered(text, words), /In this document/);
  });

  it('links to the article, to the one on penalties, and to the items of the newsletter', () => {
    const text = hovered(`${HEAD}# Privacy Policy\n\nWe follow Article 31 of the PIPL.\n`, 'Article 31');
    assert.match(text, /\[Open ↗\]\(law:pipl@2021:31\)/);
    assert.match(text, /\*\*A breach may cost\*\* \(\[PIPL 66\]\(law:pipl@2021:66\)\)/);
    assert.match(hovered('See Article 66 of the PIPL.\n', 'Article 66'), /\[item \d+\]\(law:2023-11:\d+\)/);
    assert.match(hovered('See item 9 of the November 2023 update.\n', 'item 9'), /Basis: .*\[\d+\]\(law:dsl@2021:\d+\)/);
    assert.match(
      hovered('It asks for separate consent.\n', 'separate consent'),
      /PIPL \[14\(1\)\]\(law:pipl@2021:14\), \[23\]\(law:pipl@2021:23\)/,
    );
  });

  it('without a client that follows links holds none', () => {
    const document = analyser.open(`${HEAD}# Privacy Policy\n\nWe follow Article 31 of the PIPL.\n`, { today: TODAY });
    const text = hover(document, document.text.indexOf('Article 31'), { language: 'en' })!.markdown;
    assert.doesNotMatch(text, /\]\(/);
    assert.match(text, /\*\*In this document\*\*: Minors \(missing\)$/mu);
  });
});

describe('the document of a newsletter', () => {
  for (const [language, title, item] of [
    ['en', '# November 2023 update', /^## Item 9 · /mu],
    ['zh', '# 2023年11月更新', /^## 第9项 · /mu],
  ] as const)
    it(`has a section for each item (${language})`, () => {
      const { text, lines } = lawDocument('2023-11', { knowledge, language, day: TODAY })!;
      assert.ok(text.startsWith(`${title}\n`));
      assert.equal(lines.size, knowledge.developments.length);
      assert.match(text.split('\n')[lines.get('9')!]!, item);
    });
  it('is there for known newsletters alone', () =>
    assert.equal(lawDocument('2001-01', { knowledge, language: 'en', day: TODAY }), undefined));
});

describe('the document of a law', () => {
  it('says once what holds for all of it', () => {
    const { text, lines } = lawDocument('pipl@2021', { knowledge, language: 'en', day: TODAY })!;
    assert.equal(text.match(/Personal Information Protection Law of the People's Republic of China/g)!.length, 1);
    assert.equal(text.match(/checked against the official text/g)!.length, 1);
    assert.match(text.split('\n')[lines.get('66')!]!, /^## Article 66 · /);
  });
});
