/** Suppression comments: how they are read, what they hide, and that they are reported when they hide nothing. */
import assert from 'node:assert/strict';
import type { Severity } from '../../server/src/document/configuration.js';
import { type Directive, directivesOf, parseDirective } from '../../server/src/document/directives.js';
import { MarkdownDocument } from '../../server/src/markdown/document.js';
import { findingsOf } from '../../server/src/rules/run.js';
import { applyEdits, readMarks, writeMarks } from '../helpers/fixture.js';
import { analyser, TODAY } from '../helpers/knowledge.js';

const read = (comment: string): Directive => parseDirective(comment, 0) ?? assert.fail(`no directive: ${comment}`);
const names = (d: Directive): string[] => d.rules.map((r) => r.id);

describe('directives', () => {
  const table: [string, Partial<Omit<Directive, 'rules'>> & { rules?: string[] }][] = [
    ['<!-- policy-drafter-disable-next-line unknown-article -->', { action: 'disable-next-line', rules: ['unknown-article'] }],
    ['<!-- policy-drafter-disable-line -->', { action: 'disable-line', rules: [] }],
    ['<!-- policy-drafter-disable -->', { action: 'disable', rules: [] }],
    ['<!-- policy-drafter-enable -->', { action: 'enable', rules: [] }],
    ['<!-- policy-drafter-disable-file -->', { action: 'disable-file', rules: [] }],
    ['<!--policy-drafter-disable-line-->', { action: 'disable-line', rules: [] }],
    ['<!-- policy-drafter-disable-line a-b c-d -->', { rules: ['a-b', 'c-d'] }],
    ['<!-- policy-drafter-disable-line a-b, c-d，e-f、g-h -->', { rules: ['a-b', 'c-d', 'e-f', 'g-h'] }],
    ['<!-- policy-drafter-disable-line missing-requirement/retention -->', { rules: ['missing-requirement/retention'] }],
    ['<!-- policy-drafter-disable-line a-b -- approved by counsel -->', { rules: ['a-b'], reason: 'approved by counsel' }],
    ['<!-- policy-drafter-disable-line a-b -- 法务已确认 -->', { rules: ['a-b'], reason: '法务已确认' }],
    ['<!-- policy-drafter-disable-line -- a reason only -->', { rules: [], reason: 'a reason only' }],
    [
      '<!-- policy-drafter-disable-line a-b -- long-standing, see A-1 -- and B -->',
      { rules: ['a-b'], reason: 'long-standing, see A-1 -- and B' },
    ],
    ['<!-- policy-drafter-disable-line a-b until 2027-01-01 -->', { rules: ['a-b'], until: '2027-01-01', reason: undefined }],
    ['<!-- policy-drafter-disable-line a-b until 2027-01-01 -- reason -->', { rules: ['a-b'], until: '2027-01-01', reason: 'reason' }],
    ['<!-- policy-drafter-disable-line a-b -- reason until 2027-01-01 -->', { rules: ['a-b'], until: '2027-01-01', reason: 'reason' }],
    [
      '<!-- policy-drafter-disable-next-line\n  a-b\n  -- two lines\n-->',
      { action: 'disable-next-line', rules: ['a-b'], reason: 'two lines' },
    ],
    ['<!-- policy-drafter-disable-line a-b -->'.replaceAll(' ', '\t'), { rules: ['a-b'] }],
  ];
  for (const [comment, expected] of table)
    it(comment.replace(/\s+/g, ' '), () => {
      const d = read(comment);
      for (const [key, value] of Object.entries(expected))
        assert.deepEqual(key === 'rules' ? names(d) : d[key as keyof Directive], value, key);
      assert.equal(d.fault, undefined);
      for (const r of d.rules) assert.equal(comment.slice(r.from, r.to), r.id);
    });

  for (const none of [
    '<!-- a comment -->',
    '<!-- policy-drafter -->',
    '<!-- see policy-drafter-disable -->',
    '<!-- eslint-disable -->',
    '<!-- policy-drafters-disable -->',
    '<!---->',
  ])
    it(`none: ${none}`, () => assert.equal(parseDirective(none, 0), undefined));

  const faults: [string, string][] = [
    ['<!-- policy-drafter-⟦disabel-line⟧ a-b -->', 'unknown-directive'],
    ['<!-- policy-drafter-⟦ignore⟧ -->', 'unknown-directive'],
    ['<!-- policy-drafter-⟦ignore⟧-->', 'unknown-directive'],
    ['<!-- policy-drafter-disable-line a-b until ⟦2026-02-30⟧ -->', 'bad-date'],
    ['<!-- policy-drafter-disable-line a-b until ⟦soon⟧ -- reason -->', 'bad-date'],
    ['<!-- policy-drafter-disable-line a-b -- reason until ⟦2026-02-30⟧ -->', 'bad-date'],
    ['<!-- policy-drafter-disable-line a-b -- reason until ⟦2027年1月1日⟧ -->', 'bad-date'],
  ];
  for (const [marked, code] of faults)
    it(`faulty: ${marked}`, () => {
      const { text, ranges } = readMarks(marked);
      const { fault } = read(text);
      assert.equal(fault?.code, code);
      assert.equal(writeMarks(text, [fault!]), writeMarks(text, ranges));
    });

  it('offsets count in the document, after front matter too', () => {
    const text = '---\ntitle: x\n---\n\n# 甲\n\n<!-- policy-drafter-disable-line a-b -->\n\n乙 <!-- policy-drafter-disable-line c-d -->\n';
    const found = directivesOf(MarkdownDocument.parse(text));
    assert.deepEqual(
      found.flatMap((d) => d.rules.map((r) => text.slice(r.from, r.to))),
      ['a-b', 'c-d'],
    );
    for (const d of found) assert.ok(text.slice(d.from, d.to).startsWith('<!--') && text.slice(d.from, d.to).endsWith('-->'));
  });

  it('stand in lists, tables, quotations and HTML, not in code', () => {
    const c = (n: number) => `<!-- policy-drafter-disable-line r-${n} -->`;
    const code = (n: number) => c(n);
    const text =
      `- 甲 ${c(1)}\n  - 乙 ${c(2)}\n\n| a |\n| - |\n| b ${c(3)} |\n\n> 丙 ${c(4)}\n\n<div>\n${c(5)}\n</div>\n\n\`${code(6)}\`\n\n\`\`\`\n${code(7)}\n\`\`\`\n\n${c(8)}`
        .replace('r-6', 'no-a')
        .replace('r-7', 'no-b');
    assert.deepEqual(directivesOf(MarkdownDocument.parse(text)).flatMap(names), ['r-1', 'r-2', 'r-3', 'r-4', 'r-5', 'r-8']);
  });
});

/** Documents with an article that does not exist (`unknown-article`) and blanks (`unfinished-placeholder`). */
const HEAD = '---\npolicyDrafter: { kind: other, asOf: 2026-11-23 }\n---\n\n';
const BAD = 'See Article ⟦88⟧ of the PIPL.';
const HIDDEN = 'See Article 88 of the PIPL.';

interface Options {
  readonly today?: string;
  readonly severities?: Record<string, Severity | 'off'>;
  readonly requireReason?: boolean;
}

/** The findings of a marked document stand at its marks, in order; `rules` names them, by default all `unknown-article`. */
function check(marked: string, rules?: readonly string[], options: Options = {}): void {
  const { text, ranges } = readMarks(HEAD + marked);
  const findings = findingsOf(analyser.open(text, { today: options.today ?? TODAY }), {
    severities: options.severities ?? {},
    requireReason: options.requireReason ?? false,
    language: 'en',
  });
  assert.equal(writeMarks(text, findings), writeMarks(text, ranges));
  assert.deepEqual(
    findings.map((f) => (f.rule === 'unused-suppression' || f.rule === 'invalid-configuration' ? `${f.rule} ${f.message}` : f.rule)),
    rules ?? ranges.map(() => 'unknown-article'),
  );
}
const UNUSED = 'unused-suppression unused';
const EXPIRED = 'unused-suppression expired';

describe('suppression', () => {
  it('nothing is hidden without a comment', () => check(`${BAD}\n`));

  describe('next line', () => {
    it('hides the next line that holds text', () =>
      check(`<!-- policy-drafter-disable-next-line unknown-article -->\n\n${HIDDEN}\n\n${BAD}\n`));
    it('hides it directly below', () => check(`<!-- policy-drafter-disable-next-line unknown-article -->\n${HIDDEN}\n\n${BAD}\n`));
    it('in a paragraph', () => check(`First. <!-- policy-drafter-disable-next-line unknown-article -->\n${HIDDEN}\n${BAD}\n`));
    it('not its own line', () =>
      check(`${BAD} ⟦<!-- policy-drafter-disable-next-line unknown-article -->⟧\n\nNothing.\n`, ['unknown-article', UNUSED]));
    it('not another rule', () =>
      check(`⟦<!-- policy-drafter-disable-next-line unfinished-placeholder -->⟧\n\n${BAD}\n`, [UNUSED, 'unknown-article']));
    it('every rule, where it names none', () => check(`<!-- policy-drafter-disable-next-line -->\n\n${HIDDEN} Telephone: TBD.\n`));
    it('several rules', () =>
      check(`<!-- policy-drafter-disable-next-line unknown-article unfinished-placeholder -- both -->\n\n${HIDDEN} Telephone: TBD.\n`));
    it('in a list', () => check(`- ${BAD}\n- Another. <!-- policy-drafter-disable-next-line unknown-article -->\n- ${HIDDEN}\n- ${BAD}\n`));
    it('above a list', () => check(`<!-- policy-drafter-disable-next-line unknown-article -->\n\n- ${HIDDEN}\n- ${BAD}\n`));
    it('above a quotation', () => check(`<!-- policy-drafter-disable-next-line unknown-article -->\n\n> ${HIDDEN}\n> ${BAD}\n`));
    it('in a table', () =>
      check(
        `| a | b |\n| - | - |\n| x | y <!-- policy-drafter-disable-next-line unknown-article --> |\n| ${HIDDEN} | z |\n| ${BAD} | z |\n`,
      ));
    it('with line ends of Windows', () =>
      check(`<!-- policy-drafter-disable-next-line unknown-article -->\r\n\r\n${HIDDEN}\r\n\r\n${BAD}\r\n`));
    it('at the very end', () =>
      check(`${BAD}\n\n⟦<!-- policy-drafter-disable-next-line unknown-article -->⟧`, ['unknown-article', UNUSED]));
  });

  describe('line', () => {
    it('hides its own line', () => check(`${HIDDEN} <!-- policy-drafter-disable-line unknown-article -->\n${BAD}\n`));
    it('in a list', () => check(`- ${HIDDEN} <!-- policy-drafter-disable-line unknown-article -- quoted -->\n- ${BAD}\n`));
    it('in a table', () => check(`| a |\n| - |\n| ${HIDDEN} <!-- policy-drafter-disable-line unknown-article --> |\n| ${BAD} |\n`));
    it('in a quotation', () => check(`> ${HIDDEN} <!-- policy-drafter-disable-line unknown-article -->\n>\n> ${BAD}\n`));
    it('in a heading', () => check(`## ${HIDDEN} <!-- policy-drafter-disable-line unknown-article -->\n\n${BAD}\n`));
    it('of several lines, where it stands on several', () =>
      check(`${HIDDEN} <!-- policy-drafter-disable-line unknown-article --\nreason --> ${HIDDEN}\n\n${BAD}\n`));
  });

  describe('from here to there', () => {
    it('hides all between', () =>
      check(
        `${BAD}\n\n<!-- policy-drafter-disable unknown-article -->\n\n${HIDDEN}\n\n- ${HIDDEN}\n\n<!-- policy-drafter-enable unknown-article -->\n\n${BAD}\n`,
      ));
    it('to the end, where nothing ends it', () =>
      check(`<!-- policy-drafter-disable unknown-article -->\n\n${HIDDEN}\n\n## More\n\n${HIDDEN}\n`));
    it('all rules end with enable alone', () =>
      check(`<!-- policy-drafter-disable -->\n\n${HIDDEN} TBD\n\n<!-- policy-drafter-enable -->\n\n${BAD}\n`));
    it('one rule may end before the others', () =>
      check(`<!-- policy-drafter-disable -->\n\n${HIDDEN} TBD\n\n<!-- policy-drafter-enable unknown-article -->\n\n${BAD} TBD\n\nTBD\n`));
    it('enable that ends nothing is no finding', () => check('<!-- policy-drafter-enable unknown-article -->\n\nNothing.\n'));
  });

  describe('file', () => {
    it('hides everywhere, above too', () =>
      check(`${HIDDEN}\n\n<!-- policy-drafter-disable-file unknown-article -- template -->\n\n${HIDDEN}\n`));
    it('only what it names', () =>
      check(`<!-- policy-drafter-disable-file unknown-article -->\n\n${HIDDEN} ⟦TBD⟧\n`, ['unfinished-placeholder']));
    it('not beyond its last day', () =>
      check(`⟦<!-- policy-drafter-disable-file unknown-article until 2026-11-22 -->⟧\n\n${BAD}\n`, [EXPIRED, 'unknown-article']));
  });

  describe('until', () => {
    const text = (day: string) => `<!-- policy-drafter-disable-next-line unknown-article until ${day} -->`;
    it('holds on its last day', () => check(`${text('2026-11-23')}\n\n${HIDDEN}\n`));
    it('and not on the next', () => check(`⟦${text('2026-11-23')}⟧\n\n${BAD}\n`, [EXPIRED, 'unknown-article'], { today: '2026-11-24' }));
    it('counts from today, not from the document’s day', () =>
      check(`⟦${text('2026-12-01')}⟧\n\n${BAD}\n`, [EXPIRED, 'unknown-article'], { today: '2027-01-01' }));
    it('a day that is none hides nothing, and is told', () =>
      check(`<!-- policy-drafter-disable-next-line unknown-article until ⟦2026-02-30⟧ -->\n\n${BAD}\n`, [
        'invalid-configuration not-a-day',
        'unknown-article',
      ]));
  });

  describe('that hides nothing', () => {
    it('is told', () => check('⟦<!-- policy-drafter-disable-next-line unknown-article -- once -->⟧\n\nAll is well.\n', [UNUSED]));
    it('each one that does', () =>
      check(
        `⟦<!-- policy-drafter-disable-file unfinished-placeholder -->⟧\n\n<!-- policy-drafter-disable-next-line unknown-article -->\n\n${HIDDEN}\n`,
        [UNUSED],
      ));
    it('not where the rule does not exist: that is told already', () =>
      check('<!-- policy-drafter-disable-next-line ⟦unknown-artikel⟧ -->\n\nNothing.\n', ['invalid-configuration unknown-rule']));
    it('not where its rule is off', () =>
      check('<!-- policy-drafter-disable-next-line unknown-article -->\n\nNothing.\n', [], {
        severities: { 'unused-suppression': 'off' },
      }));
    it('is removed by its fix, with its line', () => {
      const before = `${HEAD}甲\n\n<!-- policy-drafter-disable-next-line unknown-article -->\n\n乙\n`;
      const document = analyser.open(before, { today: TODAY });
      const [finding] = findingsOf(document, { severities: {}, requireReason: false, language: 'en' });
      assert.equal(finding?.rule, 'unused-suppression');
      assert.equal(applyEdits(before, finding!.fixes![0]!.edits), `${HEAD}甲\n\n\n乙\n`);
    });
    it('is removed by its fix from the end of a line', () => {
      const before = `${HEAD}甲 <!-- policy-drafter-disable-line unknown-article --> 乙\n`;
      const [finding] = findingsOf(analyser.open(before, { today: TODAY }), { severities: {}, requireReason: false, language: 'en' });
      assert.equal(applyEdits(before, finding!.fixes![0]!.edits), `${HEAD}甲  乙\n`);
    });
  });

  describe('a reason', () => {
    it('is asked for by a setting', () =>
      check(`⟦<!-- policy-drafter-disable-next-line unknown-article -->⟧\n\n${HIDDEN}\n`, ['invalid-configuration no-reason'], {
        requireReason: true,
      }));
    it('is enough in Chinese', () =>
      check(`<!-- policy-drafter-disable-next-line unknown-article -- 引自对方文本 -->\n\n${HIDDEN}\n`, [], { requireReason: true }));
    it('is not needed to enable', () =>
      check(`<!-- policy-drafter-disable -- x -->\n\n${HIDDEN}\n\n<!-- policy-drafter-enable -->\n`, [], { requireReason: true }));
  });

  describe('of one requirement', () => {
    const of = (text: string) =>
      findingsOf(analyser.open(text, { today: TODAY }), { severities: {}, requireReason: false, language: 'en' });
    const policy = (comment: string) =>
      `---\npolicyDrafter: { kind: privacy-policy, asOf: 2026-11-23 }\n---\n${comment}\n# Privacy Policy\n\nWe collect your name to open your account.\n`;
    const missing = (text: string) =>
      of(text)
        .filter((f) => f.rule === 'missing-requirement')
        .map((f) => f.requirement);
    it('hides that one', () => {
      const all = missing(policy(''));
      assert.ok(all.includes('retention') && all.length > 5, all.join());
      assert.deepEqual(
        missing(policy('<!-- policy-drafter-disable-file missing-requirement/retention -- elsewhere -->')),
        all.filter((r) => r !== 'retention'),
      );
    });
    it('or all of them', () => assert.deepEqual(missing(policy('<!-- policy-drafter-disable-file missing-requirement -->')), []));
  });

  it('off for a rule leaves nothing to hide', () => check(`${HIDDEN}\n`, [], { severities: { 'unknown-article': 'off' } }));
  it('a document of no kind has no findings, but for the comment itself', () => {
    const { text, ranges } = readMarks('# Notes\n\n<!-- policy-drafter-⟦disabel-line⟧ -->\n\nArticle 88 of the PIPL. TBD\n');
    const findings = findingsOf(analyser.open(text, { today: TODAY }), { severities: {}, requireReason: false, language: 'en' });
    assert.equal(writeMarks(text, findings), writeMarks(text, ranges));
  });
  it('a rule that fails costs only its own findings', () => {
    const failed: string[] = [];
    const document = analyser.open(`${HEAD}${HIDDEN}`, { today: TODAY });
    const broken = {
      id: 'broken',
      title: { en: 'broken', zh: 'broken' },
      since: '0',
      severity: 'error',
      runs: 'any-kind',
      fix: 'none',
      messages: {},
      check: () => {
        throw new Error('x');
      },
    } as const;
    assert.deepEqual(
      findingsOf(document, { severities: {}, requireReason: false, language: 'en', failed: (rule) => failed.push(rule) }, [broken]),
      [],
    );
    assert.deepEqual(failed, ['broken']);
  });
});
