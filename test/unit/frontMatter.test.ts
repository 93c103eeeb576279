/** Writing a fact into the front matter leaves everything else as it was. */
import assert from 'node:assert/strict';
import { setFact } from '../../server/src/features/frontMatter.js';
import { applyEdits } from '../helpers/fixture.js';
import { analyser, TODAY } from '../helpers/knowledge.js';

const body = '\n# Privacy Policy\n\nWe protect your information.\n';
function check(front: string, expected: string | undefined, fact = 'minors', value: boolean | number = false): void {
  const text = front + body;
  const document = analyser.open(text, { today: TODAY, override: { kind: 'privacy-policy' } });
  const edits = setFact(document, fact, value);
  assert.equal(edits && applyEdits(text, edits), expected === undefined ? undefined : expected + body);
  if (!edits) return;
  const after = analyser.open(applyEdits(text, edits), { today: TODAY });
  assert.deepEqual(after.configurationFaults, []);
  assert.equal(after.facts[fact as 'minors'], value);
}

describe('setFact', () => {
  it('adds front matter where there is none', () =>
    check('', '---\npolicyDrafter:\n  kind: privacy-policy\n  facts: { minors: false }\n---\n\n'));

  it('adds our key to front matter of others', () =>
    check(
      '---\ntitle: Policy # shown on the site\n---\n',
      '---\ntitle: Policy # shown on the site\npolicyDrafter:\n  kind: privacy-policy\n  facts: { minors: false }\n---\n',
    ));

  it('adds the facts to our key, before what follows', () =>
    check(
      '---\npolicyDrafter:\n  kind: privacy-policy # checked\nlayout: page\n---\n',
      '---\npolicyDrafter:\n  kind: privacy-policy # checked\n  facts: { minors: false }\nlayout: page\n---\n',
    ));

  it('adds to facts in braces, empty ones too', () => {
    check(
      '---\npolicyDrafter:\n  facts: { sdks: true } # asked on Monday\n---\n',
      '---\npolicyDrafter:\n  facts: { sdks: true, minors: false } # asked on Monday\n---\n',
    );
    check('---\npolicyDrafter: { facts: {} }\n---\n', '---\npolicyDrafter: { facts: { minors: false } }\n---\n');
  });

  it('adds to facts on lines, keeping comments and indentation', () => {
    check(
      '---\npolicyDrafter:\n    facts:\n        # from the product team\n        sdks: true # all of them\n        channels:\n            - app\n    kind: privacy-policy\n---\n',
      '---\npolicyDrafter:\n    facts:\n        # from the product team\n        sdks: true # all of them\n        channels:\n            - app\n        minors: false\n    kind: privacy-policy\n---\n',
    );
  });

  it('fills an empty key', () => {
    check('---\npolicyDrafter:\n  facts:\n---\n', '---\npolicyDrafter:\n  facts: { minors: false }\n---\n');
    check('---\npolicyDrafter:\n---\n', '---\npolicyDrafter:\n  facts: { minors: false }\n---\n');
  });

  it('changes a fact that is there', () =>
    check(
      '---\npolicyDrafter:\n  facts: { minors: true, turnover: 1 } # old\n---\n',
      '---\npolicyDrafter:\n  facts: { minors: true, turnover: 500000000 } # old\n---\n',
      'turnover',
      500000000,
    ));

  it('keeps CRLF', () =>
    check(
      '---\r\npolicyDrafter:\r\n  kind: privacy-policy\r\n---\r\n',
      '---\r\npolicyDrafter:\r\n  kind: privacy-policy\r\n  facts: { minors: false }\r\n---\r\n',
    ));

  it('leaves alone what it cannot read', () => {
    check('---\npolicyDrafter: [\n---\n', undefined);
    check('---\npolicyDrafter: privacy\n---\n', undefined);
    check('---\npolicyDrafter:\n  kind: privacy-policy\n\n', undefined);
  });
});
