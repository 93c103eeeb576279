/** The server over real stdio, as any editor sees it. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, DocumentLink, Location, TextEdit, WorkspaceSymbol } from 'vscode-languageserver-types';
import { applyEdits, Client, positionOf } from '../helpers/server.js';

const URI = 'untitled:policy.md';
const en = (body: string, extra = ''): string =>
  `---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n${extra}---\n\n# Privacy Policy\n\n${body}\n`;
const zh = (body: string): string => `---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n---\n\n# 隐私政策\n\n${body}\n`;
const codes = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map((d) => String(d.code));
const at = (text: string, d: Diagnostic): string => {
  const lines = text.split('\n');
  return lines[d.range.start.line]!.slice(
    d.range.start.character,
    d.range.end.line === d.range.start.line ? d.range.end.character : undefined,
  );
};

describe('language server over stdio', () => {
  let client: Client;
  afterEach(async () => {
    await client.stop();
  });

  describe('hover', () => {
    it('tells a law, an article, a term and an item in English', async () => {
      client = await Client.start({ pull: true });
      const text = en(
        'We follow Article 66 of the PIPL and ask for separate consent. See item 9 of the November 2023 update.',
        '  facts: { turnover: 500000000 }\n',
      );
      await client.open(URI, text);
      const law = await client.hover(URI, positionOf(text, 'PIPL', 1));
      assert.match(law, /Personal Information Protection Law/);
      assert.match(law, /in force since 1 November 2021/);
      const article = await client.hover(URI, positionOf(text, 'Article 66', 9));
      assert.match(article, /CNY 50,000,000 \(50 million\)/);
      assert.match(article, /here: CNY 25,000,000/);
      assert.match(article, /CNY 100,000–1,000,000/);
      assert.match(await client.hover(URI, positionOf(text, 'separate consent', 3)), /单独同意/);
      const item = await client.hover(URI, positionOf(text, 'item 9', 2));
      assert.match(item, /CNY 50,000/);
      assert.match(item, /30 October 2023/);
    });

    it('tells them in Chinese, by the setting and by the display language', async () => {
      client = await Client.start({ pull: true, configuration: { language: 'zh' } });
      const text = zh('依据《个人信息保护法》第五十七条，我们会取得您的单独同意。');
      await client.open(URI, text);
      assert.match(await client.hover(URI, positionOf(text, '个人信息保护法', 3)), /现行有效，自2021年11月1日起施行/);
      assert.match(await client.hover(URI, positionOf(text, '第五十七条', 2)), /第五十七条/);
      assert.match(await client.hover(URI, positionOf(text, '单独同意', 1)), /\*\*单独同意\*\* · separate consent/);
      await client.stop();
      client = await Client.start({ pull: true, locale: 'zh-cn' });
      await client.open(URI, text);
      assert.match(await client.hover(URI, positionOf(text, '个人信息保护法', 3)), /现行有效/);
    });

    it('reads an article in the version of the document’s date', async () => {
      client = await Client.start({ pull: true });
      const text = (day: string) => `---\npolicyDrafter: { kind: other, asOf: ${day} }\n---\n\nSee Article 59 of the Cybersecurity Law.\n`;
      await client.open(URI, text('2023-05-01'));
      assert.match(await client.hover(URI, positionOf(text('2023-05-01'), 'Article 59', 9)), /CNY 10,000–100,000/);
      await client.replace(URI, text('2026-05-01'));
      const now = await client.hover(URI, positionOf(text('2026-05-01'), 'Article 59', 9));
      assert.match(now, /2025/);
      assert.match(now, /the 2016 text's 59 \(.*\) is now 61/);
    });

    it('says nothing in code, of foreign law and of plain words', async () => {
      client = await Client.start({ pull: true });
      const text = '# Notes\n\nSee `PIPL 17` and Article 17 of the GDPR. The weather is fine.\n';
      await client.open(URI, text);
      for (const needle of ['PIPL', 'Article 17', 'weather'])
        assert.equal(await client.hover(URI, positionOf(text, needle, 2)), '', needle);
    });
  });

  describe('diagnostics', () => {
    it('come by pull where the client can, and are not pushed', async () => {
      client = await Client.start({ pull: true });
      await client.open(URI, en('Ask us at Article 88 of the PIPL.'));
      const first = await client.pulled(URI);
      assert.ok(codes(first.items!).includes('unknown-article'));
      assert.equal((await client.pulled(URI, first.resultId)).kind, 'unchanged');
      assert.equal(client.pushes, 0);
    });

    it('come by push where it cannot, with the version they were made for', async () => {
      client = await Client.start();
      assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
      await client.open(URI, en('Ask us at Article 88 of the PIPL.'));
      const diagnostics = await client.pushed(URI, (d) => codes(d).includes('unknown-article'));
      const found = diagnostics.find((d) => d.code === 'unknown-article')!;
      assert.equal(found.source, 'policy-drafter');
      assert.match(found.codeDescription!.href, /unknown-article/);
      await client.close(URI);
      assert.deepEqual(await client.pushed(URI, (d) => d.length === 0), []);
    });

    it('stay silent on ordinary Markdown', async () => {
      client = await Client.start({ pull: true });
      await client.open(URI, '# Notes\n\nArticle 88 of the PIPL does not exist, [●] and TBD.\n');
      assert.deepEqual((await client.pulled(URI)).items, []);
    });

    it('name what is wrong in the front matter, with the nearest that is right', async () => {
      client = await Client.start({ pull: true });
      const text = '---\npolicyDrafter:\n  kind: privacy-polici\n  asof: 2026-11-23\n---\n\n# Notes\n';
      await client.open(URI, text);
      const { items } = await client.pulled(URI);
      assert.deepEqual(codes(items!), ['invalid-configuration', 'invalid-configuration']);
      assert.deepEqual(
        items!.map((d) => at(text, d)),
        ['privacy-polici', 'asof'],
      );
      const actions = await client.actions(URI, items![0]!.range);
      const edit = actions[0]!.edit!.documentChanges![0] as { edits: TextEdit[] };
      assert.match(applyEdits(text, edit.edits), /kind: privacy-policy\n/);
    });

    it('group a fresh skeleton’s gaps at the title, with a fix each, and list them singly as it grows', async () => {
      client = await Client.start({ pull: true });
      await client.open(URI, en('We collect your name.'));
      const missing = (await client.pulled(URI)).items!.filter((d) => d.code === 'missing-requirement');
      assert.equal(missing.length, 1);
      assert.equal(at(en('We collect your name.'), missing[0]!), 'Privacy Policy');
      const { requirements } = missing[0]!.data as { requirements: string[] };
      assert.ok(requirements.includes('retention') && requirements.length > 15);
      const actions = await client.actions(URI, missing[0]!.range);
      assert.ok(actions.filter((a) => a.edit).length >= requirements.length);
    });

    it('a quick fix inserts the model clause in the document’s language, and the finding goes', async () => {
      for (const [text, placed] of [
        [
          en('## How long we keep it\n\nWe are careful.\n\n## Contact\n\nhello@example.com'),
          /How long we keep it\n\nWe are careful\.\n\n.{20}/s,
        ],
        [zh('## 保存期限\n\n我们很谨慎。\n\n## 联系我们\n\nhello@example.com'), /保存期限\n\n我们很谨慎。\n\n.{10}/s],
      ] as const) {
        client = await Client.start({ pull: true });
        await client.open(URI, text);
        const group = (await client.pulled(URI)).items!.find((d) => d.code === 'missing-requirement')!;
        const actions = await client.actions(URI, group.range);
        const fix = actions.find((a) => /retention|how long|period/i.test(a.title))!;
        assert.ok(fix, actions.map((a) => a.title).join(' | '));
        const change = fix.edit!.documentChanges![0] as { edits: TextEdit[]; textDocument: { version: number } };
        assert.equal(change.textDocument.version, 1);
        const after = applyEdits(text, change.edits);
        assert.match(after, placed);
        await client.replace(URI, after);
        const still = (await client.pulled(URI)).items!;
        const data = still
          .filter((d) => d.code === 'missing-requirement')
          .flatMap(
            (d) =>
              (d.data as { requirements?: string[]; requirement?: string }).requirements ?? [
                (d.data as { requirement: string }).requirement,
              ],
          );
        assert.ok(!data.includes('retention'), data.join());
        assert.ok(codes(still).includes('unfinished-placeholder'), 'the clause’s blanks are flagged until filled');
        if (text.includes('How long')) await client.stop();
      }
    });

    it('a suppression comment with a reason hides a finding, and is reported when it hides none', async () => {
      client = await Client.start({ pull: true });
      await client.open(
        URI,
        en(
          '<!-- policy-drafter-disable-next-line unknown-article -- quoted from a letter -->\n\nThey cite Article 88 of the PIPL.\n\n<!-- policy-drafter-disable-next-line unknown-article -- nothing here -->\n\nAll is well.',
        ),
      );
      const found = codes((await client.pulled(URI)).items!);
      assert.ok(!found.includes('unknown-article'));
      assert.equal(found.filter((c) => c === 'unused-suppression').length, 1);
    });
  });

  it('suppresses a finding in .policydrafter.yaml, made where there is none, so that the document says nothing of it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-drafter-'));
    try {
      const base = pathToFileURL(folder).href;
      const uri = `${base}/policies/memo.md`;
      client = await Client.start({ pull: true, folders: [base], configuration: {} });
      const text = en('They cite Article 88 of the PIPL.');
      await client.open(uri, text);
      const finding = (await client.pulled(uri)).items!.find((d) => d.code === 'unknown-article')!;
      const actions = await client.actions(uri, finding.range, [finding]);
      const [create, change] = actions.find((a) => a.title.includes('.policydrafter.yaml'))!.edit!.documentChanges as [
        { kind: string; uri: string },
        { textDocument: { uri: string }; edits: TextEdit[] },
      ];
      assert.deepEqual([create.kind, create.uri, change.textDocument.uri], ['create', `${base}/.policydrafter.yaml`, create.uri]);
      const file = applyEdits('', change.edits);
      assert.match(file, /path: policies\/memo\.md\n +rule: unknown-article\n +hash: [0-9a-f]{20}\n +reason: reason/);
      assert.doesNotMatch(file, /cite/);
      writeFileSync(path.join(folder, '.policydrafter.yaml'), file);
      await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: create.uri, type: 1 }] });
      assert.ok(!codes((await client.pulled(uri)).items!).some((code) => code === 'unknown-article' || code === 'unused-suppression'));
      await client.replace(uri, text.replace('They cite', 'We rely on'));
      const after = codes((await client.pulled(uri)).items!);
      assert.ok(after.includes('unknown-article') && after.includes('unused-suppression'), after.join());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('a folder may be the root of its file system', async () => {
    client = await Client.start({ pull: true, folders: ['memory:/'], configuration: {} });
    client.connection.onRequest('policyDrafter/readFile', ({ uri }: { uri: string }) =>
      uri === 'memory:/.policydrafter.yaml' ? 'documents: { "notes/*.md": privacy-policy }\n' : null,
    );
    await client.open('memory:/notes/a.md', '# Notes\n\nHello.\n');
    assert.ok(codes((await client.pulled('memory:/notes/a.md')).items!).includes('missing-requirement'));
  });

  describe('settings', () => {
    it('take effect without a restart', async () => {
      client = await Client.start({ configuration: null });
      await client.open(URI, en('Ask us at Article 88 of the PIPL.'));
      await client.pushed(URI, (d) => d.some((x) => x.code === 'unknown-article' && x.severity === 1));
      await client.configure({ rules: { 'unknown-article': 'hint' }, language: 'zh' });
      const diagnostics = await client.pushed(URI, (d) => d.some((x) => x.code === 'unknown-article' && x.severity === 4));
      assert.match(String(diagnostics.find((d) => d.code === 'unknown-article')!.message), /没有第八十八条/);
      await client.configure({ rules: { 'unknown-article': 'off' } });
      await client.pushed(URI, (d) => d.length > 0 && !codes(d).includes('unknown-article'));
    });

    it('that change while they are read are read again', async () => {
      client = await Client.start({ pull: true, configuration: { language: 'en' } });
      const slow = client.hold();
      await client.open(URI, en('Ask us at Article 88 of the PIPL.'));
      const first = client.pulled(URI);
      await slow.asked;
      await client.configure({ language: 'zh' });
      slow.release();
      await first;
      const told = (await client.pulled(URI)).items!.find((d) => d.code === 'unknown-article');
      assert.match(String(told?.message), /没有第八十八条/);
    });

    it('come from the nearest .policydrafter.yaml of each folder', async () => {
      const folders = ['a', 'b'].map(() => mkdtempSync(path.join(tmpdir(), 'policy-drafter-')));
      try {
        writeFileSync(
          path.join(folders[0]!, '.policydrafter.yaml'),
          'documents:\n  "*.md": privacy-policy\nrules:\n  missing-requirement: off\nlanguage: zh\n',
        );
        const uris = folders.map((f) => pathToFileURL(f).href);
        client = await Client.start({ pull: true, folders: uris, configuration: {} });
        const text = '# A page\n\nAsk us at Article 88 of the PIPL.\n';
        for (const uri of uris) await client.open(`${uri}/page.md`, text);
        const [first, second] = await Promise.all(uris.map((uri) => client.pulled(`${uri}/page.md`)));
        assert.deepEqual(codes(first!.items!), ['unknown-article']);
        assert.match(String(first!.items![0]!.message), /没有第八十八条/);
        assert.deepEqual(second!.items, []);
      } finally {
        for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      }
    });

    it('of an older kind of client (null answers) mean defaults', async () => {
      client = await Client.start({ pull: true, configuration: null });
      await client.open(URI, en('Ask us at Article 88 of the PIPL.'));
      assert.ok(codes((await client.pulled(URI)).items!).includes('unknown-article'));
    });
  });

  describe('completion', () => {
    it('inserts a citation in the language of the text', async () => {
      client = await Client.start({ pull: true });
      const text = en('We act under pipl 66\n\n依据《个保');
      await client.open(URI, text);
      const english = await client.complete(URI, positionOf(text, 'pipl 66', 7));
      assert.equal((english[0]!.textEdit as TextEdit).newText, 'Article 66 of the PIPL');
      const chinese = await client.complete(URI, positionOf(text, '《个保', 3), '《');
      assert.equal((chinese[0]!.textEdit as TextEdit).newText, '《个人信息保护法》');
      assert.equal(english[0]!.documentation, undefined);
      const resolved = await client.request<{ documentation: { value: string } }>('completionItem/resolve', english[0]);
      assert.match(resolved.documentation.value, /50,000,000/);
    });

    it('offers clauses where a paragraph begins, with tab stops to a client that knows them', async () => {
      const text = `${en('We delete your personal information after 30 days.')}\n\n`;
      for (const snippets of [true, false]) {
        client = await Client.start({ pull: true, snippets });
        await client.open(URI, text);
        const clause = (await client.complete(URI, positionOf(text, text.length))).find(({ detail }) => /model clause/.test(detail ?? ''))!;
        assert.match((clause.textEdit as TextEdit).newText, snippets ? /\$\{1:\[● / : /^[^$]*\[● /);
        assert.equal(clause.insertTextFormat, snippets ? 2 : undefined);
        const resolved = await client.request<{ documentation: { value: string } }>('completionItem/resolve', clause);
        assert.match(resolved.documentation.value, /What to say/);
        if (snippets) await client.stop();
      }
    });

    it('is quiet in code and link targets', async () => {
      client = await Client.start({ pull: true });
      const text = en('Run `pipl 66` and see [this](pipl 66).\n\n```\npipl 66\n```');
      await client.open(URI, text);
      const places = [...text.matchAll(/pipl 66/g)].map((m) => m.index + 7);
      for (const place of [places[0]!, places[2]!]) assert.deepEqual(await client.complete(URI, positionOf(text, place)), []);
    });
  });

  it('definition of an item opens the virtual document of its newsletter there', async () => {
    client = await Client.start();
    const text = 'See item 9 of the November 2023 update.\n';
    await client.open(URI, text);
    const location = (await client.definition(URI, positionOf(text, 'item 9', 2)))!;
    assert.equal(location.uri, 'policy-drafter:/law/2023-11.en.md');
    const page = await client.request<{ text: string }>('workspace/textDocumentContent', { uri: location.uri });
    assert.match(page.text.split('\n')[location.range.start.line]!, /^## Item 9 · /);
  });

  it('definition opens the virtual document of the law at the article', async () => {
    client = await Client.start({ pull: true });
    const text = en('We act under Article 57 of the PIPL.');
    await client.open(URI, text);
    const location = (await client.definition(URI, positionOf(text, 'Article 57', 9)))!;
    assert.equal(location.uri, 'policy-drafter:/law/pipl@2021.en.md');
    const content = await client.request<{ text: string }>('workspace/textDocumentContent', { uri: location.uri });
    assert.match(content.text.split('\n')[location.range.start.line]!, /^## Article 57/);
  });

  it('shows the official texts of a configured folder, in the hover and in the law document', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-drafter-'));
    try {
      mkdirSync(path.join(folder, 'texts'));
      writeFileSync(path.join(folder, 'texts/dsl.md'), '# 数据安全法\n\n第二十七条　甲乙丙丁。\n');
      writeFileSync(path.join(folder, '.policydrafter.yaml'), 'officialTexts: texts\n');
      const base = pathToFileURL(folder).href;
      client = await Client.start({ pull: true, folders: [base], configuration: {} });
      const text = en('Articles 27 and 45 of the DSL apply.');
      await client.open(`${base}/policy.md`, text);
      const shown = await client.hover(`${base}/policy.md`, positionOf(text, '27', 1));
      assert.match(shown, /> 第二十七条　甲乙丙丁。/);
      assert.match(shown, /this text has 1 articles, dsl@2021 has 55/);
      assert.match(await client.hover(`${base}/policy.md`, positionOf(text, '45', 1)), /this text has no Article 45/);
      const location = (await client.definition(`${base}/policy.md`, positionOf(text, '27', 1)))!;
      const content = await client.request<{ text: string }>('workspace/textDocumentContent', { uri: location.uri });
      assert.match(content.text.split('\n')[location.range.start.line]!, /^## Article 27/);
      assert.match(content.text, /> 第二十七条　甲乙丙丁。/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('finds citations across the workspace, colours them, links them, and writes them in another style', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'policy-drafter-'));
    try {
      const base = pathToFileURL(folder).href;
      writeFileSync(path.join(folder, 'other.md'), 'As Article 57(1) of the PIPL says.\n');
      client = await Client.start({ pull: true, folders: [base], configuration: {} });
      const text = en('After a leak we act under Article 57 of the PIPL. See Article 57 of the Personal Information Protection Law.');
      const uri = `${base}/policy.md`;
      await client.open(uri, text);
      const place = { textDocument: { uri }, position: positionOf(text, 'Article 57', 9) };
      const references = await client.request<Location[]>('textDocument/references', { ...place, context: { includeDeclaration: true } });
      assert.deepEqual(references.map((r) => path.basename(r.uri)).sort(), ['other.md', 'policy.md', 'policy.md']);
      assert.equal((await client.request<unknown[]>('textDocument/documentHighlight', place)).length, 2);
      const [symbol] = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: '#pipl 57' });
      assert.match(symbol!.name, /PIPL Article 57/);
      const [link] = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
      const resolved = await client.request<DocumentLink>('documentLink/resolve', link);
      assert.match(resolved.target!, /^policy-drafter:\/law\/pipl@2021\.en\.md#L\d+$/);
      const tokens = await client.request<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument: { uri } });
      assert.equal(tokens.data.length, 4 * 5, 'two articles and two laws');
      const edits = await client.request<TextEdit[]>('policyDrafter/convertCitations', { uri, style: 'short' });
      assert.equal(edits.length, 1);
      assert.match(applyEdits(text, edits), /See Article 57 of the PIPL\./);
      const [table] = await client.request<TextEdit[]>('policyDrafter/tableOfAuthorities', { uri, position: place.position });
      assert.match(table!.newText, /\| Personal Information Protection Law.* \| 57 \| in force since/);
      const actions = await client.request<{ title: string; kind: string }[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: place.position, end: place.position },
        context: { diagnostics: [], only: ['refactor'] },
      });
      assert.ok(actions.some((a) => a.kind === 'refactor.rewrite.citation' && /footnote/.test(a.title)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  describe('the light bulb where many gaps stand at one place', () => {
    const text = en('We collect names.');
    const at = positionOf(text, '# Privacy Policy', 3);
    const actionsOf = async (initializationOptions?: unknown) => {
      client = await Client.start({ pull: true, initializationOptions });
      await client.open(URI, text);
      const asked = { textDocument: { uri: URI }, range: { start: at, end: at }, context: { diagnostics: [] } };
      return client.request<{ title: string; command?: { command: string; arguments: unknown[] }; edit?: unknown }[]>(
        'textDocument/codeAction',
        asked,
      );
    };

    it('gives any client each suppression with its edit', async () => {
      const actions = await actionsOf();
      assert.ok(actions.some((a) => a.title.startsWith('Suppress')));
      for (const action of actions) assert.ok(action.edit && !action.command, action.title);
    });

    it('selects the first blank of a clause for a client that runs our commands', async () => {
      const actions = await actionsOf({ commands: true });
      const clause = actions.find((a) => a.title.startsWith('Insert a model clause'));
      assert.equal(clause?.command?.command, 'policyDrafter.showPlace');
    });

    it('asks such a client which of several to suppress', async () => {
      client = await Client.start({ pull: true, initializationOptions: { commands: true } });
      const two = en('By using the app you agree to everything, and your data is 100% safe with us. See Article 88 of the PIPL.');
      await client.open(URI, two);
      const place = positionOf(two, 'By using', 1);
      const end = positionOf(two, 'Article 88', 9);
      const range = { start: place, end };
      const actions = await client.request<{ title: string; command?: { command: string } }[]>('textDocument/codeAction', {
        textDocument: { uri: URI },
        range,
        context: { diagnostics: [] },
      });
      const suppressing = actions.filter((a) => a.title.startsWith('Suppress'));
      assert.equal(suppressing.length, 1, actions.map((a) => a.title).join(' | '));
      assert.equal(suppressing[0]!.command?.command, 'policyDrafter.suppress');
      const each = await client.request<{ title: string; edit?: unknown }[]>('policyDrafter/suppressions', { uri: URI, range });
      assert.ok(each.length > 1);
      for (const one of each) assert.ok(one.edit, one.title);
    });
  });

  it('names a configured folder that is not there', async () => {
    client = await Client.start({ pull: true, configuration: { officialTexts: '/no/such/folder', packs: ['/nor/this'] } });
    await client.open(URI, en('We collect names.'));
    const messages = (await client.pulled(URI)).items!.filter((d) => d.code === 'invalid-configuration').map((d) => String(d.message));
    assert.equal(messages.length, 2);
    assert.match(messages.join('\n'), /packs: there is no folder “\/nor\/this”/);
    assert.match(messages.join('\n'), /officialTexts: there is no folder “\/no\/such\/folder”/);
  });

  it('names a configured folder only in the workspace folder where it is not there', async () => {
    const home = mkdtempSync(path.join(tmpdir(), 'policy-drafter-folders-'));
    const folders = ['with', 'without'].map((name) => pathToFileURL(path.join(home, name)).href);
    mkdirSync(path.join(home, 'with/house'), { recursive: true });
    mkdirSync(path.join(home, 'without'));
    client = await Client.start({ pull: true, configuration: { packs: ['house'] }, folders });
    const faults = async (folder: string) => {
      await client.open(`${folder}/p.md`, en('We collect names.'));
      return codes((await client.pulled(`${folder}/p.md`)).items!).filter((code) => code === 'invalid-configuration').length;
    };
    assert.deepEqual([await faults(folders[1]!), await faults(folders[0]!)], [1, 0]);
    rmSync(home, { recursive: true });
  });

  it('answers in full for a document that is opened again', async () => {
    client = await Client.start({ pull: true });
    await client.open(URI, en('We collect names.'));
    const { resultId } = await client.pulled(URI);
    assert.equal((await client.pulled(URI, resultId)).kind, 'unchanged');
    await client.close(URI);
    await client.open(URI, en('We collect names.'));
    assert.equal((await client.pulled(URI, resultId)).kind, 'full');
  });

  it('lists headings, and lines that act as such, as symbols', async () => {
    client = await Client.start({ pull: true });
    await client.open(URI, zh('一、信息收集\n\n我们收集您的姓名。\n\n二、信息共享\n\n我们不共享。'));
    const symbols = await client.request<{ name: string; children: { name: string }[] }[]>('textDocument/documentSymbol', {
      textDocument: { uri: URI },
    });
    assert.equal(symbols[0]!.name, '隐私政策');
    assert.deepEqual(
      symbols[0]!.children.map((s) => s.name),
      ['一、信息收集', '二、信息共享'],
    );
  });

  it('keeps findings the same however the text was typed', async () => {
    client = await Client.start({ pull: true });
    const typed = 'See Article 88 of the PIPL. [●]';
    await client.open(URI, en(''));
    let position = positionOf(en(''), '# Privacy Policy\n\n', 18);
    for (const letter of typed) {
      await client.change(URI, { start: position, end: position }, letter);
      position = { line: position.line, character: position.character + 1 };
    }
    const byTyping = (await client.pulled(URI)).items;
    await client.open('untitled:other.md', en(typed));
    assert.deepEqual(
      JSON.parse(JSON.stringify(byTyping).replaceAll(URI, '')),
      JSON.parse(JSON.stringify((await client.pulled('untitled:other.md')).items).replaceAll('untitled:other.md', '')),
    );
  });

  it('survives broken input', async () => {
    client = await Client.start({ pull: true });
    for (const text of [
      '---\npolicyDrafter: [\n---\n',
      '---\npolicyDrafter:\n  kind: *x\n',
      '\uD800第\uDC00条《',
      '<!-- policy-drafter-',
      `${'《'.repeat(5000)}第${'一'.repeat(5000)}条`,
      '| a |\n|-\n| 《个人信息保护法 | 第',
      '\u2028\u2029\r\r\n\r',
    ]) {
      await client.open(URI, text);
      assert.ok(Array.isArray((await client.pulled(URI)).items), text.slice(0, 20));
      await client.hover(URI, { line: 0, character: 1 });
      await client.complete(URI, { line: 0, character: 1 });
      await client.close(URI);
    }
  });
});
