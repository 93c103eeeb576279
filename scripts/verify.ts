/**
 * Compares the data with a folder of official texts: `npm run data:verify -- --texts DIR`. For every article whose text is
 * there: does each fine, deadline, threshold, age and period of ours stand in it? Lists what was not found, then totals.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KnowledgeBase } from '../server/src/knowledge/knowledge.js';
import { numbersIn, OfficialTexts } from '../server/src/knowledge/officialText.js';
import { baseArticle } from '../server/src/knowledge/reference.js';
import type { Article, Version } from '../server/src/knowledge/schema.js';
import { loadData } from './pack.js';

const at = process.argv.indexOf('--texts');
const folder = at > 0 ? process.argv[at + 1] : undefined;
if (!folder) {
  console.error('name the folder of official texts: npm run data:verify -- --texts DIR');
  process.exit(2);
}
const { pack } = loadData();
const texts = new OfficialTexts(
  readdirSync(folder)
    .filter((f) => f.endsWith('.md') || f.endsWith('.txt'))
    .map((f) => ({ path: f, text: readFileSync(path.join(folder, f), 'utf8') })),
  new KnowledgeBase([pack]),
);
for (const { file, message } of texts.faults) console.log(`${file}: ${message.en}`);

const total = { versions: 0, articles: 0, figures: 0, notFound: 0, absent: 0, unlisted: 0 };
function compare(version: Version, article: Article, articles: ReadonlyMap<string, string>): void {
  const text = articles.get(baseArticle(article.number))!;
  const numbers = numbersIn(text);
  const want = (value: number | undefined, what: string, statedIn: string | undefined) => {
    if (value === undefined) return;
    total.figures++;
    if (statedIn ? numbersIn(articles.get(statedIn) ?? '').has(value) : numbers.has(value)) return;
    total.notFound++;
    console.log(`${version.id}:${article.number}: ${what} ${value} does not stand in the text`);
  };
  for (const f of article.figures) {
    if (f.date) {
      const [y, m, d] = f.date.split('-').map(Number);
      total.figures++;
      // "From the day of publication": the day itself is that of the version.
      if (!text.includes(`${y}年${m}月${d}日`) && !(f.date === version.promulgated && /公布之日|发布之日|印发之日/.test(text))) {
        total.notFound++;
        console.log(`${version.id}:${article.number}: the date ${f.date} does not stand in the text`);
      }
      continue;
    }
    // 每年 ("every year") and 及时 state a figure without a number.
    if (f.value === 1 && (f.kind === 'frequency' || /每年|每月|每日|一次/.test(text))) continue;
    want(f.value, f.kind, f.statedIn);
    want(f.to, f.kind, f.statedIn);
  }
  for (const p of article.penalties) {
    want(p.fine?.from, 'fine from', p.statedIn);
    want(p.fine?.to, 'fine to', p.statedIn);
    want(p.fine?.turnoverPercent, 'percentage', p.statedIn);
    if (p.fine?.times?.from !== undefined) want(p.fine.times.from, 'times from', p.statedIn);
    want(p.fine?.times?.to, 'times to', p.statedIn);
    want(p.term?.from, 'term from', p.statedIn);
    want(p.term?.to, 'term to', p.statedIn);
  }
  const said = [article.summary?.zh, ...article.duties.flatMap((d) => [d.must.zh, d.deadline?.zh])].join(' ');
  const ours = new Set([
    ...numbersIn(said),
    ...article.figures.flatMap((f) => [f.value, f.to]),
    ...article.penalties.flatMap((p) => [
      p.fine?.from,
      p.fine?.to,
      p.fine?.turnoverPercent,
      p.fine?.times?.from,
      p.fine?.times?.to,
      p.term?.from,
      p.term?.to,
    ]),
  ]);
  const dates = new Set([...article.figures.flatMap((f) => f.date ?? []), version.promulgated, version.effective]);
  for (const [written, y, m, d] of text.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g))
    if (!dates.has(`${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`)) {
      total.unlisted++;
      if (process.argv.includes('-v'))
        console.log(`${version.id}:${article.number}: the text states ${written}, which is in no figure of ours`);
    }
  // A date is compared as a whole; "the two paragraphs before", "per cent", "third party" are no figures, nor is a decree number.
  const counted = text.replace(/\d{4}年\d{1,2}月\d{1,2}日|前[一二两三四]款|百分[之比]|第三[方人]|[两二]者|三维|令第\d+号/g, ' ');
  for (const n of numbersIn(counted))
    if (n >= 2 && !ours.has(n) && !(n >= 1900 && n < 2100)) {
      total.unlisted++;
      if (process.argv.includes('-v')) console.log(`${version.id}:${article.number}: the text states ${n}, which is in no figure of ours`);
    }
}

for (const law of pack.laws)
  for (const version of law.versions) {
    const text = texts.of(version.id)?.text;
    if (!text) continue;
    total.versions++;
    if (version.verified && version.countVerified && version.articleCount && text.articles.size < version.articleCount - 1)
      console.log(`${version.id}: says verified, but the text has ${text.articles.size} of ${version.articleCount} articles`);
    const articles = new Map(version.articles.map((a) => [a.number, a]));
    for (const number of text.articles.keys()) {
      if (number === 'annex') continue;
      const article = articles.get(number);
      if (!article) {
        if (version.verified && version.countVerified) {
          total.absent++;
          if (process.argv.includes('-v')) console.log(`${version.id}:${number} is not in the data`);
        }
        continue;
      }
      total.articles++;
      compare(version, article, text.articles);
    }
    for (const article of version.articles)
      if (!text.articles.has(baseArticle(article.number)) && (article.verified ?? version.verified)) {
        total.absent++;
        console.log(`${version.id}:${article.number}: says verified, but its text is not in the folder`);
      }
  }
console.log(
  `\n${total.versions} texts, ${total.articles} articles compared, ${total.figures} figures: ${total.notFound} not found in the text; ${total.absent} articles on one side only; ${total.unlisted} numbers of the texts in no figure of ours (-v lists them)`,
);
process.exit(total.notFound ? 1 : 0);
