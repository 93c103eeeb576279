/** The command line as CI uses it: output, exit codes, messages on stderr. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { json, run } from '../helpers/cli.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const policy =
  '---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n---\n\n# Privacy Policy\n\nAsk us at Article 88 of the PIPL.\n';

describe('command line', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'policy-drafter-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string | Buffer): string => {
    const f = path.join(folder, name);
    mkdirSync(path.dirname(f), { recursive: true });
    writeFileSync(f, text);
    return f;
  };

  describe('check', () => {
    it('gives the documented JSON, with the LSP’s positions', () => {
      const result = json(['check', file('p.md', policy)]);
      assert.equal(result.version, 1);
      const [document] = result.documents;
      assert.deepEqual(
        [document.kind, document.kindSource, document.language, document.asOf],
        ['privacy-policy', 'declared', 'en', '2026-11-23'],
      );
      const finding = document.findings.find((f: { rule: string }) => f.rule === 'unknown-article');
      assert.deepEqual(finding.range.start, { line: 8, character: 18 });
      assert.equal(finding.severity, 'error');
      assert.deepEqual(document.citations[0].articles, ['88']);
      assert.equal(document.citations[0].status, 'unknown-article');
      assert.ok(document.requirements.some((r: { id: string; status: string }) => r.id === 'retention' && r.status === 'missing'));
      assert.equal(result.summary.documents, 1);
      assert.ok(result.summary.errors >= 1);
    });

    it('exits 0, 1 or 2', () => {
      const bad = file('bad.md', policy);
      const plain = file('plain.md', '# Notes\n\nHello.\n');
      assert.equal(run(['check', plain]).code, 0);
      assert.equal(run(['check', bad]).code, 1);
      assert.equal(run(['check', bad, '--fail-on', 'never']).code, 0);
      assert.equal(run(['check', path.join(folder, 'none.md')]).code, 2);
      assert.equal(run(['check']).code, 2);
    });

    it('names each unusable file, and prints the result of the others', () => {
      const bad = file('bad.md', policy);
      const binary = file('binary.md', Buffer.from([0x50, 0, 1, 2]));
      const r = run(['check', bad, binary, path.join(folder, 'none.md'), '--format', 'json']);
      assert.equal(r.code, 2);
      assert.match(r.err, /binary\.md: not a text file/);
      assert.match(r.err, /none\.md: there is no such file/);
      assert.equal(JSON.parse(r.out).documents.length, 1);
      assert.doesNotMatch(r.err, /\n\s+at /);
    });

    it('walks folders, honours .gitignore, and is not held by cyclic links', () => {
      mkdirSync(path.join(folder, '.git'));
      file('.gitignore', 'drafts/\n');
      file('a.md', policy);
      file('sub/b.markdown', policy);
      file('drafts/c.md', policy);
      file('sub/d.txt', policy);
      symlinkSync(folder, path.join(folder, 'sub/loop'));
      assert.deepEqual(
        json(['check', folder])
          .documents.map((d: { path: string }) => path.relative(folder, d.path))
          .sort(),
        ['a.md', path.join('sub', 'b.markdown')],
      );
    });

    it('reads standard input, a kind, a day and a language', () => {
      const r = run(
        [
          'check',
          '--stdin',
          '--stdin-filename',
          'x.md',
          '--kind',
          'privacy-policy',
          '--as-of',
          '2024-01-01',
          '--lang',
          'zh',
          '--format',
          'json',
        ],
        { input: '# 政策\n\n依据PIPL第88条。\n' },
      );
      const [document] = JSON.parse(r.out).documents;
      assert.deepEqual([document.path, document.kind, document.asOf], ['x.md', 'privacy-policy', '2024-01-01']);
      assert.match(document.findings.find((f: { rule: string }) => f.rule === 'unknown-article').message, /没有第八十八条/);
    });

    it('uses the nearest .policydrafter.yaml, and names what is wrong in it', () => {
      file('.policydrafter.yaml', 'documents:\n  "*.md": privacy-policy\nrules:\n  missing-requirement: off\n');
      file('p.md', '# Page\n\nAsk us at Article 88 of the PIPL.\n');
      assert.deepEqual(
        json(['check', folder]).documents[0].findings.map((f: { rule: string }) => f.rule),
        ['unknown-article'],
      );
      file('.policydrafter.yaml', 'documnets: {}\n');
      const r = run(['check', folder]);
      assert.equal(r.code, 2);
      assert.match(r.err, /\.policydrafter\.yaml:1:1: Unknown setting “documnets”\. Did you mean “documents”\?/);
      assert.match(run(['check', folder, '--lang', 'zh']).err, /\.policydrafter\.yaml:1:1: 未知的设置“documnets”。是否指“documents”？/);
    });

    it('names a fault of a project file once, however many folders it governs', () => {
      file('.policydrafter.yaml', 'documnets: {}\n');
      for (const name of ['a/p.md', 'b/p.md', 'b/c/p.md']) file(name, '# Notes\n');
      assert.equal(run(['check', folder]).err.match(/Unknown setting/g)?.length, 1);
    });

    it('speaks the language of the first settings that name one', () => {
      file('a/p.md', policy);
      file('b/.policydrafter.yaml', 'language: zh\n');
      file('b/p.md', policy);
      file('c/.policydrafter.yaml', 'language: en\n');
      file('c/p.md', policy);
      assert.match(json(['check', folder]).documents[0].findings[0].message, /\p{Script=Han}/u);
    });

    it('prints each message whole, in either language', () => {
      const f = file('p.md', policy);
      const letters = (text: string): string => text.replace(/\s/g, '');
      for (const lang of ['en', 'zh']) {
        const rows = run(['check', f, '--lang', lang]).out.split('\n');
        const printed = letters(rows.map((row) => row.replace(/^\d+:\d+ +\S+ +| +[a-z]+-[a-z-]+$/g, '')).join(''));
        for (const finding of json(['check', f, '--lang', lang]).documents[0].findings)
          assert.ok(printed.includes(letters(finding.message)), finding.message);
      }
    });

    it('prints a readable review', () => {
      const r = run(['check', file('p.md', policy)]);
      assert.match(r.out, /9:19\s+error\s+There is no Article 88/);
      assert.match(r.out, /1 document: /);
    });

    it('handles CRLF and a byte order mark', () => {
      const [document] = json(['check', file('p.md', `\uFEFF${policy.replaceAll('\n', '\r\n')}`)]).documents;
      assert.equal(document.kindSource, 'declared');
      assert.deepEqual(document.findings.find((f: { rule: string }) => f.rule === 'unknown-article').range.start, {
        line: 8,
        character: 18,
      });
    });
  });

  it('names the offending word of a wrong command, option, format, date, law or article, and exits 2', () => {
    for (const [args, word] of [
      [['chekc'], 'chekc'],
      [['check', '.', '--formt', 'json'], '--formt'],
      [['check', '.', '--format', 'xml'], 'xml'],
      [['check', '.', '--kind', 'novel'], 'novel'],
      [['check', '.', '--as-of', '2026-02-30'], '2026-02-30'],
      [['show', 'pipll'], 'pipll'],
      [['show', 'pipl:88'], '88'],
      [['show', 'csl@2017'], 'csl@2017'],
      [['show', 'item:99'], '99'],
      [['show', 'term:nonsense'], 'nonsense'],
      [['data', 'validate', 'no-such-folder'], 'no-such-folder'],
    ] as const) {
      const r = run(args);
      assert.equal(r.code, 2, args.join(' '));
      assert.ok(r.err.includes(word), `${args.join(' ')}: ${r.err}`);
      assert.doesNotMatch(r.err, /\n\s+at /);
    }
  });

  it('shows laws, versions, articles, items, terms and requirements in both languages', () => {
    assert.match(run(['show', 'pipl:66', '--lang', 'en']).out, /CNY 50,000,000 \(50 million\)/);
    assert.match(run(['show', 'pipl:66', '--lang', 'zh']).out, /5000万元/);
    assert.match(run(['show', 'csl@2016:59', '--lang', 'en']).out, /CNY 10,000–100,000/);
    assert.match(run(['show', 'csl:61', '--as-of', '2026-06-01', '--lang', 'zh']).out, /5万–50万元/);
    assert.match(run(['show', 'item:9', '--lang', 'en']).out, /CNY 50,000/);
    assert.match(run(['show', 'term:separate-consent', '--lang', 'zh']).out, /单独同意/);
    assert.match(run(['show', 'requirement:retention', '--lang', 'en']).out, /PIPL 17\(1\)\(2\)/);
    assert.equal(JSON.parse(run(['show', 'pipl', '--format', 'json', '--lang', 'en']).out).target, 'pipl');
  });

  it('searches, and finds nothing with an empty list and exit code 0', () => {
    assert.equal(json(['search', 'grxxbhf']).results[0].id, 'pipl');
    assert.equal(json(['search', 'dsl 45']).results[0].id, 'dsl:45');
    const none = run(['search', 'zzzzqqqq', '--format', 'json']);
    assert.deepEqual([none.code, JSON.parse(none.out)], [0, { results: [] }]);
  });

  it('resolves citations of a text, and none with an empty list', () => {
    const [citation] = json(['resolve', 'See Articles 38 to 40 of the PIPL.']).citations;
    assert.deepEqual(
      [citation.law, citation.articles, citation.status, citation.text],
      ['pipl', ['38', '39', '40'], 'ok', 'Articles 38 to 40 of the PIPL'],
    );
    assert.deepEqual(json(['resolve', '--stdin'], { input: 'Nothing here.' }), { citations: [] });
  });

  it('tells an example of a requirement that is judged otherwise than it says', () => {
    const pack = readFileSync(path.join(root, 'docs/example-pack/house.yaml'), 'utf8');
    assert.equal(run(['data', 'validate', 'docs/example-pack']).code, 0);
    file('wrong-example/house.yaml', pack.replace('status: partial, text: "Ask', 'status: met, text: "Ask'));
    const r = run(['data', 'validate', path.join(folder, 'wrong-example')]);
    assert.equal(r.code, 2);
    assert.match(r.err, /house\.yaml:\d+:\d+: privacy-policy\/tide-hotline: example 2 .* should be met, but is partial/);
  });

  it('validates packs, with file, line, column and remedy', () => {
    file(
      'pack/terms.yaml',
      'terms:\n  - id: house-term\n    en: house term\n    zh: 公司用语\n    definition: { en: Ours., zh: 我们的。 }\n    verified: false\n',
    );
    assert.equal(run(['data', 'validate', path.join(folder, 'pack')]).code, 0);
    file('pack/deep/er/bad.yaml', 'terms:\n  - id: House Term\n    en: x\n');
    file('pack/foreign.yaml', 'colours: [red]\n');
    file('pack/empty.yaml', '');
    file('pack/twice.yaml', 'terms:\n  - id: house-term\n    en: a\n    en: b\n');
    const r = run(['data', 'validate', path.join(folder, 'pack')]);
    assert.equal(r.code, 2);
    for (const place of [/bad\.yaml:2:9: /, /foreign\.yaml:1:1: /, /empty\.yaml:1:1: /, /twice\.yaml:4:5: /]) assert.match(r.err, place);
  });

  it('prints its version and help', () => {
    assert.match(run(['--version']).out, /^\d+\.\d+\.\d+\n$/);
    const help = run(['--help']);
    assert.equal(help.code, 0);
    for (const command of ['check', 'show', 'search', 'resolve', 'data', 'lsp']) assert.match(help.out, new RegExp(`\\b${command}\\b`));
  });
});
