/**
 * How fast the engine is: `npm run bench`. Prints medians; machines are noisy, so compare rows of one run, not of two.
 * Documents are made from templates here; nothing is read but the built knowledge.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';
import { Analyser } from '../../server/src/document/analysed.js';
import { hover } from '../../server/src/features/hover.js';
import { readCompiled } from '../../server/src/knowledge/compiled.js';
import { KnowledgeBase } from '../../server/src/knowledge/knowledge.js';
import { SearchIndex } from '../../server/src/knowledge/search.js';
import { findingsOf } from '../../server/src/rules/run.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const TODAY = '2026-11-23';

const PARAGRAPHS = [
  'We collect your name, telephone number and e-mail address to open your account and to answer you.',
  '我们收集您的姓名、电话号码和电子邮箱，用于开立账户、答复咨询和寄送商品。',
  'We keep personal information for two years after the account is closed, as Article 19 of the PIPL asks, and then delete it.',
  '依据《个人信息保护法》第十七条和第二十三条，向第三方提供前我们会告知接收方的名称、联系方式并取得您的单独同意。',
  'You may withdraw your consent at any time under Settings > Privacy; processing before that stays lawful.',
  '我们采取加密、访问控制等安全措施，并定期开展安全培训；发生泄露时会及时通知您。',
  '- device identifiers, for security\n- location, for delivery (Articles 28 and 29 of the PIPL)\n- order history',
  '| SDK | 用途 | 收集的信息 |\n| --- | --- | --- |\n| 地图 | 导航 | 位置信息 |\n| 支付 | 付款 | 订单信息 |',
];

/** A policy of about `lines` lines in English and Chinese. */
function policy(lines: number): string {
  let text = '---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n---\n\n# Privacy Policy 隐私政策\n\n';
  for (let i = 0, count = 8; count < lines; i++) {
    const part = i % 9 === 8 ? `## Section ${i} 第${i}部分` : PARAGRAPHS[i % PARAGRAPHS.length]!;
    text += `${part}\n\n`;
    count += part.split('\n').length + 1;
  }
  return text;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
function timed(times: number, act: (i: number) => unknown): number {
  const values: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    act(i);
    values.push(performance.now() - start);
  }
  return median(values);
}
const ms = (n: number): string => n.toFixed(n < 10 ? 2 : 0);

const lines = readFileSync(path.join(root, 'dist/knowledge.jsonl'), 'utf8').split('\n');
const read = timed(10, () => readCompiled((i) => lines[i]!));
const all = timed(10, () => readCompiled((i) => lines[i]!).pack.laws.map((l) => l.versions.map((v) => v.articles)));
const compiled = readCompiled((i) => lines[i]!);
const base = timed(10, () => new KnowledgeBase([compiled.pack]));
const knowledge = new KnowledgeBase([compiled.pack]);
const lexicons = timed(5, () => new Analyser(knowledge));
const analyser = new Analyser(knowledge);
const indexing = timed(5, () => new SearchIndex(knowledge, compiled.pinyin, TODAY));
const index = new SearchIndex(knowledge, compiled.pinyin, TODAY);
const searching = timed(50, (i) => index.search(['pipl 66', 'withdraw consent', '单独同意 出境', 'grxxbhf', '数安法四十五'][i % 5]!));
const start = new Table({ head: ['start-up', 'median ms'] });
start.push(
  ['read the knowledge', ms(read)],
  ['with all articles', ms(all)],
  ['index it', ms(base)],
  ['compile the lexicons', ms(lexicons)],
  ['search index', ms(indexing)],
  ['one search', ms(searching)],
);
console.log(start.toString());

const table = new Table({ head: ['lines', 'characters', 'open', 'findings', 'keystroke', 'hover'] });
const options = { severities: {}, requireReason: false, language: 'en' as const };
for (const lines of [200, 2000, 20000]) {
  const text = policy(lines);
  const open = timed(lines > 5000 ? 3 : 7, () => new Analyser(knowledge).open(text, { today: TODAY }).verdicts.length);
  let document = analyser.open(text, { today: TODAY });
  const findings = timed(5, () => findingsOf(document.under({ today: TODAY }), options));
  findingsOf(document, options);
  const middle = document.text.indexOf('We keep', Math.floor(document.text.length / 2)) + 7;
  const keystroke = timed(40, () => {
    const next = `${document.text.slice(0, middle)}x${document.text.slice(middle)}`;
    document = document.edit(next, { from: middle, to: middle, inserted: 1 });
    findingsOf(document, options);
  });
  const place = document.text.indexOf('PIPL', Math.floor(document.text.length / 2));
  const hovering = timed(40, () => hover(document, place, { language: 'en' }));
  table.push([lines, text.length, ms(open), ms(findings), ms(keystroke), ms(hovering)]);
}
console.log(table.toString());
console.log('open: a text from scratch to its coverage; keystroke: one letter in the middle, to the findings. Milliseconds, medians.');
