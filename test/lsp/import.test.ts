/** A newsletter on the command line: a draft, the documents that it touches, and what is wrong with a file. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../helpers/cli.js';

describe('import', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-drafter-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string | Buffer): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const NEWS = '# Note\n\n## Enforcement\n\n1. Ferry firm fined under Article 66 of the PIPL\n\nOn 5 February 2027, CNY 30,000.\n';

  it('writes a draft that validates, and lists the documents it touches and what changed since their review', () => {
    const news = file('note-2027-02.md', NEWS);
    const p = file(
      'p.md',
      '---\npolicyDrafter: { kind: other, reviewed: 2025-06-30, asOf: 2026-11-23 }\n---\n\nSee Article 66 of the PIPL and the Cybersecurity Law.\n',
    );
    file('plain.md', '# Plain\n');
    const out = path.join(folder, 'draft.yaml');
    const r = run(['import', news, p, path.join(folder, 'plain.md'), '-o', out, '--lang', 'en']);
    assert.deepEqual([r.code, r.err], [0, '']);
    assert.match(r.out, /p\.md: touched by\n {2}2027-02\/1 Ferry firm fined/);
    assert.match(r.out, /p\.md:5\)/);
    assert.match(r.out, /CSL \(2025\): in force since/);
    assert.doesNotMatch(r.out, /plain\.md/);
    assert.match(readFileSync(out, 'utf8'), /verified: false/);
    const pack = mkdtempSync(path.join(folder, 'pack-'));
    writeFileSync(path.join(pack, 'draft.yaml'), readFileSync(out));
    assert.equal(run(['data', 'validate', pack]).code, 0);
    // Without a file the whole of standard output is still a pack.
    writeFileSync(path.join(pack, 'draft.yaml'), run(['import', news, p]).out);
    assert.equal(run(['data', 'validate', pack]).code, 0);
  });

  it('names what it cannot use, and exits 2', () => {
    const news = file('note.md', NEWS);
    const kept = file('kept.yaml', 'mine: true\n');
    for (const [args, word] of [
      [['import', path.join(folder, 'none.md')], /none\.md: cannot be read/],
      [['import', file('b.md', Buffer.from([0x50, 0, 1]))], /b\.md: not a text file/],
      [['import', news], /note\.md: does not say of which month it is: name it with --pack/],
      [['import', news, '--pack', 'November'], /"November" is no month/],
      [['import', file('e-2027-02.md', 'Words.\n')], /e-2027-02\.md: holds no numbered items/],
      [['import', news, '--pack', '2027-02', '-o', kept], /kept\.yaml: is already there/],
      [['import', news, path.join(folder, 'no.md'), '--pack', '2027-02'], /no\.md: there is no such file/],
    ] as const) {
      const r = run(args);
      assert.equal(r.code, 2, args.join(' '));
      assert.match(r.err, word);
      assert.doesNotMatch(r.err, /\n\s+at /);
    }
    assert.equal(readFileSync(kept, 'utf8'), 'mine: true\n');
  });
});
