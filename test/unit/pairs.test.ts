/** Statements about the law in pairs: the wrong one is told with the named rule, its right twin is left alone. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findingsOf } from '../../server/src/rules/run.js';
import { analyser, TODAY } from '../helpers/knowledge.js';

/** The rules about what is cited; a twin must be silent under all of them. */
const RULES = new Set([
  'unknown-article',
  'unknown-law',
  'superseded-law',
  'renumbered-article',
  'not-in-force',
  'draft-as-law',
  'wrong-title',
  'wrong-figure',
  'nonstandard-term',
]);

function told(statement: string, day: string): string[] {
  const text = `---\npolicyDrafter: { kind: other, asOf: ${day} }\n---\n\n${statement}\n`;
  const document = analyser.open(text, { today: TODAY });
  return findingsOf(document, { severities: {}, requireReason: false, language: 'en' })
    .map((f) => f.rule)
    .filter((rule) => RULES.has(rule));
}

describe('right and wrong statements about citations', () => {
  const lines = ['pairs.citations.tsv', 'pairs.figures.tsv'].flatMap((file) =>
    readFileSync(path.join(import.meta.dirname, '../fixtures', file), 'utf8').split('\n'),
  );
  for (const line of lines.filter((l) => l && !l.startsWith('# '))) {
    const [day, rule, wrong, right] = line.replaceAll('\\n', '\n').split('\t') as [string, string, string, string];
    it(`${day}: ${wrong}`, () => {
      assert.deepEqual([...new Set(told(wrong, day))], [rule]);
      assert.deepEqual(told(right, day), [], right);
    });
  }
});

describe('articles that got another number', () => {
  const under = (number: string, article: { summary?: { en: string; zh: string } | undefined }) => [
    `Article ${number} of the Cybersecurity Law: ${article.summary!.en}`,
    `《网络安全法》第${number}条：${article.summary!.zh}`,
  ];
  const moved = (statement: string) => told(statement, '2026-11-23').includes('renumbered-article');

  it('what the text in force says is left alone under its own number', () => {
    const { knowledge } = analyser;
    const wrong = knowledge.articlesOf('csl@2025').flatMap((a) => under(a.number, a).filter(moved));
    assert.deepEqual(wrong, []);
  });
  it('what the earlier text said is told under its old number, nearly always', () => {
    const { knowledge } = analyser;
    const old = knowledge
      .articlesOf('csl@2016')
      .filter((a) => !knowledge.successorsOf('csl@2016', a.number).some((s) => s.article === a.number))
      .flatMap((a) => under(a.number, a));
    assert.ok(old.filter(moved).length >= old.length * 0.95);
  });
});
