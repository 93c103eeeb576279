/** Official texts of the reader's own: which version they are of, what is shown of them, what is told of those that do not fit. */
import assert from 'node:assert/strict';
import { explainArticle } from '../../server/src/features/explain.js';
import { lawDocument } from '../../server/src/features/lawDocument.js';
import { OfficialTexts, readOfficialText } from '../../server/src/knowledge/officialText.js';
import { knowledge, TODAY } from '../helpers/pack.js';

const numeral = (n: number): string => {
  const digits = '零一二三四五六七八九';
  if (n < 10) return digits[n]!;
  return `${n >= 20 ? digits[Math.floor(n / 10)] : ''}十${n % 10 ? digits[n % 10] : ''}`;
};
/** A text with so many articles, of invented words. */
const law = (title: string, count: number): string =>
  `# ${title}\n\n<!-- 第九条 of a comment is no article -->\n第一章 总则\n\n${Array.from({ length: count }, (_, i) => `第${numeral(i + 1)}条　甲文${i + 1}。\n\n第二款${i + 1}。`).join('\n\n')}\n`;
const texts = (...sources: [string, string][]) =>
  new OfficialTexts(
    sources.map(([path, text]) => ({ path, text })),
    knowledge,
  );
const faults = (t: OfficialTexts): string[] => t.faults.map((f) => `${f.file}: ${f.message.en}`);

describe('official texts', () => {
  it('are split into articles with their paragraphs', () => {
    const text = readOfficialText(law('中华人民共和国数据安全法', 55));
    assert.equal(text.articles.size, 55);
    assert.equal(text.articles.get('12'), '第十二条　甲文12。\n第二款12。');
  });

  it('are known by their title, with and without 中华人民共和国, brackets and marks', () => {
    for (const title of ['中华人民共和国数据安全法', '数据安全法', '《数据安全法》', '中华人民共和国数据安全法（2021年）'])
      assert.deepEqual(faults(texts(['dsl.md', law(title, 55)])), [], title);
  });

  it('of a law with two versions go to the one of the year, or of the number of articles, and are not guessed', () => {
    const t = texts(['old.md', law('网络安全法（2016年）', 79)], ['new.md', law('网络安全法', 81)]);
    assert.deepEqual(faults(t), []);
    assert.equal(t.of('csl@2016')?.file, 'old.md');
    assert.equal(t.of('csl@2025')?.file, 'new.md');
    assert.match(faults(texts(['which.md', law('网络安全法', 80)]))[0]!, /which version of csl it is cannot be told/);
  });

  it('with articles missing, or too many, are told, and shown with a note', () => {
    const t = texts(['dsl.md', law('数据安全法', 54)]);
    assert.match(faults(t)[0]!, /dsl\.md: this text has 54 articles, dsl@2021 has 55/);
    assert.match(t.article('dsl@2021', '45')!.note!.en, /numbered differently/);
    const absent = t.article('dsl@2021', '55')!;
    assert.equal(absent.text, undefined);
    assert.match(absent.note!.zh, /没有第55条/);
  });

  it('of no law known here, without articles, or twice, are told', () => {
    assert.match(faults(texts(['a.md', law('某市停车管理规定', 3)]))[0]!, /title of no law known here/);
    assert.match(faults(texts(['b.txt', '# 数据安全法\n\n全文略。']))[0]!, /holds no law/);
    assert.match(faults(texts(['c.md', '']))[0]!, /holds no law/);
    assert.match(
      faults(texts(['d.md', law('数据安全法', 55)], ['e.md', law('数据安全法', 55)]))[0]!,
      /e\.md: a second text.*d\.md is used/,
    );
  });

  it('stand beside our summary, in the hover and in the law document', () => {
    const official = texts(['dsl.md', law('数据安全法', 55)]);
    const version = knowledge.version('dsl@2021')!;
    for (const language of ['en', 'zh'] as const) {
      const shown = explainArticle(knowledge.law('dsl')!, version, '45', { knowledge, language, day: TODAY, official });
      assert.match(shown, /> 第四十五条　甲文45。\n>\n> 第二款45。/);
      assert.match(shown, language === 'en' ? /Your official text \(dsl\.md\)/ : /您的官方文本（dsl\.md）/);
      assert.ok(shown.includes(knowledge.article('dsl@2021', '45')!.summary![language]));
      assert.doesNotMatch(explainArticle(knowledge.law('dsl')!, version, '45', { knowledge, language, day: TODAY }), /甲文/);
      const document = lawDocument('dsl@2021', { knowledge, language, day: TODAY, official })!;
      assert.match(document.text.split('\n')[document.lines.get('45')!]!, /^## /);
      assert.match(document.text, /> 第四十五条　甲文45。/);
    }
  });

  it('an article that our pack lacks is shown from the text', () => {
    const version = knowledge.version('cross-border-provisions-2024@2024')!;
    const number = Array.from({ length: 14 }, (_, i) => String(i + 1)).find((n) => !version.articles.some((a) => a.number === n))!;
    const official = texts(['p.md', law('促进和规范数据跨境流动规定', 14)]);
    assert.match(lawDocument(version.id, { knowledge, language: 'zh', day: TODAY, official })!.text, new RegExp(`甲文${number}。`));
  });
});
