/** Suppressions in the project file: written so that the rest of the file stays, and effective only for what they were written for. */
import assert from 'node:assert/strict';
import { readProjectFile, type Suppression } from '../../server/src/document/configuration.js';
import { show } from '../../server/src/features/diagnostics.js';
import { entriesFor, suppressionWriter } from '../../server/src/features/suppressions.js';
import { effective, suppressionsOf } from '../../server/src/host/settings.js';
import { findingsOf } from '../../server/src/rules/run.js';
import { applyEdits } from '../helpers/fixture.js';
import { analyser, TODAY } from '../helpers/knowledge.js';

const entry: Suppression = { path: 'policies/app.md', rule: 'unknown-article', hash: 'abc', reason: 'reason' };

describe('a suppression in the project file', () => {
  describe('is written', () => {
    const LINES = '  - path: policies/app.md\n    rule: unknown-article\n    hash: abc\n    reason: reason\n';
    const cases: [string, string, string][] = [
      ['into an empty file', '', `suppressions:\n${LINES}`],
      ['after other settings', 'language: zh # theirs\n', `language: zh # theirs\nsuppressions:\n${LINES}`],
      ['after a last line that is not closed', 'language: zh', `language: zh\nsuppressions:\n${LINES}`],
      ['at the end of the list', `suppressions:\n${LINES}language: zh\n`, `suppressions:\n${LINES}${LINES}language: zh\n`],
      [
        'after entries of one line, before what follows',
        'suppressions:\n  - { path: a.md, rule: r, hash: h } # why\n\n# ours\nlanguage: zh\n',
        `suppressions:\n  - { path: a.md, rule: r, hash: h } # why\n${LINES}\n# ours\nlanguage: zh\n`,
      ],
      [
        'in the list’s own indentation',
        'suppressions:\n- path: a.md\n  rule: r\n  hash: h\n',
        `suppressions:\n- path: a.md\n  rule: r\n  hash: h\n${LINES.replace(/^ {2}/gm, '')}`,
      ],
      ['where the key stands alone', '# ours\nsuppressions:\n', `# ours\nsuppressions:\n${LINES}`],
      ['where the list is empty', '# ours\nsuppressions: []\n', `# ours\nsuppressions:\n${LINES}`],
      ['with the file’s line ends', 'language: zh\r\n', `language: zh\nsuppressions:\n${LINES}`.replaceAll('\n', '\r\n')],
    ];
    for (const [name, before, after] of cases)
      it(name, () => {
        const write = suppressionWriter(before);
        // Several are offered from one reading: none leaves a trace in the next.
        write?.([{ ...entry, rule: 'another' }]);
        const { edit, reason } = write!([entry]);
        assert.equal(applyEdits(before, [edit]), after);
        assert.equal(reason && after.slice(reason.from, reason.to), entry.reason);
        assert.ok(reason && reason.from >= after.lastIndexOf('hash: abc'));
        const read = readProjectFile(after);
        assert.deepEqual(read.faults, []);
        assert.deepEqual(read.settings.suppressions?.at(-1), entry);
      });
    it('not where the file is broken, nor where the key holds something else', () => {
      assert.equal(suppressionWriter('language: [zh\n'), undefined);
      assert.equal(suppressionWriter('- a list\n'), undefined);
      assert.equal(suppressionWriter('suppressions: none\n'), undefined);
    });
  });

  describe('holds', () => {
    const text = '---\npolicyDrafter:\n  kind: other\n---\n\n# Memo\n\nThey cite Article 88 of the PIPL.\n';
    const find = (content: string, suppressions: readonly Suppression[], requireReason = false) => {
      const hidden: string[] = [];
      const document = analyser.open(content, { today: TODAY });
      const findings = findingsOf(document, {
        severities: {},
        requireReason,
        language: 'en',
        suppressions,
        suppressed: (finding) => hidden.push(finding.rule),
      });
      return { document, findings, hidden, told: findings.map((f) => `${f.rule} ${f.message}`) };
    };
    const { document, findings } = find(text, []);
    const [written] = entriesFor(document, show(findings[0]!, 'en'), 'memo.md', 'en') as [Suppression];

    it('for the sentence it was written for, wherever that moves', () => {
      assert.equal(written.rule, 'unknown-article');
      assert.deepEqual(find(text, [written]).told, []);
      assert.deepEqual(find(text, [written]).hidden, ['unknown-article']);
      assert.deepEqual(find(text.replace('# Memo\n', '# Memo\n\nAnother line before.\n'), [written]).told, []);
    });
    it('no more when the sentence is another: both are told', () => {
      const { told } = find(text.replace('They cite', 'We rely on'), [written]);
      assert.deepEqual(told.sort(), ['unknown-article unknown', 'unused-suppression unused-entry']);
    });
    it('not for another sentence with the same fault', () => {
      const { told } = find(`${text}\nWe rely on Article 88 of the PIPL.\n`, [written]);
      assert.deepEqual(told, ['unknown-article unknown']);
    });
    it('to its last day', () => {
      assert.deepEqual(find(text, [{ ...written, until: TODAY }]).told, []);
      assert.deepEqual(find(text, [{ ...written, until: '2026-11-22' }]).told.sort(), [
        'unknown-article unknown',
        'unused-suppression expired-entry',
      ]);
    });
    it('for a rule that exists', () => {
      assert.deepEqual(find(text, [{ ...written, rule: 'unknown-artikel' }]).told.sort(), [
        'invalid-configuration unknown-rule-beside',
        'unknown-article unknown',
      ]);
    });
    it('and is asked for its reason by a setting', () => {
      const { reason: _, ...silent } = written;
      assert.deepEqual(find(text, [silent], true).told, ['invalid-configuration no-reason-beside']);
      assert.deepEqual(find(text, [written], true).told, []);
    });
    it('for one requirement, whatever else changes', () => {
      const policy = '---\npolicyDrafter:\n  kind: privacy-policy\n---\n\n# Privacy Policy\n\nWe collect your name.\n';
      const gaps = find(policy, []);
      const gap = gaps.findings.find((f) => f.requirement === 'retention')!;
      const [one] = entriesFor(gaps.document, show(gap, 'en'), 'p.md', 'en') as [Suppression];
      assert.equal(one.rule, 'missing-requirement/retention');
      const after = find(`${policy}\nMore is to come.\n`, [one]).findings;
      assert.ok(!after.some((f) => f.requirement === 'retention'));
      assert.equal(after.length, gaps.findings.length - 1);
    });
  });

  it('concerns the document that its path names', () => {
    const { settings } = effective(
      {},
      { text: `suppressions:\n- ${JSON.stringify({ ...entry, path: './policies/app.md' })}\n`, path: 'x' },
      undefined,
    );
    assert.equal(suppressionsOf(settings, 'policies/app.md').length, 1);
    assert.equal(suppressionsOf(settings, 'app.md').length, 0);
  });
});
