/** Citations as people write them: every line of `citations.tsv`, read alone. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Citation } from '../../server/src/document/citation.js';
import { citationsOf } from '../../server/src/document/resolve.js';
import { buildCitationLexicon } from '../../server/src/signals/citations/lexicon.js';
import { knowledge, TODAY } from '../helpers/pack.js';

const lexicon = buildCitationLexicon(knowledge);
const read = (text: string, asOf = TODAY) => citationsOf(text, knowledge, lexicon, asOf);

/** `pipl:13,14`, `csl@2016:59 renumbered`, `?:39 unresolved`: the version only where asked for, `ok` left out. */
function written(c: Citation, version: boolean): string {
  if (c.item) return `item:${c.item}`;
  const law = c.law ? (version ? c.version! : c.law) : c.status === 'foreign' ? 'foreign' : '?';
  const articles = c.articles.length ? `:${c.articles.map((a) => a.article).join(',')}` : '';
  return `${law}${articles}${c.status === 'ok' ? '' : ` ${c.status}`}`;
}

interface Row {
  readonly text: string;
  readonly expected: readonly string[];
  readonly asOf: string | undefined;
}
const rows: Row[] = readFileSync(path.join(import.meta.dirname, '../fixtures/citations.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('# '))
  .map((line) => {
    const [text, expected = '', asOf] = line.split('\t');
    return {
      text: text!.replaceAll('\\n', '\n').replaceAll('\\r', '\r'),
      expected: expected.split('; ').filter(Boolean),
      asOf: asOf || undefined,
    };
  });

describe('citations as people write them', () => {
  for (const { text, expected, asOf } of rows)
    it(text.replace(/\s+/g, ' '), () => {
      // A name alone that is no law of ours is nothing to expect.
      const found = read(text, asOf).filter((c) => c.law || c.item || c.articles.length);
      assert.deepEqual(
        found.map((c, i) => written(c, expected[i]?.includes('@') ?? false)),
        expected,
      );
      for (const c of found) assert.equal(c.text, text.slice(c.from, c.to));
    });
});
