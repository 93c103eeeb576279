/** Coverage, report and new document over stdio, as a client of ours asks for them. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Coverage, CoverageItem, DocumentCoverage, PlacedEdit, StatusCounts } from '../../server/src/lsp/protocol.js';
import { applyEdits, Client } from '../helpers/server.js';

const URI = 'untitled:policy.md';
const TEXT =
  '---\npolicyDrafter:\n  kind: privacy-policy\n  facts: { crossBorder: true, turnover: 500000000 } # by the product team\n---\n\n# Privacy Policy\n\nWe delete your personal information 30 days after you close your account.\n';
const item = (coverage: Coverage, id: string): CoverageItem => coverage.sections.flatMap((s) => s.items).find((i) => i.id === id)!;
const edits = (edit: WorkspaceEdit): TextEdit[] =>
  (edit.documentChanges as { textDocument: { uri: string; version: number }; edits: TextEdit[] }[]).flatMap((c) => c.edits);

describe('review over the LSP', () => {
  let client: Client;
  afterEach(() => client.stop());

  it('tells the coverage of a document, with evidence, exposure and what can be done', async () => {
    client = await Client.start({ pull: true });
    await client.open(URI, TEXT);
    const coverage = await client.request<Coverage>('policyDrafter/coverage', { uri: URI });
    assert.deepEqual([coverage.kind, coverage.kindSource, coverage.version], ['privacy-policy', 'declared', 1]);
    assert.deepEqual(coverage.facts, { crossBorder: true, turnover: 500000000 });
    assert.equal(
      Object.values(coverage.counts).reduce((a, b) => a + b, 0),
      coverage.sections.flatMap((s) => s.items).length,
    );
    const retention = item(coverage, 'retention');
    assert.equal(retention.status, 'met');
    assert.deepEqual(retention.evidence[0]!.range.start, { line: 8, character: 0 });
    assert.match(retention.evidence[0]!.text, /30 days/);
    const abroad = item(coverage, 'cross-border-transfer');
    assert.deepEqual([abroad.status, abroad.applies, abroad.fact], ['missing', true, { name: 'crossBorder', value: false }]);
    assert.match(abroad.exposure, /here: CNY 25,000,000/);
    assert.match(abroad.basis, /PIPL 39/);
    assert.equal(await client.request('policyDrafter/coverage', { uri: 'untitled:none.md' }), null);
  });

  it('tells the coverage of a file that is not open, and of an open one as it is in the editor', async () => {
    const home = mkdtempSync(path.join(tmpdir(), 'policy-drafter-closed-'));
    const file = path.join(home, 'closed.md');
    writeFileSync(file, TEXT);
    const uri = pathToFileURL(file).href;
    try {
      client = await Client.start({ pull: true, folders: [pathToFileURL(home).href] });
      assert.equal(item(await client.request<Coverage>('policyDrafter/coverage', { uri }), 'retention').status, 'met');
      await client.open(uri, TEXT.replace(/We delete.*\n/, 'Hello.\n'));
      assert.equal(item(await client.request<Coverage>('policyDrafter/coverage', { uri }), 'retention').status, 'missing');
    } finally {
      rmSync(home, { recursive: true });
    }
  });

  it('inserts a clause, and then it is there', async () => {
    client = await Client.start({ pull: true });
    await client.open(URI, TEXT);
    const made = await client.request<PlacedEdit>('policyDrafter/insertClause', { uri: URI, requirement: 'cross-border-transfer' });
    const after = applyEdits(TEXT, edits(made.edit));
    const { start, end } = made.select;
    assert.match(after.split('\n')[start.line]!.slice(start.character, end.character), /^\[●[^\]]*\]$/u);
    assert.equal(start.line, end.line);
    await client.replace(URI, after);
    assert.equal(item(await client.request<Coverage>('policyDrafter/coverage', { uri: URI }), 'cross-border-transfer').status, 'partial');
    assert.equal(await client.request('policyDrafter/insertClause', { uri: URI, requirement: 'nonsense' }), null);
  });

  it('marks a requirement as not applicable in the front matter, and keeps its comments', async () => {
    client = await Client.start({ pull: true });
    await client.open(URI, TEXT);
    const mark = (requirement: string) => client.request<PlacedEdit | null>('policyDrafter/markNotApplicable', { uri: URI, requirement });
    const after = applyEdits(TEXT, edits((await mark('minors'))!.edit));
    assert.match(after, /facts: \{ crossBorder: true, turnover: 500000000, minors: false \} # by the product team/);
    await client.replace(URI, after);
    const minors = item(await client.request<Coverage>('policyDrafter/coverage', { uri: URI }), 'minors');
    assert.deepEqual([minors.status, minors.because], ['not-applicable', 'fact']);
    assert.equal(await mark('retention'), null);
  });

  it('tells a client that asked for it when the counts change, and only then', async () => {
    client = await Client.start({ pull: true, initializationOptions: { coverage: true } });
    const told: { version: number; counts: StatusCounts }[] = [];
    client.connection.onNotification('policyDrafter/coverageChanged', (p: { version: number; counts: StatusCounts }) => {
      told.push(p);
    });
    await client.open(URI, TEXT);
    await client.pulled(URI);
    await client.change(URI, { start: { line: 8, character: 0 }, end: { line: 8, character: 0 } }, 'Hello. ');
    await client.pulled(URI);
    await client.replace(URI, TEXT.replace(/We delete.*\n/, 'Nothing.\n'));
    await client.pulled(URI);
    assert.deepEqual(
      told.map((t) => t.version),
      [1, 3],
    );
    assert.ok(told[1]!.counts.missing > told[0]!.counts.missing);
    // One that was closed may have been forgotten.
    await client.close(URI);
    await client.open(URI, TEXT.replace(/We delete.*\n/, 'Nothing.\n'));
    await client.pulled(URI);
    assert.deepEqual(told[2]?.counts, told[1]!.counts);
  });

  it('tells a client that asked for coverage when settings change, and in which language to speak', async () => {
    client = await Client.start({ pull: true, configuration: {}, locale: 'en', initializationOptions: { coverage: true } });
    await client.open(URI, TEXT);
    const language = (uri?: string) => client.request('policyDrafter/language', { uri });
    assert.deepEqual([await language(), await language(URI)], ['en', 'en']);
    const reconfigured = new Promise<void>((resolve) => client.connection.onNotification('policyDrafter/reconfigured', resolve));
    await client.configure({ language: 'zh' });
    await reconfigured;
    assert.deepEqual([await language(), await language(URI), await language('untitled:none.md')], ['zh', 'zh', 'zh']);
    const coverage = await client.request<Coverage>('policyDrafter/coverage', { uri: URI });
    assert.equal(coverage.kindTitle, '隐私政策');
    assert.match(coverage.asOfDate, /^\d{4}年\d+月\d+日$/);
  });

  it('what is only usual, or hangs on a fact that nobody has told, is not due', async () => {
    client = await Client.start({ pull: true });
    await client.open(URI, TEXT);
    const coverage = await client.request<Coverage>('policyDrafter/coverage', { uri: URI });
    const due = (id: string) => item(coverage, id).due;
    assert.deepEqual([due('purposes'), due('cross-border-transfer'), due('minors'), due('cookies')], [true, true, false, false]);
  });

  it('tells the state of the documents of a workspace, of those named, and of texts that only the client can read', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-drafter-'));
    try {
      mkdirSync(path.join(folder, 'sub'));
      writeFileSync(path.join(folder, 'sub/p.md'), TEXT);
      writeFileSync(path.join(folder, 'notes.md'), '# Notes\n');
      writeFileSync(path.join(folder, 'other.md'), '---\npolicyDrafter: { kind: other }\n---\n\nHello.\n');
      client = await Client.start({ pull: true, folders: [pathToFileURL(folder).href] });
      const all = await client.request<DocumentCoverage[]>('policyDrafter/workspaceCoverage', {});
      assert.deepEqual(all.map((d) => [path.basename(d.uri), d.state]).sort(), [
        ['other.md', 'other'],
        ['p.md', 'gaps'],
      ]);
      const gaps = all.find((d) => d.uri.endsWith('p.md'))!;
      assert.ok(gaps.findings.warning > 0);
      assert.ok(gaps.due.missing > 0 && gaps.due.missing < gaps.counts.missing, 'fewer than all that is missing are due');
      const [given] = await client.request<DocumentCoverage[]>('policyDrafter/workspaceCoverage', {
        documents: [{ uri: 'vscode-vfs://github/a/b/p.md', text: TEXT }, { uri: 'vscode-vfs://github/a/b/none.md' }],
      });
      assert.equal(given!.counts.met > 0, true);
      const report = await client.request<{ text: string; fileName: string }>('policyDrafter/report', { format: 'html', language: 'zh' });
      assert.equal(report.fileName, 'review.report.html');
      assert.match(report.text, /<h2 id="d\d">sub\/p\.md<\/h2>/);
      assert.doesNotMatch(report.text, /notes\.md/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('reports on the document as it is being written', async () => {
    client = await Client.start({ pull: true });
    await client.open(URI, `${TEXT}\nSee Article 88 of the PIPL.\n`);
    const report = await client.request<{ text: string; fileName: string }>('policyDrafter/report', {
      documents: [{ uri: URI }],
      format: 'markdown',
    });
    assert.equal(report.fileName, 'policy.report.md');
    assert.match(report.text, /There is no Article 88/);
    assert.equal(await client.request('policyDrafter/report', { documents: [{ uri: 'untitled:none.md' }], format: 'csv' }), null);
  });

  it('writes new documents of the kinds that it offers', async () => {
    client = await Client.start({ pull: true, locale: 'zh-cn' });
    const choices = await client.request<{
      language: string;
      kinds: { kind: string; title: string; facts: string[] }[];
      facts: { name: string; title: string }[];
    }>('policyDrafter/newDocumentChoices', {});
    const policy = choices.kinds.find((k) => k.kind === 'privacy-policy')!;
    assert.equal(choices.language, 'zh');
    assert.equal(policy.title, '隐私政策');
    assert.ok(policy.facts.includes('minors'));
    assert.ok(policy.facts.every((name) => choices.facts.some((f) => f.name === name)));
    const made = await client.request<{ text: string; snippet: string; fileName: string }>('policyDrafter/newDocument', {
      kind: 'privacy-policy',
      language: 'zh',
      facts: { minors: false },
    });
    assert.match(made.text, /^---\npolicyDrafter:\n {2}kind: privacy-policy\n {2}facts:\n {4}minors: false\n---\n\n# 隐私政策\n/);
    assert.match(made.snippet, /\$\{1:\[● /);
    assert.equal(await client.request('policyDrafter/newDocument', { kind: 'other', language: 'en', facts: {} }), null);
    assert.equal(
      await client.request('policyDrafter/newDocument', { kind: 'privacy-policy', language: 'en', facts: { wrong: true } }),
      null,
    );
  });

  it('names the documents that a newsletter touches, and not the newsletter, where it lies among them', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-drafter-'));
    try {
      const text = '# Note\n\n## Enforcement\n\n1. Ferry firm fined under Article 66 of the PIPL\n\nOn 5 February 2027, CNY 30,000.\n';
      writeFileSync(path.join(folder, 'note-2027-02.md'), text);
      writeFileSync(path.join(folder, 'policy.md'), `${TEXT}\nSee Article 66 of the PIPL.\n`);
      client = await Client.start({ pull: true, folders: [pathToFileURL(folder).href], configuration: {} });
      const { impact } = await client.request<{ impact: string }>('policyDrafter/importNewsletter', { fileName: 'note-2027-02.md', text });
      assert.match(impact, /<h1>Documents touched by note-2027-02\.md<\/h1>[\s\S]*<h2>policy\.md<\/h2>\n<h3>2027-02\/1 Ferry firm/u);
      assert.doesNotMatch(impact, /<h2>note-2027-02|<li>note-2027-02/u);
      const named = (fileName: string, month?: string) =>
        client.request<{ month: string; fault?: string }>('policyDrafter/importNewsletter', { fileName, text, month });
      assert.equal((await named('note.md')).fault, 'month');
      assert.equal((await named('note.md', 'February')).fault, 'month');
      assert.equal((await named('note.md', '2027-02')).month, '2027-02');
      // This client follows no links to commands.
      assert.doesNotMatch(impact, /href=/u);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
