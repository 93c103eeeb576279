import type { AnalysedDocument } from '../../document/analysed.js';
import { citationsBetween } from '../../document/citationsBetween.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import { baseArticle, parseReference, type Reference } from '../../knowledge/reference.js';
import type { Bilingual, Term } from '../../knowledge/schema.js';
import type { Leaf } from '../../markdown/leaves.js';
import { fold, toSource } from '../../markdown/normalise.js';
import { longest, Phrases, wholeWord } from '../../signals/phrases.js';
import { memoize } from '../../util/memoize.js';
import { basisNames, basisOf } from '../basis.js';
import type { Rule, Span } from '../rule.js';

interface Avoided {
  readonly term: Term;
  readonly text: string;
  readonly language: 'en' | 'zh';
  readonly why: Bilingual;
  readonly plural: boolean;
  readonly beside: readonly Reference[];
}
interface Lexicon {
  readonly phrases: Phrases;
  readonly avoided: readonly Avoided[];
  /** Other countries and their laws, as they are written: where they are spoken of, their own words are right. */
  readonly abroad: Phrases;
}

const lexiconOf = memoize((knowledge: KnowledgeBase): Lexicon => {
  const avoided = knowledge.terms.flatMap((term) =>
    term.avoid.flatMap((a): Avoided[] => {
      const one = { term, text: a.text, language: a.language, why: a.why, beside: a.beside.flatMap((b) => parseReference(b) ?? []) };
      return a.language === 'zh' || /s$/.test(a.text)
        ? [{ ...one, plural: false }]
        : [
            { ...one, plural: false },
            { ...one, text: `${a.text}s`, plural: true },
          ];
    }),
  );
  const abroad = (['foreign-law', 'abroad', 'lawgiver'] as const)
    .flatMap((kind) => knowledge.registered(kind))
    .flatMap(({ en, zh }) => [...en, ...zh]);
  return { phrases: new Phrases(avoided.map((a) => fold(a.text).toLowerCase())), avoided, abroad: new Phrases(abroad.map(fold)) };
});

const names = (phrases: Phrases, text: string): boolean => phrases.search(text).some((hit) => wholeWord(text, hit.from, hit.to));

/** A word of another legal system, where Chinese law has its own. Told once for each, at its first place. */
export const rule: Rule = {
  id: 'nonstandard-term',
  title: { en: 'non-standard term', zh: '术语不规范' },
  since: '0.1.0',
  severity: 'information',
  runs: 'any-kind',
  fix: 'unsafe',
  messages: {
    found: {
      en: 'Chinese law says “{term}”, not “{text}”. {why} ({basis}){more}',
      zh: '中国法律使用“{term}”，而非“{text}”。{why}（{basis}）{more}',
    },
    replace: { en: 'Change to “{term}”', zh: '改为“{term}”' },
    again: { en: 'Here as well', zh: '此处亦同' },
  },
  *check(context) {
    const { document, knowledge } = context;
    const { phrases, avoided, abroad } = lexiconOf(knowledge);
    const places = new Map<string, { what: Avoided; spans: (Span & { what: Avoided })[] }>();
    for (const { from: start, leaves, path } of document.evidenceBlocks) {
      if (path.some((heading) => names(abroad, heading))) continue;
      for (const leaf of leaves) {
        const text = leaf.text.toLowerCase();
        for (const hit of longest(phrases.search(text).filter((h) => wholeWord(text, h.from, h.to)))) {
          const what = avoided[hit.id]!;
          if (subjectTo(text, hit.from, hit.to) || quoted(text, hit.from, hit.to) || names(abroad, sentenceAt(leaf, hit.from))) continue;
          if (what.beside.length && !besideCitation(document, leaf, start, hit.from, what)) continue;
          const { from, to } = toSource(leaf, hit.from, hit.to);
          const key = `${what.term.id} ${what.text.replace(/s$/, '')}`;
          const known = places.get(key) ?? { what, spans: [] };
          known.spans.push({ from: start + from, to: start + to, what });
          places.set(key, known);
        }
      }
    }
    for (const { what, spans } of places.values()) {
      const first = spans[0]!;
      const replacement = written(first.what);
      yield {
        message: 'found',
        parameters: {
          term: replacement,
          text: what.text,
          why: what.why,
          basis: basisNames(knowledge, what.term.basis),
          more: spans.length > 1 ? { en: ` It stands here ${spans.length} times.`, zh: `全文共${spans.length}处。` } : { en: '', zh: '' },
        },
        from: first.from,
        to: first.to,
        basis: basisOf(context, what.term.basis),
        related: spans.slice(1, 6).map(({ from, to }) => ({ from, to, message: 'again' })),
        fixes: [
          {
            title: 'replace',
            parameters: { term: replacement },
            edits: spans.map((span) => ({
              from: span.from,
              to: span.to,
              text: cased(document.text.slice(span.from, span.to), written(span.what)),
            })),
            safe: false,
          },
        ],
      };
    }
  },
};

/** The term as it stands for a word to be avoided: plural for plural. */
const written = ({ term, language, plural }: Avoided): string =>
  language === 'zh' ? term.zh : plural && !/(?:s|information|data|consent)$/.test(term.en) ? `${term.en}s` : term.en;
/** A capital where the author wrote one. */
const cased = (old: string, text: string): string => (/^[A-Z][a-z]/.test(old) ? text[0]!.toUpperCase() + text.slice(1) : text);

const OPENING = /["'“‘「『《]$/;
const CLOSING = /^["'”’」』》]/;
/** A word in quotation marks is spoken of, not used. */
const quoted = (text: string, from: number, to: number): boolean => OPENING.test(text.slice(0, from)) && CLOSING.test(text.slice(to));

/** "Data subject to the Law": an adjective of the data, and nobody's name. */
const subjectTo = (text: string, from: number, to: number): boolean =>
  text.slice(from, to) === 'data subject' &&
  /^ to (?:the|this|these|that|those|such|any|an?|its|chinese|prc|china's|special|further|additional|section|article|local|export|law)\b/.test(
    text.slice(to, to + 20),
  ) &&
  !/\b(?:the|an?|each|every|any|such|that|this|our|your|said) $/.test(text.slice(0, from));

/** Whether the sentence cites what makes a word wrong, and does not have the right word as well. */
function besideCitation(
  document: AnalysedDocument,
  leaf: Leaf,
  blockFrom: number,
  at: number,
  { beside, term, text, language }: Avoided,
): boolean {
  const [from, to] = spanAt(leaf, at);
  const right = fold(term[language]).toLowerCase();
  let shared = 0;
  while (shared < right.length && right.at(-1 - shared) === text.toLowerCase().at(-1 - shared)) shared++;
  // "Separate, explicit consent" has the right word in pieces.
  const piece = right.slice(0, right.length - shared).trim();
  const before = leaf.text.slice(Math.max(from, at - 24), at).toLowerCase();
  if (leaf.text.slice(from, to).toLowerCase().includes(right) || (piece && before.includes(piece))) return false;
  const source = toSource(leaf, from, to);
  const cited = citationsBetween(document.citations, blockFrom + source.from, blockFrom + source.to);
  return (
    // A standard has words of its own.
    !cited.some((c) => c.law && document.analyser.knowledge.law(c.law)?.level === 'national-standard') &&
    cited.some((c) => beside.some((b) => b.law === c.law && (!b.article || c.articles.some((a) => baseArticle(a.article) === b.article))))
  );
}

/** The sentence of a leaf at an offset. */
function spanAt({ text, sentences }: { text: string; sentences: Int32Array }, at: number): [number, number] {
  for (let i = 0; i < sentences.length; i += 2) if (at < sentences[i + 1]!) return [sentences[i]!, sentences[i + 1]!];
  return [0, text.length];
}
const sentenceAt = (leaf: Leaf, at: number): string => leaf.text.slice(...spanAt(leaf, at));
