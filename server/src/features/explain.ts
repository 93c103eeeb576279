/**
 * What is shown of a law, an article, a term, an item, a requirement: the same Markdown in a hover, in completion
 * documentation and by `policy-drafter show`. Short first, detail below; every figure with its article.
 */
import type { Kind } from '../document/configuration.js';
import { KIND_TITLES } from '../document/titles.js';
import {
  amount,
  basisOrBackground,
  exposure,
  onWhom,
  penaltyArticles,
  penaltyLine,
  referenceList,
  referenceName,
  SANCTIONS,
  standing,
  tierName,
} from '../knowledge/describe.js';
import { articleName, date, figure, lawName, money, moneyRange } from '../knowledge/format.js';
import type { KnowledgeBase, KnownArticle } from '../knowledge/knowledge.js';
import type { OfficialTexts } from '../knowledge/officialText.js';
import { brackets, COLON, COMMA, DASH, LIST_COMMA, SEMICOLON } from '../knowledge/punctuation.js';
import { baseArticle, parseReference, yearOf } from '../knowledge/reference.js';
import type { Development, Language, Law, Penalty, Requirement, Source, Term, Version } from '../knowledge/schema.js';

/** For whom, and of which day, something is explained. */
export interface Explaining {
  readonly knowledge: KnowledgeBase;
  readonly language: Language;
  /** ISO day of which the law is told. */
  readonly day: string;
  /** The document's turnover, for maxima that depend on it. */
  readonly turnover?: number;
  /** Makes a link into the virtual document of a law (`pipl@2021`) or of a newsletter (`2023-11`), where the client can follow one. */
  readonly link?: (version: string, article?: string) => string | undefined;
  /** What the document makes of an article: told with it. */
  readonly here?: (law: Law, article: string) => string | undefined;
  /** The reader's own folder of official texts. */
  readonly official?: OfficialTexts;
  /** There is little room: a list instead of a table. */
  readonly narrow?: boolean;
  /** In the law's own document: what its head says is not said again. */
  readonly within?: boolean;
}

const LEVEL: Record<Law['level'], { en: string; zh: string }> = {
  law: { en: 'law', zh: '法律' },
  'administrative-regulation': { en: 'administrative regulation', zh: '行政法规' },
  'departmental-rule': { en: 'departmental rule', zh: '部门规章' },
  'normative-document': { en: 'normative document', zh: '规范性文件' },
  'national-standard': { en: 'national standard', zh: '国家标准' },
  'local-rule': { en: 'local rule', zh: '地方性规定' },
  'judicial-interpretation': { en: 'judicial interpretation', zh: '司法解释' },
  foreign: { en: 'foreign law', zh: '外国法' },
};

const T = {
  checked: { en: 'checked against the official text', zh: '已与官方文本核对' },
  unchecked: { en: '**not verified** against an official text', zh: '**未核实**（未与官方文本核对）' },
  notVerified: { en: 'not verified', zh: '未核实' },
  notInPack: { en: 'Exists, not in this pack: only the number is known here.', zh: '该条存在，但未收录于本数据包：此处只知其条号。' },
  who: { en: 'Who must act', zh: '义务主体' },
  figures: { en: 'Figures', zh: '数字' },
  breach: { en: 'A breach may cost', zh: '违反可能的处罚' },
  cases: { en: 'Cases', zh: '执法案例' },
  related: { en: 'Related', zh: '相关动态' },
  enforcement: { en: 'Related enforcement (basis not stated)', zh: '相关执法（未载明依据）' },
  formerly: { en: 'Formerly', zh: '原条号' },
  laterIn: { en: 'Now', zh: '现条号' },
  changed: { en: 'Changed', zh: '修改' },
  open: { en: 'Open ↗', zh: '打开 ↗' },
  versions: { en: 'Versions', zh: '文本' },
  basis: { en: 'Basis', zh: '依据' },
  usage: { en: 'Usage', zh: '用法' },
  avoid: { en: 'Not', zh: '不宜写作' },
  since: { en: 'Since then', zh: '此后' },
  source: { en: 'Source', zh: '来源' },
  says: { en: 'What to say', zh: '应写明' },
  exposure: { en: 'A gap may cost', zh: '缺失可能的处罚' },
  articles: { en: 'articles', zh: '条' },
  benchmarks: { en: 'Discretion benchmarks', zh: '裁量基准' },
  official: { en: 'Your official text', zh: '您的官方文本' },
  asPrinted: { en: 'As printed', zh: '原文所载' },
  correction: { en: 'likely meant (our note)', zh: '应为（本产品注）' },
  org: { en: 'organisation', zh: '单位' },
  person: { en: 'person in charge', zh: '责任人员' },
  decides: { en: 'Decided by', zh: '处罚机关' },
  force: {
    en: { statute: 'required by statute', conditional: 'required where it applies', practice: 'usual practice' },
    zh: { statute: '法定告知事项', conditional: '适用时须告知', practice: '通常做法' },
  },
} as const;

const verifiedNote = (verified: boolean, language: Language): string => (verified ? T.checked : T.unchecked)[language];
const join = (parts: readonly (string | undefined | false)[], separator = '\n\n'): string => parts.filter(Boolean).join(separator);

/** The number of promulgation, and where it is not in a text that was compared, that too. */
function documentNumber({ documentNumber: number, verified }: Version, language: Language): string | undefined {
  if (!number || number.verified || !verified) return number?.[language];
  return language === 'zh' ? `${number.zh}（文号未经核对）` : `${number.en} (number not checked)`;
}

/** A law on a day: titles, issuer, level, standing, versions, news. */
export function explainLaw(law: Law, version: Version | undefined, e: Explaining): string {
  const { knowledge, language, day } = e;
  if (!law.chinese) return `**${law.titles[language]}** · ${LEVEL.foreign[language]}`;
  const shown = version ?? knowledge.versionOn(law.id, day);
  const head = e.within
    ? `**${law.short[language]}**`
    : language === 'zh'
      ? `**${shown?.titles?.zh ?? law.titles.zh}**（${law.short.zh}）`
      : `**${shown?.titles?.en ?? law.titles.en}** (${law.short.en})`;
  const other = language === 'zh' ? (shown?.titles?.en ?? law.titles.en) : (shown?.titles?.zh ?? law.titles.zh);
  const facts = shown
    ? [other, LEVEL[law.level][language], law.issuer[language], documentNumber(shown, language), verifiedNote(shown.verified, language)]
    : [other, LEVEL[law.level][language]];
  const cases = knowledge.casesUnder(law.id, shown?.id);
  const related = knowledge.relatedTo(law.id, shown?.id).filter((d) => !cases.includes(d));
  const versions =
    law.versions.length > 1
      ? `${T.versions[language]}${COLON[language]}${law.versions.map((v) => yearOf(v.id) + brackets(standing(knowledge, v, day, language), language)).join(SEMICOLON[language])}`
      : undefined;
  return join([
    `${head} — ${shown ? standing(knowledge, shown, day, language) : ''}`,
    facts.filter(Boolean).join(' · '),
    law.summary?.[language],
    shown?.note?.[language],
    shown?.articleCount
      ? `${shown.articleCount}${language === 'zh' ? '条' : ' articles'}${shown.countVerified ? '' : brackets(T.notVerified[language], language)}${shown.promulgated ? ` · ${language === 'zh' ? '公布' : 'promulgated'} ${date(shown.promulgated, language)}` : ''}${shown.effective ? ` · ${language === 'zh' ? '施行' : 'effective'} ${date(shown.effective, language)}` : ''}`
      : undefined,
    versions,
    casesBlock(cases, e),
    relatedLine(related, e),
    shown && openLink(e, shown.id),
  ]);
}

/** An article: what it asks, of whom, by when, what breaking it may cost, who was fined. */
export function explainArticle(law: Law, version: Version, number: string, e: Explaining): string {
  const { knowledge, language, day } = e;
  const article = knowledge.article(version.id, number);
  const several = law.versions.filter((v) => v.status === 'final').length > 1;
  const year = yearOf(version.id);
  const title = article?.title ? ` · ${article.title[language]}` : '';
  const head =
    language === 'zh'
      ? `**${lawName(law, 'zh')}${several ? `（${year}年）` : ''}${articleName(number, 'zh', law)}${title}**`
      : `**${law.short.en}${several ? ` (${year})` : ''} ${articleName(number, 'en')}${title}**`;
  const other = language === 'zh' ? `${law.titles.en}, ${articleName(number, 'en')}` : `${law.titles.zh} ${articleName(number, 'zh', law)}`;
  const verified = article ? (article.verified ?? version.verified) : false;
  const meta = (
    e.within
      ? [article && verified !== version.verified && verifiedNote(verified, language)]
      : [other, LEVEL[law.level][language], law.issuer[language], article && verifiedNote(verified, language)]
  )
    .filter(Boolean)
    .join(' · ');
  const top = `${head} — ${standing(knowledge, version, day, language)}`;
  if (!article)
    return join([
      top,
      meta,
      knowledge.hasArticle(version, number) === 'no' ? undefined : T.notInPack[language],
      officialBlock(version, number, e),
      openLink(e, version.id),
    ]);
  const related = knowledge.relatedTo(law.id, version.id, article.number);
  const cases = knowledge.casesUnder(law.id, version.id, article.number);
  const punishing = penaltyArticles(knowledge, article, day).filter((a) => a !== article);
  return join([
    top,
    meta,
    // Of an article on penalties one wants the amounts first.
    article.penalties.length ? (e.narrow ? penaltyLines(article, e).join('\n') : penaltyTable(article.penalties, e)) : undefined,
    article.summary?.[language],
    benchmarkLines(article, e),
    article.duties.length ? `${T.who[language]}${COLON[language]}${dutiesByWhom(article, language)}` : undefined,
    article.figures.length
      ? `${T.figures[language]}${COLON[language]}${article.figures.map((f) => `${f.of[language]}${COLON[language]}${figure(f, language)}`).join(SEMICOLON[language])}`
      : undefined,
    ...punishing.map(
      (p) =>
        `**${T.breach[language]}**${brackets(linked(referenceName(knowledge, `${p.version}:${p.number}`, language), e, p.version, p.number), language)}${COLON[language].trim()}${
          penaltyLines(p, e)
            .map((line) => `\n${line}`)
            .join('') || ` ${pointer(p, language)}`
        }`,
    ),
    e.here?.(law, number),
    renumbering(version, article, e),
    casesBlock(cases, e),
    relatedLine(
      related.filter((d) => !cases.includes(d)),
      e,
    ),
    officialBlock(version, number, e),
    openLink(e, version.id, article.number),
  ]);
}

/** Who must do what, by when: each who once. */
function dutiesByWhom({ duties }: KnownArticle, language: Language): string {
  const by = new Map<string, string[]>();
  for (const { who, must, deadline } of duties)
    by.set(who[language], [...(by.get(who[language]) ?? []), must[language] + (deadline ? brackets(deadline[language], language) : '')]);
  return [...by].map(([who, list]) => who + DASH[language] + list.join(SEMICOLON[language])).join(' · ');
}

/** The article in the reader's own text of the law, as a quotation, or why it is not there. */
function officialBlock(version: Version, number: string, e: Explaining): string | undefined {
  const { language, official } = e;
  const found = official?.article(version.id, number);
  if (!found) return undefined;
  const note = found.note ? ` — ${found.note[language]}` : '';
  const from = `*${T.official[language]}${brackets(found.file, language)}${note}*`;
  return found.text === undefined ? from : `${from}\n\n${found.text.replace(/^/gm, '> ').replace(/\n/g, '\n>\n')}`;
}

/** Where an article stood before, and where it went: one line. */
function renumbering(version: Version, article: KnownArticle, e: Explaining): string | undefined {
  const { knowledge, language } = e;
  const lines: string[] = [];
  const law = knowledge.law(article.law);
  const index = law?.versions.indexOf(version) ?? -1;
  const before =
    index > 0
      ? law?.versions
          .slice(0, index)
          .filter((v) => v.status === 'final')
          .at(-1)
      : undefined;
  const name = (v: string, n: string) => referenceName(knowledge, `${v}:${n}`, language);
  const next = knowledge.successorsOf(version.id, article.number);
  if (next.length)
    lines.push(`${T.laterIn[language]}${COLON[language]}${next.map((s) => name(s.version, s.article)).join(LIST_COMMA[language])}`);
  if (before && article.formerly.length)
    lines.push(
      `${T.formerly[language]}${COLON[language]}${article.formerly.map((f) => name(before.id, f)).join(LIST_COMMA[language])}${article.changes ? ` — ${article.changes[language]}` : ''}`,
    );
  // The same number in the older text was something else: say where that went.
  const old = before && !article.formerly.includes(article.number) ? knowledge.article(before.id, article.number) : undefined;
  if (old && before) {
    const went = knowledge.successorsOf(before.id, old.number).map((s) => s.article);
    const year = yearOf(before.id);
    lines.push(
      language === 'zh'
        ? `*${year}年文本的${articleName(old.number, 'zh')}${old.title ? `（${old.title.zh}）` : ''}${went.length ? `现为${went.map((a) => articleName(a, 'zh')).join('、')}` : '现已无对应条文'}*`
        : `*the ${year} text's ${old.number}${old.title ? ` (${old.title.en})` : ''} ${went.length ? `is now ${went.join(', ')}` : 'has no counterpart now'}*`,
    );
  }
  return lines.length ? lines.join('  \n') : undefined;
}

const TIERS: readonly Penalty['tier'][] = ['ordinary', 'on-refusal', 'serious', 'especially-serious'];

/** Penalties by trigger (rows) and addressee (columns); who decides, and what else must be known, in notes below. */
function penaltyTable(penalties: readonly Penalty[], e: Explaining): string {
  const { language } = e;
  const columns = [...new Set(penalties.map((p) => p.on))];
  const rows = new Map<string, Penalty[]>();
  for (const p of [...penalties].sort((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || a.at.localeCompare(b.at))) {
    const key = `${p.at} ${p.tier}`;
    rows.set(key, [...(rows.get(key) ?? []), p]);
  }
  const notes: string[] = [];
  /** The mark that refers to a note, which is told once. */
  const mark = (note: string | undefined): string => {
    if (!note) return '';
    if (!notes.includes(note)) notes.push(note);
    return ` ${superscript(notes.indexOf(note) + 1)}`;
  };
  // What the row's head does not say stands in the cell: another scale for the same addressee, a wider condition for the persons in charge.
  const cell = (list: readonly Penalty[], first: Penalty) =>
    list
      .map((p) => {
        const told = p.trigger.en === first.trigger.en || (list.length === 1 && /^(?:the same|as for)\b/i.test(p.trigger.en));
        return `${told ? '' : `${p.trigger[language]}${COLON[language]}`}${penaltyLine(p, language, e.turnover)}${mark(p.note?.[language])}`;
      })
      // VS Code shows no HTML in a hover: a line break would run two sanctions together.
      .join(' · ') || '–';
  const lines = [`| | ${columns.map((c) => onWhom(c, language)).join(' | ')} |`, `| --- | ${columns.map(() => '---').join(' | ')} |`];
  for (const list of rows.values()) {
    const first = list[0]!;
    const authority = list.find((p) => p.authority)?.authority?.[language];
    const decides = authority && `${T.decides[language]}${COLON[language]}${authority}`;
    const cells = [
      `**${tierName(first.tier, language)}** ${first.at}${mark(decides)}${COLON[language]}${first.trigger[language]}`,
      ...columns.map((c) =>
        cell(
          list.filter((p) => p.on === c),
          first,
        ),
      ),
    ];
    lines.push(`| ${cells.join(' | ')} |`);
  }
  return join([lines.join('\n'), notes.map((note, i) => `${superscript(i + 1)} ${note}`).join('  \n')]);
}

const superscript = (n: number): string => String(n).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);

/** How a region uses the range: one line for each step. */
function benchmarkLines(article: KnownArticle, e: Explaining): string | undefined {
  const { knowledge, language } = e;
  const lines = knowledge
    .benchmarksOf(article.law, article.version, article.number)
    .map(
      ({ development, benchmark: { tier, when, fine } }) =>
        `- ${development.place[language]}${brackets(itemLink(development, e), language)} · ${tier[language]}${COLON[language]}${moneyRange(fine.from, fine.to, language)}${COLON[language]}${when[language]}`,
    );
  return lines.length ? `${T.benchmarks[language]}\n${lines.join('\n')}` : undefined;
}

/** The penalties of an article in short: a line for each addressee, which says what each degree may cost, worst last. */
function penaltyLines(article: KnownArticle, e: Explaining): string[] {
  const { language } = e;
  const penalties = penaltiesOf(article, e);
  return [...new Set(penalties.map((p) => p.on))].map((on) => {
    const tiers = new Map<string, string[]>();
    for (const p of penalties.filter((p) => p.on === on)) tiers.set(p.tier, [...(tiers.get(p.tier) ?? []), p.value]);
    const degrees = [...tiers].map(([tier, values]) => tier + COLON[language] + values.join(LIST_COMMA[language]));
    return `- ${on}${DASH[language]}${degrees.join(SEMICOLON[language])}`;
  });
}

/** An article without penalties of its own points elsewhere, as its title says. */
const pointer = (article: KnownArticle, language: Language): string => article.title?.[language] ?? '';

/** On whom, in which degree, how much or else what; worst last, each once. */
function penaltiesOf(article: KnownArticle, e: Explaining): { on: string; tier: string; value: string }[] {
  const { language } = e;
  const all = [...article.penalties]
    .sort((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier))
    .filter((p) => p.fine || p.term || p.sanctions.length || p.note)
    .map((p) => {
      const sanctions = p.sanctions.map((s) => SANCTIONS[s][language]).join(LIST_COMMA[language]);
      // Neither amount nor sanction: punished under other rules, which the note names.
      const value = p.term ? penaltyLine(p, language, e.turnover) : amount(p, language, e.turnover) || sanctions || p.note?.[language];
      return { on: onWhom(p.on, language), tier: tierName(p.tier, language), value: value ?? '' };
    });
  return [...new Map(all.map((p) => [JSON.stringify(p), p])).values()].slice(-9);
}

function casesBlock(cases: readonly Development[], e: Explaining): string | undefined {
  if (!cases.length) return undefined;
  const { language } = e;
  const lines = cases.slice(0, 3).map((d) => {
    const fines = d.decision?.fines
      .map((f) => `${f.on[language]}${language === 'zh' ? '' : ' '}${money(f.amount, language)}`)
      .join(COMMA[language]);
    return `- ${itemLink(d, e)}${d.date ? `${COMMA[language]}${date(d.date, language, d.precision)}` : ''}${COLON[language]}${d.title[language]}${fines ? ` — ${fines}` : ''}`;
  });
  return `${T.cases[language]}\n${lines.join('\n')}`;
}

function relatedLine(related: readonly Development[], e: Explaining): string | undefined {
  const { language } = e;
  const cases = related.filter((d) => d.category === 'enforcement');
  const news = related.filter((d) => d.category !== 'enforcement');
  const names = (list: readonly Development[]) =>
    list
      .slice(0, 5)
      .map((d) => itemLink(d, e) + brackets(d.title[language], language))
      .join(' · ');
  return (
    join(
      [
        news.length > 0 && `${T.related[language]}${COLON[language]}${names(news)}`,
        cases.length > 0 && `${T.enforcement[language]}${COLON[language]}${names(cases)}`,
      ],
      '  \n',
    ) || undefined
  );
}

const itemName = (d: Development, language: Language): string =>
  language === 'zh' ? `第${d.id.split('/')[1]}项` : `item ${d.id.split('/')[1]}`;
/** A text as a link into a virtual document, where the client can follow one. */
const linked = (text: string, e: Explaining, version: string, article?: string): string => {
  const target = e.link?.(version, article);
  return target ? `[${text}](${target})` : text;
};
const itemLink = (d: Development, e: Explaining): string => {
  const [pack, number] = d.id.split('/') as [string, string];
  return linked(itemName(d, e.language), e, pack, number);
};
const openLink = (e: Explaining, version: string, article?: string): string | undefined =>
  e.link && linked(T.open[e.language], e, version, article);
/** References by law, each a link to its article in the version of the day. */
const references = (list: readonly string[], e: Explaining): string =>
  referenceList(e.knowledge, list, e.language, (text, reference) => {
    const version = e.knowledge.versionFor(reference, e.day);
    return version ? linked(text, e, version.id, reference.article && baseArticle(reference.article)) : text;
  });
const sourceLine = (source: Source, verified: boolean, language: Language): string =>
  `${T.source[language]}${COLON[language]}${source.title[language]}${source.date ? `${COMMA[language]}${date(source.date, language)}` : ''} · ${verified ? (language === 'zh' ? '已核实' : 'verified') : language === 'zh' ? '**未核实**' : '**not verified**'}`;

/** An item of a development pack. */
export function explainDevelopment(d: Development, e: Explaining): string {
  const { language } = e;
  const category = {
    legislative: { en: 'legislative', zh: '立法' },
    enforcement: { en: 'enforcement', zh: '执法' },
    industry: { en: 'industry', zh: '行业' },
  }[d.category][language];
  const when = d.date ? `${date(d.date, language, d.precision)}${d.until ? `–${date(d.until, language)}` : ''}` : '';
  const decision =
    d.decision &&
    join(
      [
        d.decision.sanctions.map((s) => SANCTIONS[s][language]).join(LIST_COMMA[language]),
        ...d.decision.fines.map(
          (f) => `${f.on[language]}${COLON[language]}${money(f.amount, language)}${f.note ? brackets(f.note[language], language) : ''}`,
        ),
        d.decision.compensation
          ? language === 'zh'
            ? `赔偿${money(d.decision.compensation, 'zh')}`
            : `compensation ${money(d.decision.compensation, 'en')}`
          : undefined,
      ],
      SEMICOLON[language],
    );
  return join([
    `**${language === 'zh' ? `第${d.id.split('/')[1]}项` : `Item ${d.id.split('/')[1]}`}${brackets(d.id, language)} · ${d.title[language]}**`,
    [d.title[language === 'zh' ? 'en' : 'zh'], category, when, d.authority[language], d.place[language]].filter(Boolean).join(' · '),
    d.summary[language],
    d.figures.length ? d.figures.map((f) => `- ${f.label[language]}${COLON[language]}${f.value[language]}`).join('\n') : undefined,
    decision,
    d.basis.length ? `${T.basis[language]}${COLON[language]}${references(d.basis, e)}` : undefined,
    d.asPrinted
      ? `${T.asPrinted[language]}${COLON[language]}${d.asPrinted.printed[language]} — ${T.correction[language]}${COLON[language]}${d.asPrinted.correction[language]}`
      : undefined,
    d.since.length
      ? `${T.since[language]}\n${d.since.map((s) => `- ${s.date ? `${date(s.date, language)}${COLON[language]}` : ''}${s.text[language]}${s.source ? brackets(s.source.title[language], language) : ''}${s.verified ? '' : brackets(T.notVerified[language], language)}`).join('\n')}`
      : undefined,
    sourceLine(d.source, d.verified, language),
  ]);
}

/** A statutory term. */
export function explainTerm(term: Term, e: Explaining): string {
  const { language } = e;
  return join([
    language === 'zh' ? `**${term.zh}** · ${term.en}` : `**${term.en}** · ${term.zh}`,
    term.definition[language],
    join(
      [
        term.basis.length > 0 && `${T.basis[language]}${COLON[language]}${references(term.basis, e)}`,
        verifiedNote(term.verified, language),
      ],
      ' · ',
    ),
    term.usage ? `${T.usage[language]}${COLON[language]}${term.usage[language]}` : undefined,
    avoided(term, language),
  ]);
}

/** Words not to be used for a term, those with the same reason together. */
function avoided(term: Term, language: Language): string | undefined {
  const reasons = new Set(term.avoid.map((a) => a.why[language]));
  const words = (why: string) => term.avoid.filter((a) => a.why[language] === why).map((a) => `“${a.text}”`);
  const lines = [...reasons].map((why) => words(why).join(LIST_COMMA[language]) + brackets(why, language));
  return lines.length ? `${T.avoid[language]}${COLON[language]}${lines.join(SEMICOLON[language])}` : undefined;
}

/** A requirement of a kind of document. */
export function explainRequirement(r: Requirement, e: Explaining): string {
  const { knowledge, language, day } = e;
  const cost = exposure(knowledge, r.exposure, day, language, e.turnover);
  const behind = basisOrBackground(r);
  return join([
    `**${r.title[language]}** · ${r.title[language === 'zh' ? 'en' : 'zh']}`,
    `${T.force[language][r.force]} · ${KIND_TITLES[r.kind as Kind]?.[language] ?? r.kind}`,
    `${T.says[language]}${COLON[language]}${r.says[language]}`,
    behind.length ? `${T.basis[language]}${COLON[language]}${references(behind, e)}` : undefined,
    cost ? `${T.exposure[language]}${COLON[language]}${cost}` : undefined,
    r.related.length
      ? `${T.related[language]}${COLON[language]}${r.related
          .map((id) => knowledge.development(id))
          .filter((d) => d !== undefined)
          .map((d) => itemLink(d, e) + brackets(d.title[language], language))
          .join(' · ')}`
      : undefined,
    `> ${r.clause[language].trim().replace(/\n/g, '\n> ')}`,
  ]);
}

/** Why a target of `show` cannot be shown: the offending word. */
export interface Unknown {
  readonly unknown: string;
  readonly reason: 'law' | 'version' | 'article' | 'item' | 'term' | 'requirement' | 'form';
}

/** What a target of `show` stands for (`pipl:66`, `item:9`, `term:separate-consent`, `requirement:retention`), explained; or why not. */
export function explainTarget(target: string, e: Explaining): string | Unknown {
  const { knowledge } = e;
  const prefixed = /^(item|term|requirement|kind):(.+)$/.exec(target);
  if (prefixed) {
    const [, what, name] = prefixed as unknown as [string, string, string];
    if (what === 'item') {
      const d = /^\d+$/.test(name) ? knowledge.developmentByNumber(Number(name)) : knowledge.development(name);
      return d ? explainDevelopment(d, e) : { unknown: name, reason: 'item' };
    }
    if (what === 'term') {
      const t = knowledge.term(name);
      return t ? explainTerm(t, e) : { unknown: name, reason: 'term' };
    }
    if (what === 'requirement') {
      const [kind, id] = name.includes('/') ? (name.split('/') as [string, string]) : ['privacy-policy', name];
      const r = knowledge.requirement(kind, id) ?? knowledge.requirements.find((x) => x.id === name);
      return r ? explainRequirement(r, e) : { unknown: name, reason: 'requirement' };
    }
    const list = knowledge.requirementsOf(name);
    return list.length
      ? list
          .map(
            (r) =>
              `- ${r.id}${COLON[e.language]}${r.title[e.language]}${brackets(referenceList(knowledge, basisOrBackground(r), e.language), e.language)}`,
          )
          .join('\n')
      : { unknown: name, reason: 'requirement' };
  }
  if (/^\d{4}-\d{2}\/\d+$/.test(target)) {
    const d = knowledge.development(target);
    return d ? explainDevelopment(d, e) : { unknown: target, reason: 'item' };
  }
  const reference = parseReference(target);
  if (!reference) return { unknown: target, reason: 'form' };
  const law = knowledge.law(reference.law);
  if (!law) return { unknown: reference.law, reason: 'law' };
  const version = knowledge.versionFor(reference, e.day);
  if (!version && reference.version) return { unknown: reference.version, reason: 'version' };
  if (!reference.article) return explainLaw(law, version, e);
  if (!version || knowledge.hasArticle(version, reference.article) === 'no')
    return { unknown: baseArticle(reference.article), reason: 'article' };
  return explainArticle(law, version, reference.article, e);
}

/** Markdown of ours for a client that shows plain text only. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*/g, ' ')
    .replace(/^\| --- .*\n?/gm, '')
    .replace(/ {2,}/g, ' ');
}
