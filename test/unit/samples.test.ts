/** The samples that a new user opens: the good one wants nothing. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyser, TODAY } from '../helpers/knowledge.js';

describe('samples', () => {
  it('the good policy is complete', () => {
    const text = readFileSync(new URL('../../samples/privacy-policy-good.en.md', import.meta.url), 'utf8');
    const wanting = analyser.open(text, { today: TODAY }).verdicts.filter((v) => v.status === 'partial' || v.status === 'missing');
    assert.deepEqual(
      wanting.map((v) => `${v.requirement.id}: ${v.status}`),
      [],
    );
  });
});
