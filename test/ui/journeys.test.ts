/// <reference lib="dom" />
/** What a lawyer does with keyboard and mouse, in English on Node and in Chinese in the browser: start, draft, review, keep up. What is asserted is what the page shows, and what is saved. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/root.js';
import { Desk, type Editor, VIRTUAL } from './editor.js';
import { ANEW, SITTINGS, TEXTS } from './sitting.js';

/** What is the same journey in both languages: ordinary sentences, and the words that the page shows. */
const LANGUAGES = {
  en: {
    ordinary: 'We keep your order history and answer you by e-mail, for example about a law firm, an article you bought or item lists.',
    cite: { typed: '\nSee @pipl 66', shown: 'Article 66', written: /^See Article 66 of the PIPL\.$/mu, after: '.' },
    plain: '\nSee @dsl, too',
    commands: {
      new: 'New Document…',
      coverage: 'Show Coverage',
      report: 'Show Review Report',
      save: 'Save Review Report…',
      import: 'Import Newsletter…',
    },
    hover: {
      at: 'Article 66',
      says: ['PIPL Article 66', 'in force since', 'CNY 50,000,000'],
      link: 'Open',
      law: 'pipl@2021.en.md',
      line: 'Article 66',
    },
    fix: {
      at: 'Privacy Policy of Larkspur',
      action: 'Insert a model clause: Retention period',
      shown: 'We keep your personal',
      why: 'Why? What “missing disclosure”',
      page: 'Missing disclosure',
    },
    duty: { at: 'Article 31', says: 'In this document', link: 'Coverage' },
    which: {
      denied: 'We never share',
      goTo: 'Go to the other statement',
      promise: 'By using the app',
      asks: 'Suppress one of',
      question: 'Which finding is to be suppressed, and where?',
      answer: 'Suppress “bundled consent” here, with a reason',
      written: /^## Partners\n\nGONE$/mu,
    },
    clause: { typed: 'complaints', label: 'Complaints', detail: 'model clause', says: 'What to say' },
    law: { command: 'Open Law…', first: 'PIPL', group: 'In force', tab: 'pipl@2021.en.md' },
    walkthrough: {
      title: 'Draft a privacy policy for China',
      steps: ['Open a sample', 'See what is covered', 'Write your own, and hand over a report'],
      buttons: ['Open a Sample', 'Show Coverage', 'New Document…'],
      sample: 'Privacy policy with gaps',
      question: 'What do you want to write?',
      step: 'New document (1 of 3)',
    },
    documents: {
      kind: 'Privacy Policy',
      show: 'Show Documents of the Folder',
      state: /^keyboard\.md, Privacy Policy, \d+ missing(?:, \d+ partial)?$/u,
      complete: /^good\.md, Privacy Policy, complete$/u,
      groups: ['Something missing, 8', 'Complete, 1'],
    },
    keep: 'Save into the pack',
    touched: 'line 19',
    saved: 'Report saved: ',
    start: { kind: 'Privacy policy', language: 'English', title: '# Privacy Policy' },
    coverage: {
      correction: 'Correction and completion',
      evidence: 'You may correct',
      retention: 'Retention period',
      minors: 'Minors',
      met: 'met',
      missing: 'missing',
      gaps: 'Show Gaps Only',
      all: 'Show All',
      filter: 'Filter by State…',
      question: 'Which requirements are to be shown?',
      report: 'Show Review Report',
      insert: 'Insert Model Clause',
      filled: /require: FIRST BLANK for \[●/u,
      rule: 'Mark as Not Applicable',
      labels: { section: 'Rights of individuals, 9 of 11 open', evidence: 'Evidence: You may correct', basis: 'Basis: PIPL' },
    },
    report: 'Review report',
  },
  zh: {
    ordinary: '我们会按照订单向您寄送商品，并在您来信后尽快答复，同时告知您物流的进展。',
    cite: { typed: '\n我们遵守《个保', shown: '个人信息保护法', written: /^我们遵守《个人信息保护法》。$/mu, after: '。' },
    plain: '\n依据《网安，以及',
    commands: { new: '新建文档…', coverage: '显示覆盖情况', report: '显示审阅报告', save: '保存审阅报告…', import: '导入简报…' },
    hover: {
      at: '第六十六条',
      says: ['个人信息保护法第六十六条', '现行有效', '5000万元'],
      link: '打开',
      law: 'pipl@2021.zh.md',
      line: '第六十六条',
    },
    fix: {
      at: '飞燕隐私政策',
      action: '插入示范条款：保存期限',
      shown: '我们仅在实现处理目的',
      why: '为什么？“缺少披露”',
      page: '缺少披露',
    },
    duty: { at: '第三十一条', says: '本文件中', link: '覆盖情况' },
    which: {
      denied: '我们不会向任何第三方',
      goTo: '转到另一处表述',
      promise: '您使用本应用',
      asks: '忽略此处',
      question: '忽略哪个问题，写在哪里？',
      answer: '在此忽略“捆绑同意”，并写明理由',
      written: /^## 合作伙伴\n\nGONE$/mu,
    },
    clause: { typed: '投诉', label: '投诉与救济', detail: '示范条款', says: '应写明' },
    law: { command: '打开法律…', first: '个人信息保护法', group: '现行有效', tab: 'pipl@2021.zh.md' },
    walkthrough: {
      title: '起草中国隐私政策',
      steps: ['打开示例', '查看覆盖情况', '起草自己的文件，并提交报告'],
      buttons: ['打开示例', '显示覆盖情况', '新建文档…'],
      sample: '有缺漏的隐私政策',
      question: '要起草什么文件？',
      step: '新建文档（第1步，共3步）',
    },
    documents: {
      kind: '隐私政策',
      show: '显示文件夹中的文件',
      state: /^keyboard\.md, 隐私政策, 缺少\d+项(?:, 部分写明\d+项)?$/u,
      complete: /^good\.md, 隐私政策, 完整$/u,
      groups: ['有缺少, 8', '完整, 1'],
    },
    keep: '存入数据包',
    touched: '第19行',
    saved: '报告已保存：',
    start: { kind: '隐私政策', language: '中文', title: '# 隐私政策' },
    coverage: {
      correction: '更正、补充',
      evidence: '您可以在',
      retention: '保存期限',
      minors: '未成年人个人信息',
      met: '已写明',
      missing: '缺少',
      gaps: '仅显示缺漏',
      all: '显示全部',
      filter: '按状态筛选…',
      question: '显示哪些状态的要求？',
      report: '显示审阅报告',
      insert: '插入示范条款',
      filled: /个人信息：FIRST BLANK保存\[●/u,
      rule: '标为不适用',
      labels: { section: '个人权利, 11项中9项待补', evidence: '依据文字：您可以', basis: '法律依据：《个人信息保护法》' },
    },
    report: '审阅报告',
  },
} as const;

for (const [name, words] of Object.entries(LANGUAGES)) {
  const sitting = SITTINGS[name as keyof typeof LANGUAGES];
  describe(`A person at the editor (${name}, ${sitting.host})`, function () {
    this.timeout(240_000);
    this.retries(ANEW);
    const sit = () => sitting.sit();
    afterEach(async function () {
      // 'failed' only after the last try.
      if (this.currentTest?.state !== 'passed') await sitting.failed(this.currentTest!.title);
    });

    /** The coverage view of a new document. */
    const coverage = async (file: string): Promise<Editor> => {
      const editor = await sit();
      await editor.open(file);
      await editor.status.waitFor();
      await editor.command(words.commands.coverage);
      // This document's rows: in another the requirement has been ruled out.
      await editor.named(`${words.coverage.minors}, ${words.coverage.missing}`).waitFor();
      return editor;
    };

    it('starts a document from its kind, language and facts, by keyboard alone', async () => {
      const editor = await sit();
      await editor.command(words.commands.new);
      await editor.pick(words.start.kind);
      // The reader's language comes first.
      await editor.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words.start.language }).waitFor();
      await editor.pick(words.start.language);
      await editor.page.locator('.quick-input-count', { hasText: '0' }).waitFor();
      await editor.press('ArrowDown');
      await editor.press('Space');
      await editor.page.locator('.quick-input-count', { hasText: '1' }).waitFor();
      await editor.press('Enter');
      await editor.line(words.start.title).waitFor();
      await editor.line(': true').waitFor();
      await editor.findings.first().waitFor({ state: 'attached' });
      await editor.status.waitFor();
    });

    it('types ordinary sentences in peace, and gets a list where a citation begins', async () => {
      const editor = await sit();
      await editor.open('typing.md');
      await editor.status.waitFor();
      await editor.toEnd();
      // A list over any letter would be there at some moment: the page itself watches.
      await editor.page.evaluate(() => {
        const seen = globalThis as unknown as { lists: number };
        seen.lists = 0;
        new MutationObserver(() => {
          if (document.querySelector('.suggest-widget.visible')) seen.lists += 1;
        }).observe(document.body, { subtree: true, attributes: true, childList: true });
      });
      await editor.type(`\n${words.ordinary}`);
      const lists = await editor.page.evaluate(() => (globalThis as unknown as { lists: number }).lists);
      assert.equal(lists, 0, 'a list over an ordinary sentence');
      await editor.type(words.cite.typed);
      await editor.suggestions.filter({ hasText: words.cite.shown }).first().waitFor();
      await editor.press('Enter');
      await editor.suggestions.first().waitFor({ state: 'detached' });
      // No mark that ends a word takes a proposal: what is typed stays as it is typed.
      await editor.type(`${words.cite.after}${words.plain}`);
      const text = await editor.saved();
      assert.match(text, words.cite.written);
      assert.ok(text.endsWith(words.plain), text);
    });

    it('opens the coverage view, goes to the evidence, filters, inserts a clause and rules a requirement out, by mouse', async () => {
      const editor = await coverage('mouse.md');
      const { correction, evidence, retention, minors } = words.coverage;
      await editor.row(correction).click();
      await editor.page.locator('.monaco-editor .selected-text').first().waitFor();
      await editor.line(evidence).waitFor();
      await editor.page.locator('.sidebar').getByRole('button', { name: words.coverage.gaps }).click();
      await editor.row(correction).waitFor({ state: 'detached' });
      await editor.clickIn(editor.row(retention), words.coverage.insert);
      await editor.page.locator('.monaco-editor.focused').waitFor();
      await editor.type('FIRST BLANK');
      await editor.line('FIRST BLANK').waitFor();
      await editor.clickIn(editor.row(minors), words.coverage.rule);
      await editor.row(minors).waitFor({ state: 'detached' });
      await editor.page.locator('.sidebar').getByRole('button', { name: words.coverage.all }).click();
      await editor.row(correction).waitFor();
      const text = await editor.saved();
      assert.match(text, /facts:[\s\S]*minors: false[\s\S]*\n---/u);
      assert.match(text, words.coverage.filled);
    });

    it('rules a requirement out by keyboard alone; each row says its state in words, and opens to evidence and basis', async () => {
      const editor = await coverage('keyboard.md');
      const { correction, minors, missing, met, labels } = words.coverage;
      const focused = editor.page.locator('.sidebar .monaco-list-row.focused');
      /** Down to the row that is called so. */
      const downTo = async (label: string) => {
        for (let presses = 0; presses < 90; presses += 1) {
          const name = await focused.getAttribute('aria-label');
          if (name?.startsWith(label)) return;
          await editor.press('ArrowDown');
          await editor.settled(focused, name);
        }
        assert.fail(`no row is called ${label}`);
      };
      await editor.press('Home');
      await downTo(labels.section);
      await downTo(`${correction}, ${met}`);
      await editor.press('ArrowRight');
      await editor.named(labels.evidence).waitFor();
      await downTo(labels.evidence);
      await downTo(labels.basis);
      await downTo(`${minors}, ${missing}`);
      await editor.press('Shift+F10');
      await editor.page.getByRole('menuitem', { name: words.coverage.rule }).waitFor();
      await editor.press('ArrowUp');
      await editor.page.locator('.action-item.focused').getByRole('menuitem', { name: words.coverage.rule }).waitFor();
      await editor.press('Enter');
      await editor.line('minors: false').waitFor();
      assert.match(await editor.saved(), /facts:[\s\S]*minors: false[\s\S]*\n---/u);
    });

    it('keeps up: a newsletter becomes a draft beside the documents that it touches, each a link, and is saved into the pack of the folder', async () => {
      const editor = await sit();
      await editor.open('report.md');
      await editor.status.waitFor();
      await editor.command(words.commands.import);
      await editor.choose('note-2027-02.md');
      await editor.line('verified: false').waitFor();
      const page = editor.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
      await page.locator('section', { hasText: 'report.md' }).getByRole('link', { name: words.touched }).first().click();
      await editor.page.locator('.tab.active', { hasText: 'report.md' }).waitFor();
      await page.getByRole('link', { name: 'report.md' }).waitFor();
      const draft = editor.page.locator('.tab.dirty', { hasText: 'Untitled-' }).filter({ hasText: '#' });
      assert.equal(await draft.count(), 1);
      await editor.page.locator('.notification-toast').getByRole('button', { name: words.keep }).click();
      await editor.page.locator('.tab.active', { hasText: '2027-02.yaml' }).waitFor();
      // The draft is kept, and so closed.
      assert.equal(await draft.count(), 0);
      assert.match(editor.read('packs/2027-02.yaml'), /verified: false/u);
      assert.deepEqual(JSON.parse(editor.read('.vscode/settings.json'))['policyDrafter.packs'], ['packs']);
    });

    it('from the coverage view: chooses the states to be shown, hands over the report, which holds no script, and saves it from its title where the dialog proposes', async () => {
      const editor = await coverage('report.md');
      const { correction, retention, filter, question, all, report } = words.coverage;
      const sidebar = editor.page.locator('.sidebar');
      await sidebar.getByRole('button', { name: 'Views and More Actions...' }).click();
      await editor.page.getByRole('menuitem', { name: filter }).click();
      await editor.page.getByPlaceholder(question).waitFor();
      // What is met is no longer wanted.
      await editor.page
        .locator('.quick-input-list .monaco-list-row')
        .filter({ has: editor.page.getByText(words.coverage.met, { exact: true }) })
        .click();
      await editor.press('Enter');
      await editor.row(correction).waitFor({ state: 'detached' });
      await editor.row(retention).waitFor();
      await sidebar.getByRole('button', { name: all }).click();
      await editor.row(correction).waitFor();
      await sidebar.getByRole('button', { name: report }).click();
      const page = editor.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
      await page.locator('td', { hasText: retention }).first().waitFor();
      assert.equal(await page.locator('script[src], body script').count(), 0);
      await page.locator('h1', { hasText: words.report }).click();
      await editor.page.locator('.editor-actions').getByRole('button', { name: words.commands.save }).click();
      await editor.pick('HTML');
      await editor.accept('report.report.html');
      await editor.page.locator('.notification-toast', { hasText: `${words.saved}report.report.html` }).waitFor();
      assert.match(editor.read('report.report.html'), new RegExp(`<h1>${words.report}</h1>`, 'u'));
    });

    it('is shown around by six steps, whose buttons do what they say', async () => {
      const editor = await sit();
      const { title, steps, buttons, sample, question } = words.walkthrough;
      const page = editor.page.locator('.gettingStartedContainer');
      const press = async (step: number) => {
        await editor.walkthrough(title);
        await page.locator('.step-title').nth(5).waitFor();
        await page.getByRole('button', { name: steps[step] }).first().click();
        await page
          .getByRole('link', { name: buttons[step] })
          .or(page.getByRole('button', { name: buttons[step] }))
          .last()
          .click();
      };
      await press(2);
      await editor.page.getByPlaceholder(question).press('Escape');
      // The page of the walkthrough takes the focus when one of its steps is done: a list that is open by then closes.
      await editor.awhile(page.locator('.getting-started-step.expanded:focus'));
      await press(0);
      await editor.page.locator('.quick-input-list .monaco-list-row', { hasText: sample }).first().click();
      await editor.status.waitFor();
      await editor.findings.first().waitFor({ state: 'attached' });
      // Last: the view takes the focus, which a list that is open by then would lose.
      await press(1);
      await editor.page.locator('.sidebar .composite.title', { hasText: 'Policy Drafter' }).waitFor();
      await editor.page.locator('.sidebar .monaco-list.element-focused').waitFor();
    });

    it('sees what an article says by pointing at it, and opens the law from there', async () => {
      const editor = await sit();
      const { at, says, link, law, line } = words.hover;
      await editor.open('report.md');
      await editor.status.waitFor();
      await editor.toEnd();
      const hover = await editor.hover(at);
      for (const text of says) await hover.getByText(text).first().waitFor();
      await hover.getByText(link).first().click();
      await editor.page.locator('.tab.active', { hasText: law }).waitFor();
      await editor.line(line).waitFor();
    });

    it('sees in the hover what the document says of an article, and goes to the coverage from there', async () => {
      const editor = await sit();
      await editor.open('hover.md');
      await editor.status.waitFor();
      await editor.toEnd();
      const hover = await editor.hover(words.duty.at);
      const told = hover.getByText(words.duty.says).first();
      await told.scrollIntoViewIfNeeded();
      await hover.getByRole('link', { name: words.duty.link }).click();
      await editor.named(`${words.coverage.minors}, ${words.coverage.missing}`).waitFor();
      // The view takes the focus, which a list that is open by then would lose.
      await editor.page.locator('.sidebar .monaco-list.element-focused').waitFor();
    });

    it('mends a gap from the light bulb', async () => {
      const editor = await sit();
      const { at, action, shown } = words.fix;
      await editor.open('fix.md');
      await editor.findings.first().waitFor({ state: 'attached' });
      await editor.fix(at, action);
      await editor.line(shown).waitFor();
      assert.ok((await editor.saved()).includes(shown));
    });

    it('goes from one statement to the other, and says which of several findings at a place to suppress, from the light bulb', async () => {
      const editor = await sitting.sit();
      const { denied, goTo, promise, asks, question, answer, written } = words.which;
      await editor.open('faults.md');
      await editor.findings.first().waitFor({ state: 'attached' });
      await editor.fix(denied, goTo);
      await editor.page.locator('.monaco-editor .selected-text').first().waitFor();
      // The other statement is selected, whole: what is typed takes its place.
      await editor.page.locator('.monaco-editor.focused').waitFor();
      await editor.type('GONE');
      await editor.fix(promise, asks);
      await editor.page.getByPlaceholder(question).waitFor();
      await editor.pick(answer);
      // The line may be broken in a narrow column; which check it names is looked up in the text.
      await editor.line('policy-drafter-disable-next-line').waitFor();
      const text = await editor.saved();
      assert.match(text, written);
      assert.deepEqual(text.match(/disable-next-line [\w-]+/gu), ['disable-next-line bundled-consent']);
    });

    it('asks why, and reads the page of the check in its language', async () => {
      const editor = await sit();
      await editor.open('mouse.md');
      await editor.findings.first().waitFor({ state: 'attached' });
      await editor.fix(words.fix.at, words.fix.why);
      const page = editor.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
      await page.locator('h1', { hasText: words.fix.page }).waitFor();
      // It stays when one goes back to the document.
      await editor.line(words.fix.at).click();
      await editor.page.locator('.monaco-editor.focused').waitFor();
      await editor.type('x');
      await editor.page.locator('.tab.active.dirty').waitFor();
      await page.locator('h1', { hasText: words.fix.page }).waitFor();
      await editor.press('Control+z');
    });

    it('inserts a clause from the completion list, with what it must say beside it, and fills its blanks by Tab', async () => {
      const editor = await sit();
      const { typed, label, detail, says } = words.clause;
      await editor.open('typing.md');
      await editor.status.waitFor();
      await editor.toEnd();
      await editor.type(`\n\n${typed}`);
      await editor.again(async (limit) => {
        await editor.press('Control+Space');
        await editor.suggestions.filter({ hasText: label }).first().waitFor(limit);
      });
      // Down to the clause: a term of that name may stand above it.
      const clause = editor.page.locator('.suggest-widget.visible .monaco-list-row.focused').filter({ hasText: detail });
      for (let presses = 0; presses < 5 && !(await clause.count()); presses += 1) await editor.press('ArrowDown');
      const beside = editor.page.locator('.suggest-details-container').filter({ visible: true });
      if (!(await beside.count())) await editor.press('Control+Space');
      await beside.getByText(says).first().waitFor();
      await editor.press('Enter');
      await editor.line('[●').waitFor();
      await editor.type('FIRST');
      await editor.press('Tab');
      await editor.type('SECOND');
      const text = await editor.saved();
      assert.match(text, /FIRST[^[]*SECOND/u);
      assert.doesNotMatch(text, new RegExp(`^${typed}$`, 'mu'));
    });

    it('chooses a law, and is asked once', async () => {
      const editor = await sit();
      const { command, first, group, tab } = words.law;
      await editor.open('typing.md');
      await editor.status.waitFor();
      await editor.command(command);
      const rows = editor.page.locator('.quick-input-list .monaco-list-row');
      await rows.first().filter({ hasText: first }).filter({ hasText: group }).waitFor();
      await editor.press('Enter');
      await editor.page.locator('.tab.active', { hasText: tab }).waitFor();
      await rows.first().waitFor({ state: 'hidden' });
    });

    it('sees the documents of the folder by state, each with a name for a screen reader, and opens one by a click', async () => {
      const editor = await sit();
      const { show, state, complete, groups } = words.documents;
      // Ordinary Markdown in front, which has no coverage.
      await editor.open('note-2027-02.md');
      await editor.openView();
      await editor.named('keyboard.md').waitFor();
      assert.match((await editor.named('keyboard.md').getAttribute('aria-label')) ?? '', state);
      assert.match((await editor.named('good.md').getAttribute('aria-label')) ?? '', complete);
      assert.equal(await editor.named('note-2027-02.md').count(), 0);
      for (const group of groups) await editor.named(group).waitFor();
      // A document opens to the same rows as in front: here the requirement that it states.
      await editor.named('good.md').locator('.monaco-tl-twistie').click();
      await editor.named(`${words.coverage.retention}, ${words.coverage.met}`).waitFor();
      await editor.named('good.md').locator('.monaco-tl-twistie').click();
      await editor.named('keyboard.md').click();
      await editor.page.locator('.tab.active', { hasText: 'keyboard.md' }).waitFor();
      await editor.row(words.coverage.correction).waitFor();
      // And back to the folder, and from there to the same document.
      await editor.page.locator('.sidebar').getByRole('button', { name: show }).click();
      await editor.named('keyboard.md').click();
      await editor.row(words.coverage.correction).waitFor();
    });

    it('reads the language of the settings at once, whatever the language of VS Code', async () => {
      const editor = await coverage('typing.md');
      const [language, other] = name === 'en' ? (['zh', LANGUAGES.zh] as const) : (['en', LANGUAGES.en] as const);
      const speaks = async ({ coverage: { correction, met }, documents }: (typeof LANGUAGES)['en' | 'zh']) => {
        await editor.named(`${correction}, ${met}`).waitFor();
        await editor.named(documents.kind).waitFor();
        await editor.status.locator(`[aria-label^=${JSON.stringify(documents.kind)}]`).waitFor();
      };
      editor.set('policyDrafter.language', language);
      await speaks(other);
      await editor.command(words.commands.new);
      await editor.page.locator('.quick-input-title', { hasText: other.walkthrough.step }).waitFor();
      await editor.page.getByPlaceholder(other.walkthrough.question).waitFor();
      await editor.press('Escape');
      editor.set('policyDrafter.language', 'auto');
      await speaks(words);
    });
  });
}

describe('A folder that is nowhere on the disk', function () {
  this.timeout(240_000);
  this.retries(ANEW);
  it('a folder that is nowhere on the disk is checked and covered like any other', async () => {
    const editor = await (await SITTINGS.en.desk()).sitAt('en', VIRTUAL);
    try {
      await editor.openView();
      await editor.named('policy.md, Privacy Policy').click();
      await editor.named(`${LANGUAGES.en.coverage.correction}, met`).waitFor();
      await editor.page.locator('.squiggly-error').first().waitFor({ state: 'attached' });
    } catch (error) {
      await editor.picture('virtual');
      throw error;
    } finally {
      await editor.close();
    }
  });

  it('beside a browser, in which client and server have run, the server in a worker', async () => {
    const { asked } = await SITTINGS.zh.desk();
    for (const file of ['dist/client.web.cjs', 'dist/server.web.js']) assert.ok(asked.has(file), file);
    for (const file of ['dist/client.cjs', 'dist/server.cjs']) assert.ok(!asked.has(file), file);
  });
});

/** Once: nothing in it depends on the language, and that of commands and views on Node is seen here. */
describe('A folder that is not trusted', function () {
  this.timeout(240_000);
  this.retries(ANEW);
  let desk: Desk;
  before(async () => {
    desk = await Desk.set({ trusted: false });
  });
  after(() => desk?.clear());

  /** The requirement that the example pack adds. */
  const HOUSE = '灯潮隐私专线';
  const PACK = readFileSync(path.join(ROOT, 'docs/example-pack/house.yaml'), 'utf8');
  const words = LANGUAGES.zh;

  it('is checked with what is safe there; its packs are read once it is trusted', async () => {
    const editor = await desk.sit('zh-cn', {
      'policy.md': TEXTS.zh.gaps.replace('# ', '# Tide '),
      'packs/house.yaml': PACK,
      '.vscode/settings.json': JSON.stringify({ 'policyDrafter.packs': ['packs'] }),
    });
    try {
      const restricted = editor.page.locator('.statusbar-item', { hasText: 'Restricted Mode' });
      await restricted.waitFor();
      await editor.open('policy.md');
      await editor.findings.first().waitFor({ state: 'attached' });
      await editor.command(words.commands.coverage);
      await editor.row(words.coverage.correction).waitFor();
      assert.equal(await editor.row(HOUSE).count(), 0);
      await restricted.click();
      await editor.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
      await editor.open('policy.md');
      await editor.row(HOUSE).waitFor();
    } catch (error) {
      await editor.picture('untrusted');
      throw error;
    } finally {
      await editor.close();
    }
  });
});
