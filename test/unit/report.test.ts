/** The review report: what it holds, in each form and language; that nothing in a document can take on a meaning in it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { type ReportFormat, reviewReport } from '../../server/src/features/report/index.js';
import { escapeMarkdown } from '../../server/src/features/report/markdown.js';
import type { Reviewed, Suppressed } from '../../server/src/features/report/model.js';
import type { Language } from '../../server/src/knowledge/schema.js';
import { findingsOf } from '../../server/src/rules/run.js';
import { contrast } from '../helpers/contrast.js';
import { analyser, TODAY } from '../helpers/knowledge.js';

const HEAD =
  '---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-20\n  reviewed: 2026-06-30\n  facts: { minors: true, turnover: 500000000 }\n---\n\n# Privacy Policy\n\n';
const NASTY = `<img src=x onerror="alert(1)"> & 'quoted' [link](javascript:alert(1)) | cell @someone =1+1`;

function reviewed(body: string, path = 'policies/privacy.md'): Reviewed {
  const analysed = analyser.open(HEAD + body, { today: TODAY });
  const suppressed: Suppressed[] = [];
  const findings = findingsOf(analysed, {
    severities: {},
    requireReason: false,
    language: 'en',
    suppressed: (finding, by) => suppressed.push({ finding, by }),
  });
  return { path, analysed, findings, suppressed };
}
const report = (documents: readonly Reviewed[], format: ReportFormat, language: Language = 'en'): string =>
  reviewReport(documents, format, { language, today: TODAY, version: '1.2.3' });

const one = reviewed(
  `We delete your personal information 30 days after you close your account. See Article 88 of the PIPL for ${'x'.repeat(3)}.\n\n<!-- policy-drafter-disable-next-line unknown-article -- asked counsel until 2027-01-01 -->\n\nSee Article 99 of the PIPL.\n`,
);

describe('review report', () => {
  for (const [language, words] of [
    [
      'en',
      {
        lang: 'en',
        all: [
          /Law as of/,
          /20 November 2026/,
          /30 June 2026/,
          /1\.2\.3/,
          /not legal advice/,
          /There is no Article 88/,
          /PIPL/,
          /in force since 1 November 2021/,
          /verified/,
          /here: CNY 25,000,000/,
          /asked counsel/,
          /1 January 2027/,
          /30 days after you close your account/,
          /Personal information of minors is processed/,
          /usual, not required by statute/,
        ],
      },
    ],
    [
      'zh',
      {
        lang: 'zh-CN',
        all: [
          /通常写明，非法定内容/,
          /法律截至/,
          /2026年11月20日/,
          /不构成法律意见/,
          /没有第八十八条/,
          /现行有效，自2021年11月1日起施行/,
          /已核实/,
          /本文件：2500万元/,
          /asked counsel/,
          /处理未成年人个人信息/,
        ],
      },
    ],
  ] as const) {
    it(`holds what a colleague needs, as HTML and Markdown (${language})`, () => {
      for (const format of ['html', 'markdown'] as const) {
        const text = report([one], format, language);
        for (const word of words.all) assert.match(text, word, format);
      }
      assert.match(report([one], 'html', language), new RegExp(`<html lang="${words.lang}">`));
    });
  }

  it('is one page without script, style attributes or anything loaded, under a policy that allows its style alone', () => {
    const page = report([one], 'html');
    assert.doesNotMatch(page, /<script|<link|<img|<iframe|\sstyle=|\son\w+=|url\(|@import/i);
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)![1]!;
    assert.match(policy, /^default-src 'none'; /);
    assert.ok(policy.includes(`style-src 'sha256-${hash}'`));
    assert.match(style, /@page\{size:A4/);
  });

  it('can be read by ear: headings without a gap, heads of rows and columns, a picture in words, the language of quotations', () => {
    const page = report([one, reviewed('Nothing.\n', 'b.md')], 'html', 'zh');
    const levels = [...page.matchAll(/<h(\d)/g)].map((m) => Number(m[1]));
    assert.equal(levels.filter((l) => l === 1).length, 1);
    levels.forEach((level, i) => {
      assert.ok(i === 0 ? level === 1 : level <= levels[i - 1]! + 1);
    });
    for (const [, attributes] of page.matchAll(/<th(\s[^>]*)?>/g)) assert.match(attributes ?? '', /scope="(?:col|row|rowgroup)"/);
    assert.match(page, /<svg role="img" aria-label="\d+项要求的覆盖情况：已写明 \d+，/);
    assert.match(page, /<blockquote lang="en">/);
    const ids = new Set([...page.matchAll(/id="([^"]+)"/g)].map((m) => m[1]));
    for (const [, target] of page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)) assert.ok(ids.has(target), target);
  });

  it('shows every requirement, finding and suppressed finding', () => {
    const page = report([one], 'html');
    for (const { requirement } of one.analysed.verdicts)
      assert.ok(page.includes(requirement.title.en.replace(/'/g, '&#39;')), requirement.id);
    assert.equal(page.split('<li class="').length - 1, one.findings.length + one.suppressed.length);
    assert.equal(one.suppressed.length, 1);
  });

  it('lists the documents of a folder by state', () => {
    const page = report([one, reviewed('Nothing.\n', 'b.md')], 'html');
    assert.match(page, /<h2 id="summary">Summary<\/h2>/);
    assert.match(page, /<a href="#d2">b\.md<\/a>/);
    assert.match(page, /<h2 id="d2">b\.md<\/h2>/);
  });

  it('takes nothing in a document for markup, links or cells', () => {
    const body = `${NASTY} We collect your name. See Article 88 of the PIPL ${NASTY}.\n`;
    const page = report([reviewed(body, '<b>.md')], 'html');
    assert.doesNotMatch(page, /<img|<b>|javascript:alert\(1\)"/);
    const markdown = report([reviewed(body)], 'markdown');
    assert.doesNotMatch(markdown, /<img|[^\\]\]\(javascript/);
    for (const row of markdown.split('\n').filter((l) => l.startsWith('|')))
      assert.equal(row.replace(/\\\|/g, '').split('|').length, 6, row);
  });

  it('escapes what Markdown would read', () => {
    assert.equal(escapeMarkdown('# a *b* _c_ [d](e) <f> `g` | h'), '\\# a \\*b\\* \\_c\\_ \\[d\\](e) &lt;f&gt; \\`g\\` \\| h');
    assert.equal(escapeMarkdown('1. one\n- two'), '1\\. one - two');
    assert.equal(escapeMarkdown('- two'), '\\- two');
    assert.doesNotMatch(escapeMarkdown('see https://example.com, www.example.com, a@b.cn'), /:\/\/|www\.|@/);
  });

  it('is CSV by RFC 4180, and no cell of it is a formula', () => {
    const formula = reviewed('=HYPERLINK("http://x","y") we collect your name, telephone number and address for delivery.\n', '=cmd|a.md');
    const text = report([one, formula], 'csv');
    assert.ok(text.startsWith('\uFEFFdocument,'));
    assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
    const { data, errors, meta } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
    assert.deepEqual(errors, []);
    const rows = one.analysed.verdicts.length + one.findings.length + one.suppressed.length;
    assert.equal(data.filter((r) => r.document === 'policies/privacy.md').length, rows);
    for (const row of data) {
      assert.equal(Object.keys(row).length, meta.fields!.length);
      for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
    }
    assert.ok(data.some((r) => r.entry === 'suppressed' && r.reason === 'asked counsel, 2027-01-01'));
    assert.ok(data.some((r) => r.entry === 'requirement' && r.id === 'retention' && r.quotation!.includes('30 days')));
  });

  it('begins with the result: the picture and the count of findings stand before the facts that it rests on', () => {
    const page = report([one], 'html', 'zh');
    const [picture, counts, facts] = [page.indexOf('<figure>'), page.search(/发现的问题：错误 1，警告 \d+/), page.indexOf('已声明的事实')];
    assert.ok(0 < picture && picture < counts && counts < facts, `${picture} ${counts} ${facts}`);
  });

  it('has a picture whose letters keep their size, however narrow the page', () => {
    const [figure] = /<figure>.*<\/figure>/.exec(report([one], 'html'))!;
    assert.doesNotMatch(figure, /<text/);
    assert.equal(figure.match(/<li>/g)!.length, 4);
    assert.match(figure, /<\/svg>met: \d+<\/li>/);
  });

  it('names a basis as lawyers do: the year where a law has several texts, no id of ours', () => {
    const text = reviewed('We keep logs under Article 21 of the Cybersecurity Law (2016).\n');
    for (const [language, named] of [
      ['en', /CSL \(2025\) Article 23 · in force since/],
      ['zh', /《网络安全法》（2025年）第二十三条 · 现行有效/],
    ] as const)
      for (const format of ['html', 'markdown'] as const) {
        const page = report([text], format, language);
        assert.match(page, named, format);
        assert.doesNotMatch(page, /[a-z]@\d{4}/, format);
      }
  });

  it('names the values of facts in the language of the report', () => {
    const text = HEAD.replace('minors: true', 'minors: true, channels: [app, mini-program, offline], individuals: 860000');
    const analysed = analyser.open(`${text}Hello.\n`, { today: TODAY });
    const page = report([{ path: 'c.md', analysed, findings: [], suppressed: [] }], 'html', 'zh');
    assert.match(page, /<dd>应用程序、小程序、线下<\/dd>/);
    assert.match(page, /<dd>86万<\/dd>/);
  });

  it('says so where nothing is found, or nothing is expected', () => {
    const analysed = analyser.open('---\npolicyDrafter: { kind: other }\n---\n\nHello.\n', { today: TODAY });
    const page = report([{ path: 'o.md', analysed, findings: [], suppressed: [] }], 'html');
    assert.match(page, /No findings\./);
    assert.match(page, /no required content is recorded/);
  });
});

describe('the colours of a report', () => {
  const colours = (selector: string): ReadonlyMap<string, string> => {
    const page = report([one], 'html');
    const rule = page.slice(page.indexOf(`${selector}{`) + selector.length).split('}')[0]!;
    return new Map([...rule.matchAll(/--([a-z]+):([^;]*)/g)].map((m) => [m[1]!, m[2]!]));
  };
  const page = colours(':root');

  it('are the theme\u2019s in the editor, each of them', () => {
    const theme = colours('body[class*=vscode-][data-vscode-theme-kind]');
    assert.deepEqual([...theme.keys()].sort(), [...page.keys()].sort());
    for (const [name, value] of theme) assert.match(value, /^var\(--vscode-/, name);
  });

  it('can be read on paper, and told apart from it', () => {
    const holds = (name: string, ground: string, least: number) => {
      const got = contrast(page.get(name)!, page.get(ground)!);
      assert.ok(got >= least, `${name} on ${ground}: ${got.toFixed(1)}`);
    };
    for (const ground of ['paper', 'band', 'row']) for (const word of ['text', 'head', 'soft', 'link']) holds(word, ground, 4.5);
    for (const sign of ['met', 'partial', 'missing', 'aside', 'error', 'warning', 'information', 'hint']) holds(sign, 'paper', 3);
  });

  it('are never alone: each state and severity has its word, and a sign of its own shape', () => {
    const signs = new Map<string, Set<string>>();
    for (const [, name, shape, word] of report([one], 'html').matchAll(/<svg class="mark ([\w-]+)"[^>]*>(.*?)<\/svg>([^<]+)/g)) {
      signs.set(name!, (signs.get(name!) ?? new Set()).add(shape!));
      assert.ok(word!.trim());
    }
    assert.ok(signs.size >= 6, [...signs.keys()].join());
    assert.equal(new Set([...signs.values()].flatMap((shapes) => [...shapes])).size, signs.size);
  });
});
