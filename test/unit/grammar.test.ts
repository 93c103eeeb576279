/** The TextMate injections, run by VS Code's own tokeniser over its Markdown grammar. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { IGrammar } from 'vscode-textmate';

const require = createRequire(import.meta.url);
// Both are CommonJS bundles whose names Node cannot see from an import.
const oniguruma: typeof import('vscode-oniguruma') = require('vscode-oniguruma');
const textmate: typeof import('vscode-textmate') = require('vscode-textmate');
const root = path.resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const ours: { scopeName: string; path: string; injectTo: string[] }[] = manifest.contributes.grammars;

/** Grammars of VS Code, as published for others; those that are not listed (`source.js` …) are not needed here. */
const HOST: Record<string, string> = {
  'text.html.markdown': 'markdown',
  'text.html.derivative': 'html-derivative',
  'text.html.basic': 'html',
};
/** The published YAML grammar is older than VS Code's own; this much of the newer one is enough: a key is one span, opened and closed. */
const YAML = {
  scopeName: 'source.yaml',
  patterns: [{ name: 'string.unquoted.plain.yaml entity.name.tag.yaml', begin: '(?=[A-Za-z]+\\s*:)', end: '(?=\\s*:)' }],
};

async function loadMarkdown(): Promise<IGrammar> {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer as ArrayBuffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    getInjections: (scopeName) => ours.filter((g) => g.injectTo.includes(scopeName)).map((g) => g.scopeName),
    loadGrammar: async (scopeName) => {
      if (scopeName === YAML.scopeName) return textmate.parseRawGrammar(JSON.stringify(YAML), 'yaml.json');
      const own = ours.find((g) => g.scopeName === scopeName);
      const file = own ? path.join(root, own.path) : HOST[scopeName] && require.resolve(`tm-grammars/grammars/${HOST[scopeName]}.json`);
      return file ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), 'grammar.json') : null;
    },
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  assert.ok(grammar);
  return grammar;
}

interface Span {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** All tokens of a text, in order. */
function tokenise(grammar: IGrammar, text: string): Span[] {
  let state = textmate.INITIAL;
  const spans: Span[] = [];
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    spans.push(...result.tokens.map((t) => ({ text: line.slice(t.startIndex, t.endIndex), scopes: t.scopes })));
  }
  return spans;
}

describe('grammar', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadMarkdown();
  });

  /** The texts that carry a scope of ours which begins with `scope`. */
  const marked = (text: string, scope: string) =>
    tokenise(grammar, text)
      .filter((s) => s.scopes.some((x) => x.startsWith(scope) && x.endsWith('.policy-drafter')))
      .map((s) => s.text);
  const laws = (text: string) => marked(text, 'entity.name.type.law');
  const articles = (text: string) => marked(text, 'constant.numeric.article');

  describe('laws', () => {
    const cases: [string, string[]][] = [
      ['Under the PIPL and the DSL, we keep logs.', ['PIPL', 'DSL']],
      ['The CSL and the NDSMR apply.', ['CSL', 'NDSMR']],
      [
        "The Personal Information Protection Law of the People's Republic of China applies.",
        ["Personal Information Protection Law of the People's Republic of China"],
      ],
      ['the Regulations on the Protection of Minors in Cyberspace', ['Regulations on the Protection of Minors in Cyberspace']],
      ['依据《中华人民共和国个人信息保护法》处理。', ['《中华人民共和国个人信息保护法》']],
      ['见《工业互联网安全分类分级管理办法（公开征求意见稿）》。', ['《工业互联网安全分类分级管理办法（公开征求意见稿）》']],
      ['个保法、数安法和网安法均适用。', ['个保法', '数安法', '网安法']],
      ['未成年人网络保护条例及网络数据安全管理条例', ['未成年人网络保护条例', '网络数据安全管理条例']],
      ['- **PIPL** in a list', ['PIPL']],
      ['| 依据 |\n| --- |\n| 网络安全法 |', ['网络安全法']],
      ['# Notes on the PIPL', ['PIPL']],
      ['> 《数据安全法》', ['《数据安全法》']],
    ];
    for (const [text, expected] of cases) it(text.replaceAll('\n', ' ⏎ '), () => assert.deepEqual(laws(text), expected));
  });

  describe('articles', () => {
    const cases: [string, string[]][] = [
      ['Article 17(1) of the PIPL', ['Article 17(1)']],
      ['Arts. 28 to 30 PIPL', ['Arts. 28 to 30']],
      ['Articles 38 and 39 within 30 days', ['Articles 38 and 39']],
      ['Article 51 and 30 days later', ['Article 51']],
      ['article 17, paragraph 1, item 2', ['article 17, paragraph 1, item 2']],
      ['PIPL § 66', ['§ 66']],
      ['Article 253-1 of the Criminal Law', ['Article 253-1']],
      ['第十七条第一款第（二）项', ['第十七条第一款第（二）项']],
      ['第55、56条和第66条', ['第55、56条和第66条']],
      ['第二百五十三条之一', ['第二百五十三条之一']],
      ['第28-32条', ['第28-32条']],
      ['《个人信息保护法》第六十六条。', ['第六十六条']],
    ];
    for (const [text, expected] of cases) it(text, () => assert.deepEqual(articles(text), expected));
  });

  describe('silence', () => {
    const silent = [
      'Run `PIPL Article 17` in the console.',
      '```\nPIPL Article 17，《数据安全法》第三条\n```',
      '```yaml\nlaw: PIPL # Article 17\n```',
      '    PIPL Article 17 in an indented block',
      '~~~\n个人信息保护法第十七条\n~~~',
      'See [the text](https://example.com/PIPL/article-17).',
      'See <https://example.com/DSL>.',
      '<!-- PIPL Article 17 -->',
      '<a title="PIPL Article 17">text</a>',
      'An article 2024 in length, a state-of-the-art system, the 5 parts.',
      'This article is new; articles are many.',
      'We read 《红楼梦》 and 《隐私政策》 today.',
      '第一，我们收集信息；第二次，条目如下。',
      'XDSLX and CSLs and a PIPLine',
    ];
    for (const text of silent) it(text.replaceAll('\n', ' ⏎ '), () => assert.deepEqual([...laws(text), ...articles(text)], []));
  });

  it('leaves the rest of the block as it was', () => {
    for (const text of ['PIPL applies to `PIPL` and **bold**', '# 《数据安全法》 and `PIPL`', '第三条 `PIPL`', '- Article 5 `PIPL`']) {
      const spans = tokenise(grammar, text);
      assert.ok(
        spans.some((s) => s.text === 'PIPL' && s.scopes.some((x) => x.startsWith('markup.inline.raw'))),
        text,
      );
    }
    const setext = tokenise(grammar, 'PIPL\n---');
    assert.ok(setext.at(-1)!.scopes.some((x) => x.startsWith('markup.heading')));
  });

  describe('suppression comments', () => {
    const directive = (text: string) => marked(text, 'keyword.control.directive');
    const rules = (text: string) => marked(text, 'entity.name.tag.rule');
    for (const action of ['disable-next-line', 'disable-line', 'disable', 'enable', 'disable-file']) {
      it(action, () => assert.deepEqual(directive(`<!-- policy-drafter-${action} -->`), [`policy-drafter-${action}`]));
    }
    it('names its rules, its reason and its last day', () => {
      const text = '<!-- policy-drafter-disable-next-line missing-requirement draft-as-law -- agreed with counsel until 2027-01-01 -->';
      assert.deepEqual(rules(text), ['missing-requirement', 'draft-as-law']);
      assert.deepEqual(marked(text, 'constant.numeric.date'), ['2027-01-01']);
      assert.ok(marked(text, 'string.unquoted.reason').join('').includes('agreed with counsel'));
    });
    it('may stand in a list, in a sentence, and be indented', () => {
      assert.equal(directive('- <!-- policy-drafter-disable-next-line -->\n- next').length, 1);
      assert.equal(directive('text <!-- policy-drafter-disable-line wrong-figure --> more').length, 1);
      assert.equal(directive('  <!-- policy-drafter-disable -->').length, 1);
    });
    it('stays a comment', () => {
      const spans = tokenise(grammar, '<!-- policy-drafter-disable -- PIPL Article 17 -->\ntext');
      assert.ok(spans.filter((s) => s.text.includes('PIPL')).every((s) => s.scopes.some((x) => x.startsWith('comment'))));
      assert.ok(spans.filter((s) => s.text === 'text').every((s) => !s.scopes.some((x) => x.startsWith('comment'))));
      assert.deepEqual(laws('<!-- policy-drafter-disable -- PIPL -->'), []);
    });
    it('is not seen in code, nor in other comments', () => {
      assert.deepEqual(directive('`<!-- policy-drafter-disable -->`'), []);
      assert.deepEqual(directive('```html\n<!-- policy-drafter-disable -->\n```'), []);
      assert.deepEqual(directive('<!-- policy-drafter-disable-everything -->'), []);
      assert.deepEqual(directive('<!-- markdownlint-disable -->'), []);
    });
  });

  describe('front matter', () => {
    const key = (text: string) => marked(text, 'keyword.other.policy-drafter');
    it('marks its key', () =>
      assert.deepEqual(key('---\ntitle: x\npolicyDrafter:\n  kind: privacy-policy\n---\n\nbody'), ['policyDrafter']));
    it('leaves the YAML below it as it was', () => {
      const spans = tokenise(grammar, '---\npolicyDrafter:\n  kind: privacy-policy\nother: 1\n---\n\nPIPL');
      for (const name of ['kind', 'other'])
        assert.ok(
          spans.some((s) => s.text === name && s.scopes.includes('entity.name.tag.yaml')),
          name,
        );
      assert.ok(spans.some((s) => s.text === 'PIPL' && s.scopes.some((x) => x.startsWith('entity.name.type.law'))));
    });
    it('does not mark it elsewhere', () => {
      assert.deepEqual(key('policyDrafter: x'), []);
      assert.deepEqual(key('---\nother:\n  policyDrafter: x\n---\n'), []);
    });
  });
});
