/** What holds between entries of a pack: references resolve, counts match, dates follow each other. */
import { figuresIn, type WrittenFigure } from './figures.js';
import { MONTHS } from './format.js';
import { KnowledgeBase, type Pack } from './knowledge.js';
import type { Fault, Places } from './load.js';
import { readNumber } from './numerals.js';
import { baseArticle, parseReference } from './reference.js';
import type { Article, Bilingual, Concept, Law, Penalty, Version } from './schema.js';

/** `complete`: the pack stands alone, so every reference must resolve within it. An overlay may point outside. */
export interface CheckOptions {
  readonly complete: boolean;
  readonly places?: Places;
  readonly base?: Pack;
}

/** All faults between the entries of a pack. Positions are those of the entry, where `places` knows them. */
export function checkPack(pack: Pack, options: CheckOptions): Fault[] {
  const faults: Fault[] = [];
  const knowledge = new KnowledgeBase(options.base ? [options.base, pack] : [pack]);
  const report = (list: string, id: string, message: string) => {
    const place = options.places?.get(`${list} ${id}`);
    faults.push({ path: place?.path ?? `${list}/${id}`, line: place?.line ?? 1, column: place?.column ?? 1, message: `${id}: ${message}` });
  };
  const reference = (list: string, id: string, text: string) => {
    const r = parseReference(text);
    const law = r && knowledge.law(r.law);
    if (!r || !law) return report(list, id, `"${text}" names no law of the pack`);
    const version = r.version ? knowledge.version(r.version) : undefined;
    if (r.version && !version)
      return report(list, id, `"${text}" names no version of ${r.law}: ${law.versions.map((v) => v.id).join(', ')}`);
    if (r.article && (version ? [version] : law.versions).every((v) => knowledge.hasArticle(v, r.article!) === 'no'))
      report(list, id, `"${text}": there is no such article`);
  };
  const known = (list: string, id: string, what: string, exists: boolean, text: string) => {
    if (!exists && options.complete) report(list, id, `"${text}" is no ${what} of the pack`);
  };
  for (const law of pack.laws)
    checkLaw(
      law,
      knowledge,
      (message) => report('laws', law.id, message),
      (text) => reference('laws', law.id, text),
      (term) => known('laws', law.id, 'term', !!knowledge.term(term), term),
    );
  for (const { id } of pack.dated ?? []) {
    const law = knowledge.law(id)!;
    const issue = (message: string) => report('dated', id, message);
    if (knowledge.laws.includes(law)) issue('stands among the laws already: remove one of the two');
    checkLaw(
      law,
      knowledge,
      issue,
      (text) => reference('dated', id, text),
      () => undefined,
    );
    for (const v of law.versions) if (v.status === 'final' && !v.effective) issue(`${v.id} says not from when it is in force`);
  }
  for (const d of pack.developments) {
    for (const text of [...d.basis, ...d.teaches.laws, ...d.since.flatMap((s) => (s.law ? [s.law] : [])), ...d.benchmarks.map((b) => b.of)])
      reference('developments', d.id, text);
    for (const r of d.teaches.requirements)
      known(
        'developments',
        d.id,
        'requirement',
        knowledge.requirements.some((x) => x.id === r),
        r,
      );
    for (const t of d.teaches.terms) known('developments', d.id, 'term', !!knowledge.term(t), t);
    if (d.category !== 'enforcement' && d.decision) report('developments', d.id, 'only an enforcement entry holds a decision');
    for (const text of [d.summary, ...d.figures.map((f) => f.value), ...d.since.map((s) => s.text)])
      for (const fault of figureDifferences(text)) report('developments', d.id, fault);
  }
  for (const t of pack.terms) {
    for (const text of t.basis) reference('terms', t.id, text);
    for (const text of t.usage ? [t.definition, t.usage] : [t.definition])
      for (const fault of figureDifferences(text)) report('terms', t.id, fault);
  }
  for (const r of pack.register) if (r.law !== undefined) reference('register', r.id, r.law);
  for (const c of pack.concepts) for (const fault of formFaults(c)) report('concepts', c.id, fault);
  const concepts = new Set(knowledge.concepts.map((c) => c.id));
  for (const r of pack.requirements) {
    const id = `${r.kind}/${r.id}`;
    for (const text of [...r.basis, ...r.background, ...r.exposure]) reference('requirements', id, text);
    for (const d of r.related) known('requirements', id, 'development', !!knowledge.development(d), d);
    for (const name of conceptNames(r)) if (!concepts.has(name)) report('requirements', id, `"${name}" is no concept of the pack`);
    const texts = r.examples.map(({ text }) => text);
    for (const text of new Set(texts.filter((text, i) => texts.indexOf(text) !== i)))
      report('requirements', id, `the example “${text.slice(0, 60)}” stands twice: remove one`);
  }
  return faults;
}

/** Forms that do not mean what they look like: one that a comma has cut in two, one that stands twice, a choice that offers the same twice, or a word alone. */
function formFaults({ en, zh, except }: Concept): string[] {
  const faults: string[] = [];
  for (const forms of [en, zh, except.en, except.zh])
    forms.forEach((form, i) => {
      const next = forms[i + 1];
      if (next !== undefined && openBrackets(form) > 0 && openBrackets(next) < 0)
        faults.push(`"${form}" and "${next}" are one form that a comma has cut in two: put the whole in quotation marks`);
      if (forms.indexOf(form) !== i) faults.push(`"${form}" stands twice: remove one, or put a form that holds a comma in quotation marks`);
      const parts = form.split(/ … ?| ?… | \.\. /);
      const alone = parts.length === 1 ? wordAlone(form) : undefined;
      if (alone !== undefined)
        faults.push(
          `"${form}" offers "${alone}" alone: only a gap (..) parts a choice from the words beside it; put one there, or write each as a form`,
        );
      for (const part of parts) {
        const choices = part.split('|').map((choice) => choice.trim());
        const same = choices.find((choice, n) => choices.indexOf(choice) !== n);
        if (same !== undefined)
          faults.push(`"${form}" offers "${same}" twice in one choice: remove one (a choice is all that stands between two gaps)`);
      }
    });
  return faults;
}
/** Of a choice between a phrase and something shorter ("complete removal|deletion") what was meant to follow the first words, and does not. */
function wordAlone(form: string): string | undefined {
  const choices = form.split('|').map((choice) => choice.trim());
  const lengths = choices.map((choice) => choice.split(' ').length);
  return choices.find((_, i) => lengths[i]! < lengths[0]!);
}
/** How many more brackets a form opens than it closes. */
const openBrackets = (form: string): number => (form.match(/[(（《「]/g)?.length ?? 0) - (form.match(/[)）》」]/g)?.length ?? 0);

function checkLaw(
  law: Law,
  knowledge: KnowledgeBase,
  report: (message: string) => void,
  reference: (text: string) => void,
  term: (id: string) => void,
): void {
  let previous: Version | undefined;
  for (const version of law.versions) {
    if (!version.id.startsWith(`${law.id}@`)) report(`the version "${version.id}" does not begin with "${law.id}@"`);
    if (version.promulgated && version.effective && version.effective < version.promulgated)
      report(`${version.id} takes effect before it is promulgated`);
    if (version.ended && version.effective && version.ended < version.effective) report(`${version.id} ends before it takes effect`);
    if (
      previous &&
      previous.status === 'final' &&
      version.status === 'final' &&
      version.effective &&
      (!previous.ended || previous.ended >= version.effective)
    )
      report(`${previous.id} and ${version.id} are in force on the same day`);
    if (version.replacedBy) reference(version.replacedBy);
    const seen = new Set<string>();
    for (const article of version.articles) {
      const where = `${version.id}:${article.number}`;
      if (seen.has(article.number)) report(`${where} stands twice`);
      seen.add(article.number);
      if (version.countVerified && version.articleCount && /^\d+$/.test(article.number) && Number(article.number) > version.articleCount)
        report(`${where}: ${version.id} has ${version.articleCount} articles`);
      if (article.number.includes('-') && !version.inserted.includes(baseArticle(article.number)))
        report(`${where} is not among the inserted articles`);
      for (const from of article.formerly)
        if (!previous?.articles.some((a) => a.number === from))
          report(`${where}: formerly ${from}, which is not in ${previous?.id ?? 'a version before'}`);
      const full = knowledge.article(version.id, article.number);
      if (!full?.summary) report(`${where} has no summary`);
      else {
        for (const fault of figureDifferences(full.summary)) report(`${where}: ${fault}`);
        // The figures of an annex are kept with one article; every article that speaks of the annex may state them.
        const annex = full.summary.zh.includes('附件')
          ? version.articles.flatMap((x) => x.figures).filter((f) => f.statedIn === 'annex')
          : [];
        const own = { ...full, figures: [...full.figures, ...annex] };
        const held = new Set([own, ...punishing(full, version, knowledge)].flatMap(figuresHeld));
        const stated = figuresStated(full.summary);
        for (const figure of stated)
          if (!held.has(figure))
            report(
              `${where}: the summary states ${figure}, which no figure, penalty or duty of the article or of those that punish it holds`,
            );
        for (const figure of full.penalties.filter((x) => !x.statedIn).flatMap(finesHeld))
          if (!stated.has(figure)) report(`${where}: a penalty holds ${figure}, which the summary does not state`);
      }
      for (const text of otherTexts(article)) for (const fault of figureDifferences(text)) report(`${where}: ${fault}`);
      for (const d of article.duties)
        if (d.deadline) for (const fault of figureDifferences(d.deadline, 2)) report(`${where}: deadline: ${fault}`);
      for (const p of article.punishedBy) {
        if (!/^\d/.test(p)) reference(p);
        else if (knowledge.hasArticle(version, p) !== 'yes') report(`${where}: punished by ${p}, which does not exist`);
      }
      for (const by of article.displacedBy) reference(by);
      for (const p of article.penalties) {
        if (baseArticle(p.at) !== article.number) report(`${where}: a penalty stands at ${p.at}`);
        if (p.fine?.from !== undefined && p.fine.to !== undefined && p.fine.from > p.fine.to)
          report(`${where}: a fine from ${p.fine.from} to ${p.fine.to}`);
      }
      for (const t of article.terms) term(t);
    }
    if (version.status === 'final') previous = version;
  }
}

/** English with figures as digits: 50 million as 50000000, 1 March 2026 as 1 3 2026, October 2023 as 10 2023. */
const plainEnglish = (text: string): string =>
  ungrouped(text)
    .replace(/([A-Z][a-z]+) (\d{4})/g, (all, m: string, y: string) => (MONTHS.includes(m) ? `${MONTHS.indexOf(m) + 1} ${y}` : all))
    .replace(/(\d+(?:\.\d+)?) ?(million|billion)/g, (_, n: string, u: string) => String(Number(n) * (u === 'million' ? 1e6 : 1e9)));
/** Chinese with figures as digits: 5000万 as 50000000, 第十条 as 第10条. */
const plainChinese = (text: string): string =>
  ungrouped(text)
    .replace(/第([一二三四五六七八九十百]+)条/g, (_, n: string) => `第${readNumber(n)}条`)
    .replace(/(\d+(?:\.\d+)?)(亿|万)/g, (_, n: string, u: string) => String(Number(n) * (u === '亿' ? 1e8 : 1e4)));
const ungrouped = (text: string): string => text.replace(/(\d),(?=\d{3})/g, '$1');

/** Numbers, from `least` on, that stand in one language's text and not in the other's; those below 10 are too often words. */
export function figureDifferences(text: Bilingual, least = 10): string[] {
  // A draft that is still to be translated is not compared.
  if (text.en.includes('[●') || text.zh.includes('[●')) return [];
  const numbers = (s: string) => new Set((s.match(/\d+(?:\.\d+)?/g) ?? []).filter((n) => Number(n) >= least).map((n) => String(Number(n))));
  const en = numbers(plainEnglish(text.en));
  const zh = numbers(plainChinese(text.zh));
  const only = (a: Set<string>, b: Set<string>) => [...a].filter((n) => !b.has(n));
  return [
    ...only(en, zh).map((n) => `${n} stands in the English text and not in the Chinese one`),
    ...only(zh, en).map((n) => `${n} stands in the Chinese text and not in the English one`),
  ];
}

/** `CNY 50000`, `5%`, `100000 people`, `6 month`: what a text states in either language, people from ten on, dates left aside. */
const figuresStated = ({ en, zh }: Bilingual): Set<string> => new Set([en, zh].flatMap((text) => figuresIn(text).flatMap(stated)));

function stated({ dimension, value, unit }: WrittenFigure): string[] {
  if (dimension === 'cny') return [`CNY ${value}`];
  if (dimension === 'percent') return [`${value}%`];
  if (dimension === 'people') return value < 10 ? [] : [`${value} people`];
  if (dimension === 'time') return [`${value} ${unit}`];
  return dimension === 'times' ? [`${value} time`] : [];
}

/** What the fields of an article hold, written as {@link figuresStated} writes it. */
function figuresHeld(article: Article): string[] {
  const unit = {
    cny: (n: number) => `CNY ${n}`,
    percent: (n: number) => `${n}%`,
    person: (n: number) => `${n} people`,
    times: (n: number) => `${n} time`,
  };
  return [
    ...article.figures.flatMap((f) =>
      [f.value, f.to]
        .filter((n) => n !== undefined)
        .map((n) => (f.unit && f.unit in unit ? unit[f.unit as keyof typeof unit](n) : `${n} ${f.unit}`)),
    ),
    ...article.penalties.flatMap((p) => [
      ...finesHeld(p),
      ...[p.fine?.times?.from, p.fine?.times?.to].map((n) => `${n} time`),
      ...[p.term?.from, p.term?.to].map((n) => `${n} ${p.term?.unit}`),
    ]),
    ...[...article.figures.map((f) => f.of), ...article.duties.flatMap((d) => [d.must, d.deadline])].flatMap((text) =>
      text ? [...figuresStated(text)] : [],
    ),
  ];
}
const finesHeld = (penalty: Penalty): string[] => [
  ...[penalty.fine?.from, penalty.fine?.to].filter((n) => n !== undefined).map((n) => `CNY ${n}`),
  ...(penalty.fine?.turnoverPercent === undefined ? [] : [`${penalty.fine.turnoverPercent}%`]),
];

/** The articles that punish a breach of this one and those in which its own amounts stand. */
function punishing(article: Article, version: Version, knowledge: KnowledgeBase): Article[] {
  const numbers = [...article.figures, ...article.penalties].flatMap((f) => (f.statedIn && f.statedIn !== 'annex' ? [f.statedIn] : []));
  return [...numbers, ...article.punishedBy].flatMap((p) => {
    const named = parseReference(p);
    const law = named && knowledge.law(named.law);
    const versions = !law ? [version] : law.versions.filter((v) => !named.version || v.id === named.version);
    return versions.flatMap((v) => knowledge.article(v.id, named?.article ?? p) ?? []);
  });
}

/** What an article says in both languages apart from its summary. */
const otherTexts = (article: Article): Bilingual[] =>
  [
    article.changes,
    ...article.duties.map((d) => d.must),
    ...article.figures.map((f) => f.of),
    ...article.penalties.flatMap((p) => [p.trigger, p.authority, p.note]),
  ].filter((text) => text !== undefined);

/** Every concept that a requirement names, wherever it does. */
function conceptNames(value: unknown): Set<string> {
  const names = new Set<string>();
  const walk = (v: unknown, key: string) => {
    if (typeof v === 'string') {
      if (/^[A-Z][A-Z0-9_]+$/.test(v) && key !== 'text') names.add(v);
    } else if (Array.isArray(v)) for (const x of v) walk(x, key);
    else if (v && typeof v === 'object')
      for (const [k, x] of Object.entries(v)) if (k !== 'examples' && k !== 'clause' && k !== 'title' && k !== 'says') walk(x, k);
  };
  walk(value, '');
  return names;
}
