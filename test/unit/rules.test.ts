/** Every rule's examples, as documents: what is marked ⟦…⟧ is found, what is under "Silent" is not, fixes do what they say. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { show } from '../../server/src/features/diagnostics.js';
import { rules } from '../../server/src/rules/index.js';
import { findingsOf } from '../../server/src/rules/run.js';
import { analyser } from '../helpers/knowledge.js';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../server/src/rules');
const TODAY = '2026-11-23';

interface Example {
  readonly flagged: boolean;
  readonly text: string;
  readonly marks: readonly { from: number; to: number }[];
  readonly message?: string;
  readonly requirement?: string;
  readonly after?: string;
}

/** Reads an examples.md: fences under `## Flagged` and `## Silent`, with `message:` or `requirement:` lines before them. */
function examplesOf(rule: string): Example[] {
  const examples: Example[] = [];
  let flagged = true;
  let message: string | undefined;
  let requirement: string | undefined;
  let after = false;
  for (const m of readFileSync(path.join(folder, rule, 'examples.md'), 'utf8').matchAll(
    /^## (\w+)|^message: (\S+)|^requirement: (\S+)|^(After the fix:)|^```markdown\n([^]*?)^```$/gm,
  )) {
    if (m[1]) flagged = m[1] === 'Flagged';
    else if (m[2]) message = m[2];
    else if (m[3]) requirement = m[3];
    else if (m[4]) after = true;
    else if (after) {
      examples[examples.length - 1] = { ...examples.at(-1)!, after: m[5]! };
      after = false;
    } else {
      const marks: { from: number; to: number }[] = [];
      let text = '';
      for (const c of m[5]!)
        if (c === '⟦') marks.push({ from: text.length, to: text.length });
        else if (c === '⟧') marks.at(-1)!.to = text.length;
        else text += c;
      examples.push({ flagged, text, marks, ...(message ? { message } : {}), ...(requirement ? { requirement } : {}) });
      [message, requirement] = [undefined, undefined];
    }
  }
  return examples;
}

describe('examples of the rules', () => {
  it('every folder is a rule of the index', () => {
    assert.deepEqual(
      rules.map((r) => r.id),
      readdirSync(folder, { withFileTypes: true })
        .filter((e) => e.isDirectory())
        .map((e) => e.name)
        .sort(),
    );
  });

  it('every rule has a page in each language, told in that language alone', () => {
    const pages = (language: 'en' | 'zh') => path.resolve(folder, '../../../docs/rules', language === 'zh' ? 'zh' : '.');
    for (const { id, title } of rules) {
      const [en, zh] = [readFileSync(path.join(pages('en'), `${id}.md`), 'utf8'), readFileSync(path.join(pages('zh'), `${id}.md`), 'utf8')];
      assert.ok(zh.includes(`\n# ${title.zh[0]!.toUpperCase()}${title.zh.slice(1)}\n`), id);
      const prose = (page: string) =>
        page
          .replace(/^```[^]*?^```$/gm, '')
          .split('\n\n')
          .slice(3)
          .filter((p) => p.trim());
      for (const paragraph of prose(zh)) assert.match(paragraph, /\p{Script=Han}/u, id);
      for (const heading of en.match(/^## .*/gm)!) assert.doesNotMatch(heading, /\p{Script=Han}/u, id);
      for (const page of [en, zh]) assert.doesNotMatch(page, /^(?:message|requirement): /m, id);
    }
  });

  for (const rule of rules)
    describe(rule.id, () => {
      const examples = examplesOf(rule.id);
      it('has examples both ways, in both languages', () => {
        for (const flagged of [true, false])
          for (const chinese of [true, false])
            assert.ok(
              examples.some((e) => e.flagged === flagged && /[\u4e00-\u9fff]/.test(e.text) === chinese),
              `${flagged ? 'flagged' : 'silent'}, ${chinese ? 'Chinese' : 'English'}`,
            );
      });
      examples.forEach((example, i) =>
        it(`${example.flagged ? 'finds' : 'leaves alone'} ${i + 1}: ${example.text
          .replace(/^---[^]*?---\s*/, '')
          .slice(0, 50)
          .replace(/\s+/g, ' ')}`, () => {
          const document = analyser.open(example.text, { today: TODAY });
          const findings = findingsOf(document, { severities: {}, requireReason: false, language: 'en' }).filter(
            (f) => f.rule === rule.id && (!example.requirement || f.requirement === example.requirement),
          );
          assert.deepEqual(
            findings.map((f) => example.text.slice(f.from, f.to)),
            example.marks.map((m) => example.text.slice(m.from, m.to)),
          );
          assert.deepEqual(
            findings.map((f) => ({ from: f.from, to: f.to })),
            example.marks,
          );
          if (example.message) for (const f of findings) assert.equal(f.message, example.message);
          // What is quoted from the document stays as it stands there; how the front matter writes a day is told as it is written.
          for (const language of ['en', 'zh'] as const)
            for (const f of rule.id === 'invalid-configuration' ? [] : findings)
              for (const [day] of show(f, language).message.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g))
                assert.ok(example.text.slice(f.from, f.to).includes(day), `${day} in: ${show(f, language).message}`);
          if (!example.after) return;
          // One that only goes to a place may stand before it.
          const mends = findings[0]?.fixes?.find((fix) => fix.edits.length);
          const edits = [...(mends?.edits ?? [])].sort((a, b) => b.from - a.from);
          assert.equal(
            edits.reduce((text, e) => text.slice(0, e.from) + e.text + text.slice(e.to), example.text),
            example.after,
          );
        }),
      );
    });
});
