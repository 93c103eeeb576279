/** What hovers and `show` say, over everything that the pack holds: set as a reader of either language expects. */
import assert from 'node:assert/strict';
import {
  explainArticle,
  explainDevelopment,
  explainLaw,
  explainRequirement,
  explainTarget,
  explainTerm,
} from '../../server/src/features/explain.js';
import type { Language } from '../../server/src/knowledge/schema.js';
import { knowledge } from '../helpers/pack.js';

/** Everything that can be shown in a language, with the target that shows it. */
function* everything(language: Language): Generator<[string, string]> {
  const e = { knowledge, language, day: '2026-11-23' };
  for (const law of knowledge.laws) {
    for (const version of law.versions) {
      yield [version.id, explainLaw(law, version, e)];
      for (const article of version.articles ?? [])
        yield [`${version.id}:${article.number}`, explainArticle(law, version, article.number, e)];
    }
  }
  for (const d of knowledge.developments) yield [d.id, explainDevelopment(d, e)];
  for (const t of knowledge.terms) yield [`term:${t.id}`, explainTerm(t, e)];
  for (const r of knowledge.requirements) yield [`requirement:${r.kind}/${r.id}`, explainRequirement(r, e)];
}

const offences = (language: Language, pattern: RegExp): string[] =>
  [...everything(language)].flatMap(([target, text]) => {
    const m = pattern.exec(text);
    return m ? [`${target}: …${text.slice(Math.max(0, m.index - 20), m.index + 20)}…`] : [];
  });

describe('explanations', () => {
  it('are there for everything', () => assert.ok([...everything('zh')].length > 2000));

  it('write dates as lawyers of the language read them', () => {
    for (const language of ['en', 'zh'] as const) assert.deepEqual(offences(language, /\b(?:19|20)\d\d-\d\d-\d\d\b/), []);
  });

  it('set Chinese with Chinese punctuation', () => {
    assert.deepEqual(offences('zh', /[\u3400-\u9fff]\*{0,2}(?: \(|[,;:](?= |[\u3400-\u9fff]))|[,;:] ?\*{0,2}[\u3400-\u9fff]/), []);
  });

  it('tell the penalties of an article first, in a table with notes below', () => {
    const text = explainTarget('pipl:66', { knowledge, language: 'en', day: '2026-11-23', turnover: 500_000_000 }) as string;
    const [head, , table, notes] = text.split('\n\n');
    assert.match(head!, /^\*\*PIPL Article 66/);
    const rows = table!.split('\n').slice(2);
    assert.deepEqual(
      rows.map((row) => /\*\*(.+?)\*\*/.exec(row)?.[1]),
      ['ordinary', 'not corrected', 'serious'],
    );
    assert.match(rows[2]!, /CNY 50,000,000 \(50 million\) or up to 5 % of last year's turnover \(here: CNY 25,000,000/);
    // Each mark has its note.
    for (const mark of table!.match(/[⁰¹²³⁴-⁹]+/g)!)
      assert.ok(
        notes!.split('  \n').some((line) => line.startsWith(`${mark} `)),
        mark,
      );
  });

  it('name the kind of document, and the year of a version, in words', () => {
    const show = (target: string, language: Language) => explainTarget(target, { knowledge, language, day: '2026-11-23' }) as string;
    assert.match(show('requirement:retention', 'zh'), /法定告知事项 · 隐私政策\n/);
    assert.match(show('csl', 'zh'), /2016（已失效/);
  });

  it('give the reason against several words once', () => {
    const text = explainTarget('term:separate-consent', { knowledge, language: 'zh', day: '2026-11-23' }) as string;
    assert.match(text, /“explicit consent”、“express consent”、“明示同意”、“明确同意”（/);
  });
});
