/** A newsletter becomes the draft of a pack that is accepted, and says which documents it touches. */
import assert from 'node:assert/strict';
import { impactLines, impactOn, lawChanges, touchesOf } from '../../server/src/features/impact.js';
import { impactPage } from '../../server/src/features/impactPage.js';
import { draftYaml, monthOf, readNewsletter } from '../../server/src/features/newsletter.js';
import { checkPack } from '../../server/src/knowledge/check.js';
import { loadPack } from '../../server/src/knowledge/load.js';
import { analyser, TODAY } from '../helpers/knowledge.js';
import { loaded } from '../helpers/pack.js';

const { knowledge, lexicons } = analyser;
const read = (text: string) => readNewsletter(text, { knowledge, lexicon: lexicons.citations, pack: '2027-02', today: TODAY });

const TABLE = `# Monthly note, February 2027

## Legislative

| item | date | authority | what | figures |
| --- | --- | --- | --- | --- |
| 1 | 3–4 Feb 2027 | Ministry of Tides | Notice on tide gauges | report within **10 working days**; fines of RMB 1.5 million |

## Enforcement

| item | date | authority | what | figures |
| --- | --- | --- | --- | --- |
| 2 | Feb 2027 | Tidal office, under the Data Security Law | Harbour firm failed its duties | **RMB 50,000–80,000**; see Article 27 |
`;
const NUMBERED = `Monthly note

Enforcement

1. On 5 February 2027 the harbour office fined a ferry firm CNY 30,000 under Article 66 of the PIPL. It had kept tickets:
   1. for ten years,
   2. without telling anybody.

2. A second matter

It concerns Article 31 of the PIPL.
`;
const CHINESE = `# 2027年2月月报

## 立法动态

### 1. 港务规定公布

2027年2月3日，港务局公布规定，依照《个人信息保护法》第三十一条，处理者应在15个工作日内报送。

## 执法动态

### 2. 渡轮公司被罚

港务局依据《数据安全法》第四十五条，对该公司罚款5万元。
`;

describe('a newsletter', () => {
  it('is read from a table', () => {
    const [one, two] = read(TABLE).developments;
    assert.deepEqual([one!.id, one!.category, one!.date, one!.until], ['2027-02/1', 'legislative', '2027-02-03', '2027-02-04']);
    assert.equal(one!.title.en, 'Notice on tide gauges');
    assert.equal(one!.authority.en, 'Ministry of Tides');
    assert.deepEqual(
      one!.figures.map((f) => f.value),
      [
        { en: '10 working days', zh: '10个工作日' },
        { en: 'CNY 1,500,000 (1.5 million)', zh: '150万元' },
      ],
    );
    assert.deepEqual([two!.category, two!.date, two!.precision, two!.verified], ['enforcement', '2027-02-01', 'month', false]);
    assert.equal(two!.figures[0]!.value.en, 'CNY 50,000–80,000');
    assert.deepEqual(
      two!.basis.filter((b) => b === 'dsl'),
      ['dsl'],
    );
  });

  it('is read from numbered paragraphs, with lists inside them', () => {
    const { developments } = read(NUMBERED.replace('Enforcement', '## Enforcement'));
    assert.deepEqual(
      developments.map((d) => d.id),
      ['2027-02/1', '2027-02/2'],
    );
    assert.deepEqual([developments[0]!.date, developments[0]!.basis], ['2027-02-05', ['pipl:66']]);
    assert.match(developments[0]!.summary.en, /without telling anybody/);
    assert.deepEqual([developments[1]!.title.en, developments[1]!.teaches.laws], ['A second matter', ['pipl:31']]);
  });

  it('keeps the words as they stand, without the marks of Markdown', () => {
    const [one, two] = read(
      '# Note\n\n**1. A [notice](https://x.example) on “tides”**\n\nIt costs `CNY 5`.\n\n2) 公布《潮汐规定》，即日施行。\n',
    ).developments;
    assert.deepEqual([one!.title.en, one!.summary.en], ['A notice on “tides”', 'A notice on “tides”. It costs CNY 5.']);
    assert.equal(two!.title.zh, '公布《潮汐规定》，即日施行');
  });

  it('is read in Chinese', () => {
    const [one, two] = read(CHINESE).developments;
    assert.deepEqual(
      [one!.category, one!.title.zh, one!.date, one!.teaches.laws],
      ['legislative', '港务规定公布', '2027-02-03', ['pipl:31']],
    );
    assert.deepEqual(one!.figures[0]!.value, { en: '15 working days', zh: '15个工作日' });
    assert.deepEqual([two!.category, two!.basis, two!.figures[0]!.value.zh], ['enforcement', ['dsl:45'], '5万元']);
  });

  it('gives a draft that is a valid pack, with nothing verified', () => {
    for (const text of [TABLE, NUMBERED, CHINESE]) {
      const { developments, unknown } = read(text);
      const { pack, faults, places } = loadPack([{ path: 'draft.yaml', text: draftYaml(developments, unknown, 'en') }]);
      assert.deepEqual([...faults, ...checkPack(pack, { complete: false, places, base: loaded.pack })], []);
      assert.equal(pack.developments.length, 2);
      assert.ok(pack.developments.every((d) => !d.verified));
    }
  });

  it('tells its month by its name, or by its first lines', () => {
    assert.equal(monthOf('update-2023-11.md', ''), '2023-11');
    assert.equal(monthOf('update.md', '# Update, November 2023\n'), '2023-11');
    assert.equal(monthOf('update.md', CHINESE), '2027-02');
    assert.equal(monthOf('update.md', 'Hello'), undefined);
  });

  it('holds nothing where no item is numbered', () => assert.deepEqual(read('# Notes\n\nSome words.\n').developments, []));

  it('stays quick on long and odd lines', () => {
    for (const odd of ['|'.repeat(50_000), `1. ${'a '.repeat(50_000)}`, '1, '.repeat(30_000), 'RMB 1 '.repeat(20_000)]) read(odd);
  });
});

describe('what news means for a document', () => {
  const open = (front: string, body: string) =>
    analyser.open(`---\npolicyDrafter:\n  asOf: 2026-11-23\n${front}---\n\n${body}\n`, { today: TODAY });
  const { developments } = read(CHINESE);

  it('tells the article, the requirement and the law that meet', () => {
    const cites = open('  kind: other\n', 'See Article 31(1) of the PIPL and the Data Security Law.');
    assert.deepEqual(
      touchesOf(cites, developments).map((t) => [t.development.id, t.by.map((b) => b.how)]),
      [
        ['2027-02/1', ['article']],
        ['2027-02/2', ['law']],
      ],
    );
    const policy = open('  kind: privacy-policy\n', '# Privacy Policy\n\nNothing.');
    assert.deepEqual(
      touchesOf(policy, developments).map((t) => [t.development.id, t.by.map((b) => b.how)]),
      [['2027-02/1', ['requirement']]],
    );
    const without = open('  kind: privacy-policy\n  facts: { minors: false }\n', '# Privacy Policy\n\nNothing.');
    assert.deepEqual(touchesOf(without, developments), []);
  });

  it('tells the laws that changed since the review, and no older ones', () => {
    const changes = (reviewed: string) =>
      lawChanges(open('  kind: other\n', 'See the Cybersecurity Law.'), knowledge, reviewed).map((c) => c.version.id);
    assert.ok(changes('2025-06-30').includes('csl@2025'));
    assert.deepEqual(changes('2026-06-30'), []);
  });

  it('says it in lines, in both languages', () => {
    const document = open('  kind: other\n  reviewed: 2025-06-30\n', 'See Article 31 of the PIPL and the Cybersecurity Law.');
    const lines = (language: 'en' | 'zh') => impactLines(impactOn('p.md', document, developments, language), language).join('\n');
    assert.match(lines('en'), /^p\.md: touched by\n {2}2027-02\/1 港务规定公布\n {4}PIPL 31: cites the same article \(p\.md:8\)/);
    assert.match(lines('en'), /changed in law since the review of 30 June 2025:[\s\S]*\n {4}CSL \(2025\): in force since 1 January 2026/);
    assert.match(lines('zh'), /自2025年6月30日审阅以来的法律变化/);
  });

  it('says it on a page: the touched with a link to each place, then the others; what is in a name stays text', () => {
    const cites = open('  kind: other\n  reviewed: 2025-06-30\n', 'See Article 31 of the PIPL and the Cybersecurity Law.');
    const plain = open('  kind: other\n', 'See the E-Commerce Law.');
    const page = (language: 'en' | 'zh', of = [cites, plain], follows = true) =>
      impactPage(
        of.map((d, i) => ({ impact: impactOn(`a<${i}>.md`, d, developments, language), uri: `file:///${i}` })),
        { language, version: '1.2.3', file: 'note.md', linkTo: (uri, line) => (follows ? `go:${uri}:${line ?? ''}` : undefined) },
      );
    const en = page('en');
    assert.match(en, /<h1>Documents touched by note\.md<\/h1>/);
    assert.match(en, /<h2><a href="go:file:\/\/\/0:">a&lt;0&gt;\.md<\/a><\/h2>\n<h3>2027-02\/1 /);
    assert.match(en, /<li>PIPL 31: cites the same article: <a href="go:file:\/\/\/0:8">line 8<\/a><\/li>/);
    assert.match(en, /since the review of 30 June 2025:<\/p><ul><li>CSL \(2016\)/);
    assert.match(en, /<h2>Not touched<\/h2><ul><li><a href="go:file:\/\/\/1:">/);
    assert.match(page('zh'), /<html lang="zh-CN">[\s\S]*<h1>note\.md 涉及的文件<\/h1>[\s\S]*第8行[\s\S]*<h2>未涉及<\/h2>/);
    assert.match(page('en', [plain]), /It touches no document of the folder\./);
    assert.doesNotMatch(page('en', [cites, plain], false), /<a /);
    assert.match(en, /Content-Security-Policy" content="default-src 'none'/);
  });
});
