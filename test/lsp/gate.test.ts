/** Check as a gate: output formats for machines, the baseline, exit codes; and the report, the new document. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { json, run } from '../helpers/cli.js';

const root = path.resolve(import.meta.dirname, '../..');
const head = '---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n---\n\n# Privacy Policy\n\n';
const policy = `${head}😀😀 Ask us at Article 88 of the PIPL.\n`;

describe('check as a gate', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-drafter-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string): string => {
    const f = path.join(folder, name);
    mkdirSync(path.dirname(f), { recursive: true });
    writeFileSync(f, text);
    return f;
  };

  describe('sarif', () => {
    // The published schema is not strict, and one of its patterns is none under the flag u.
    const ajv = addFormats.default(new Ajv({ strict: false, unicodeRegExp: false, allErrors: true }));
    const valid = ajv.compile(JSON.parse(readFileSync(path.join(root, 'test/fixtures/sarif-2.1.0.schema.json'), 'utf8')));
    const sarif = (args: readonly string[], cwd = folder): Log => {
      const log = JSON.parse(run(['check', '--format', 'sarif', ...args], { cwd }).out) as Log;
      assert.ok(valid(log), JSON.stringify(valid.errors));
      return log;
    };

    it('fits the schema, with rules, help and UTF-16 columns', () => {
      file('policies/隐私 1.md', policy);
      const [log] = sarif(['.']).runs;
      assert.equal(log!.columnKind, 'utf16CodeUnits');
      const result = log!.results!.find((r) => r.ruleId === 'unknown-article')!;
      assert.equal(result.level, 'error');
      const place = result.locations![0]!.physicalLocation!;
      assert.deepEqual(place.region, { startLine: 9, startColumn: 24, endLine: 9, endColumn: 26 });
      assert.equal(place.artifactLocation!.uri, `policies/${encodeURIComponent('隐私 1.md')}`);
      const rule = log!.tool.driver.rules![result.ruleIndex!]!;
      assert.equal(rule.id, 'unknown-article');
      assert.match(rule.helpUri!, /^https:\/\/.+\/unknown-article\.md$/);
      assert.doesNotMatch(JSON.stringify(log), /Ask us at/);
    });

    it('fits the schema without any finding, and marks what is suppressed', () => {
      assert.deepEqual(sarif([file('plain.md', '# Notes\n')]).runs[0]!.results, []);
      const text = `${head}<!-- policy-drafter-disable-next-line unknown-article -- privileged reason -->\n\nArticle 88 of the PIPL.\n`;
      const log = sarif([file('p.md', text)]);
      const result = log.runs[0]!.results!.find((r) => r.ruleId === 'unknown-article')!;
      assert.deepEqual(result.suppressions, [{ kind: 'inSource' }]);
      assert.doesNotMatch(JSON.stringify(log), /privileged/);
    });

    it('marks what .policydrafter.yaml suppresses, by the hash that is printed for it', () => {
      const name = file('beside/p.md', `${head.replace('privacy-policy', 'other')}Article 88 of the PIPL.\n`);
      const [found] = sarif(['p.md'], path.dirname(name)).runs[0]!.results!;
      const hash = found!.partialFingerprints!['policyDrafter/v1']!.split(':')[0]!;
      file(
        'beside/.policydrafter.yaml',
        `suppressions:\n  - { path: p.md, rule: unknown-article, hash: ${hash}, reason: privileged reason, until: 2099-01-01 }\n`,
      );
      const log = sarif(['p.md'], path.dirname(name));
      assert.deepEqual(
        log.runs[0]!.results!.map((r) => [r.ruleId, r.suppressions]),
        [['unknown-article', [{ kind: 'external' }]]],
      );
      assert.doesNotMatch(JSON.stringify(log), /privileged/);
      const report = run(['report', 'p.md', '--format', 'markdown'], { cwd: path.dirname(name) }).out;
      assert.match(report, /privileged reason/);
      assert.equal(run(['check', 'p.md'], { cwd: path.dirname(name) }).code, 0);
    });

    it('keeps fingerprints where lines move, and tells equal findings apart', () => {
      const prints = (text: string) =>
        sarif([file('p.md', text)])
          .runs[0]!.results!.filter((r) => r.ruleId === 'unknown-article')
          .map((r) => r.partialFingerprints!['policyDrafter/v1']);
      const before = prints(`${policy}\nSee Article 99 of the PIPL.\n\nSee Article 99 of the PIPL.\n`);
      assert.equal(new Set(before).size, 3);
      assert.deepEqual(
        prints(`${head}A new line.\n\n${policy.slice(head.length)}\nSee Article\n99 of the PIPL.\n\nSee Article 99 of the PIPL.\n`),
        before,
      );
    });
  });

  it('annotates for GitHub, with everything escaped', () => {
    const name = 'a,b:100%.md';
    file(name, policy);
    const { out, code } = run(['check', name, '--format', 'github', '--lang', 'en'], { cwd: folder });
    assert.equal(code, 1);
    const line = out.split('\n').find((l) => l.includes('unknown-article'))!;
    assert.match(
      line,
      /^::error file=a%2Cb%3A100%25\.md,line=9,endLine=9,col=24,endColumn=26,title=policy-drafter unknown-article::There is no/,
    );
    for (const l of out.trim().split('\n')) assert.match(l, /^::(?:error|warning|notice) file=/);
  });

  it('prints a report as HTML and Markdown, with the exit code of a check', () => {
    const p = file('p.md', policy);
    const page = run(['check', p, '--format', 'html', '--lang', 'zh']);
    assert.equal(page.code, 1);
    assert.match(page.out, /^<!DOCTYPE html>\n<html lang="zh-CN">/);
    assert.match(run(['check', p, '--format', 'markdown', '--lang', 'en', '--fail-on', 'never']).out, /^# Review report/);
  });

  it('fails on the severity that is asked for', () => {
    const warning = file('w.md', `${head}Nothing.\n`);
    assert.equal(run(['check', warning, '--fail-on', 'error']).code, 0);
    assert.equal(run(['check', warning, '--fail-on', 'warning']).code, 1);
    const information = file(
      'i.md',
      '---\npolicyDrafter: { kind: other }\n---\n\n<!-- policy-drafter-disable-line unknown-article -- done -->\n',
    );
    assert.equal(json(['check', information]).summary.information, 1);
    assert.equal(run(['check', information]).code, 0);
    assert.equal(run(['check', information, '--fail-on', 'information']).code, 1);
  });

  it('takes its settings from the file that is named, and names it where it cannot be read', () => {
    file('.policydrafter.yaml', 'language: en\n');
    const other = file('ci/settings.yaml', 'rules:\n  missing-requirement: off\n  unknown-article: warning\n');
    const found = json(['check', file('p.md', policy), '--config', other]).documents[0].findings;
    assert.deepEqual(
      found.map((f: { rule: string; severity: string }) => [f.rule, f.severity]),
      [['unknown-article', 'warning']],
    );
    const none = run(['check', folder, '--config', path.join(folder, 'none.yaml')]);
    assert.equal(none.code, 2);
    assert.match(none.err, /none\.yaml: cannot be read/);
  });

  it('honours .gitignore and --kind in every format', () => {
    mkdirSync(path.join(folder, '.git'));
    file('.gitignore', '*.draft.md\n');
    file('a.draft.md', policy);
    file('b.md', '# Notes\n\nArticle 88 of the PIPL.\n');
    const log = JSON.parse(run(['check', '.', '--kind', 'other', '--format', 'sarif'], { cwd: folder }).out) as Log;
    assert.deepEqual(
      log.runs[0]!.results!.map((r) => [r.ruleId, r.locations![0]!.physicalLocation!.artifactLocation!.uri]),
      [['unknown-article', 'b.md']],
    );
  });

  describe('baseline', () => {
    const baseline = () => path.join(folder, 'baseline.json');
    const entries = (): { path: string; rule: string; count: number }[] => JSON.parse(readFileSync(baseline(), 'utf8')).findings;

    it('is written once, holds no text, and holds back what it knows', () => {
      const p = file('sub/p.md', policy);
      assert.equal(run(['check', p, '--baseline', baseline(), '--update-baseline']).code, 0);
      assert.doesNotMatch(readFileSync(baseline(), 'utf8'), /Ask us|PIPL/);
      assert.ok(entries().every((e) => e.path === 'sub/p.md'));
      const again = run(['check', p, '--baseline', baseline(), '--lang', 'en']);
      assert.equal(again.code, 0);
      assert.match(again.out, /No findings .*\n\d+ in the baseline, not shown/);
      assert.deepEqual(json(['check', p, '--baseline', baseline()]).documents[0].findings, []);
      // From another folder the same documents are meant.
      assert.equal(run(['check', 'p.md', '--baseline', '../baseline.json'], { cwd: path.join(folder, 'sub') }).code, 0);
    });

    it('shows what is new, also beside what is old', () => {
      const p = file('p.md', policy);
      run(['check', p, '--baseline', baseline(), '--update-baseline']);
      file('p.md', `${head}First a line.\n\n${policy.slice(head.length)}\nAsk us at Article 99 of the PIPL.\n`);
      const { documents } = json(['check', p, '--baseline', baseline()]);
      assert.deepEqual(
        documents[0].findings.map((f: { rule: string; range: { start: { line: number } } }) => [f.rule, f.range.start.line]),
        [['unknown-article', 12]],
      );
    });

    it('shrinks and never grows', () => {
      const p = file('p.md', policy);
      run(['check', p, '--baseline', baseline(), '--update-baseline']);
      const before = entries().length;
      file('p.md', `${head}Ask us at Article 99 of the PIPL.\n`);
      assert.match(run(['check', p, '--baseline', baseline()]).err, /baseline\.json: 1 no longer found/);
      const r = run(['check', p, '--baseline', baseline(), '--update-baseline']);
      assert.equal(r.code, 1);
      assert.match(r.out, /Article 99/);
      assert.equal(entries().length, before - 1);
      assert.equal(run(['check', p, '--baseline', baseline()]).err, '');
    });

    it('keeps the entries of documents that were not checked, and drops those of documents that are gone', () => {
      const [a, b] = [file('a.md', policy), file('b.md', policy)];
      run(['check', folder, '--baseline', baseline(), '--update-baseline']);
      run(['check', a, '--baseline', baseline(), '--update-baseline']);
      assert.deepEqual([...new Set(entries().map((e) => e.path))], ['a.md', 'b.md']);
      rmSync(b);
      run(['check', a, '--baseline', baseline(), '--update-baseline']);
      assert.deepEqual([...new Set(entries().map((e) => e.path))], ['a.md']);
    });

    it('names a file that is missing or broken, and exits 2 without a result', () => {
      const p = file('p.md', policy);
      for (const [text, why] of [
        [undefined, /there is no such baseline/],
        ['not json', /is not JSON/],
        ['{"version": 1, "findings": [{"path": 3}]}', /not a baseline of this program \(findings\.0\.path/],
      ] as const) {
        if (text !== undefined) file('baseline.json', text);
        const r = run(['check', p, '--baseline', baseline()]);
        assert.equal(r.code, 2);
        assert.match(r.err, /baseline\.json: /);
        assert.match(r.err, why);
        assert.equal(r.out, '');
      }
      assert.match(run(['check', p, '--update-baseline']).err, /--update-baseline: name the file with --baseline/);
    });
  });

  describe('report', () => {
    it('writes a file, over a document or a folder, and leaves notes out of a folder', () => {
      file('p.md', policy);
      file('notes.md', '# Notes\n');
      const out = path.join(folder, 'out/report.html');
      mkdirSync(path.dirname(out));
      const r = run(['report', folder, '-o', out, '--lang', 'en']);
      assert.deepEqual([r.code, r.out, r.err], [0, '', '']);
      const page = readFileSync(out, 'utf8');
      assert.match(page, /p\.md/);
      assert.doesNotMatch(page, /notes\.md/);
      assert.match(run(['report', path.join(folder, 'p.md'), '--format', 'csv']).out, /^\uFEFFdocument,kind,/);
    });

    it('names what it cannot read or write', () => {
      const p = file('p.md', policy);
      for (const [args, word] of [
        [['report', path.join(folder, 'none.md')], 'none.md'],
        [['report', p, '-o', path.join(folder, 'no/such/r.html')], 'r.html: there is no such folder'],
        [['report', p, '--format', 'pdf'], 'pdf'],
        [['report'], 'paths'],
      ] as const) {
        const r = run(args);
        assert.equal(r.code, 2, args.join(' '));
        assert.ok(r.err.includes(word), r.err);
      }
    });
  });

  describe('new', () => {
    it('writes a skeleton in which nothing is missing', () => {
      const out = path.join(folder, 'privacy.md');
      const made = run(['new', 'privacy-policy', '--lang', 'bilingual', '--facts', 'minors=false,sdks,channels=app+website', '-o', out]);
      assert.deepEqual([made.code, made.out, made.err], [0, '', '']);
      const { documents } = json(['check', out]);
      const rules = documents[0].findings.map((f: { rule: string }) => f.rule);
      assert.ok(!rules.includes('missing-requirement'));
      assert.ok(rules.includes('unfinished-placeholder'));
      assert.match(readFileSync(out, 'utf8'), /minors: false\n {4}sdks: true\n {4}channels: \[app, website\]/);
    });

    it('does not write over a document', () => {
      const p = file('p.md', policy);
      const r = run(['new', 'privacy-policy', '-o', p]);
      assert.equal(r.code, 2);
      assert.match(r.err, /p\.md: is already there/);
      assert.equal(readFileSync(p, 'utf8'), policy);
    });

    it('names what is wrong in the language that is asked for', () => {
      for (const [args, words] of [
        [['new', 'privacy-polcy', '--lang', 'zh'], /“privacy-polcy”不是文档类型；是否指“privacy-policy”/],
        [['new', 'privacy-policy', '--lang=zh', '--facts', 'minor=true'], /--facts：“minor”不是可用的事实；是否指“minors”/],
        [['check', '--lang', 'zh', path.join(folder, 'none.md')], /none\.md：没有该文件或文件夹/],
        [['show', 'pipl:99', '--lang', 'zh'], /pipl:99：没有第99条/],
      ] as const) {
        const r = run(args);
        assert.equal(r.code, 2, args.join(' '));
        assert.match(r.err, words);
      }
    });

    it('names a wrong kind, language or fact', () => {
      for (const [args, word] of [
        [['new', 'privacy-polcy'], /"privacy-polcy" is not a kind of document; did you mean "privacy-policy"/],
        [['new', 'other'], /"other": the pack holds no model clauses/],
        [['new', 'privacy-policy', '--lang', 'fr'], /fr/],
        [['new', 'privacy-policy', '--facts', 'minor=true'], /"minor" is not a fact; did you mean "minors"/],
        [['new', 'privacy-policy', '--facts', 'minors=often'], /"often" does not fit minors/],
        [['new', 'privacy-policy', '--facts', 'channels=fax'], /"fax" does not fit channels/],
      ] as const) {
        const r = run(args);
        assert.equal(r.code, 2, args.join(' '));
        assert.match(r.err, word);
        assert.equal(r.out, '');
      }
      assert.ok(!existsSync(path.join(folder, 'privacy-policy.en.md')));
    });
  });
});
