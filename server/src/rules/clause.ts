/** Where a missing disclosure belongs, and the edit that puts its model clause there. */

import type { AnalysedDocument, Section } from '../document/analysed.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Language, Requirement } from '../knowledge/schema.js';
import { fold } from '../markdown/normalise.js';
import { Phrases, wholeWord } from '../signals/phrases.js';
import { memoize } from '../util/memoize.js';
import type { Fix } from './rule.js';

/** The section whose heading names the requirement's subject, best first; undefined where there is none. */
export function placeOf(document: AnalysedDocument, requirement: Requirement): Section | undefined {
  const places = placesOf(document);
  for (const concept of requirement.belongs) {
    const section = places.get(concept);
    if (section) return section;
  }
  return undefined;
}

/** For each concept that a heading may name, the first section whose heading does. */
const placesOf = memoize((document: AnalysedDocument): ReadonlyMap<string, Section> => {
  const found = new Map<string, Section>();
  const last = new Map(document.sections.map(({ title }, i) => [title, i]));
  document.sections.forEach((section, i) => {
    if (isContents(document, section, document.sections[i + 1], last.get(section.title)! > i)) return;
    for (const concept of conceptsOf(document.analyser.knowledge, section.title)) if (!found.has(concept)) found.set(concept, section);
  });
  return found;
});

interface Headings {
  readonly phrases: Phrases;
  /** For each phrase its concept, and whether it is the beginning of a word. */
  readonly of: readonly { readonly concept: string; readonly open: boolean }[];
  /** Titles are few and recur: their concepts are kept. */
  readonly known: Map<string, readonly string[]>;
}

const headingsOf = memoize((knowledge: KnowledgeBase): Headings => {
  const named = new Set(knowledge.requirements.flatMap((r) => r.belongs));
  const forms = knowledge.concepts
    .filter((c) => named.has(c.id))
    .flatMap((c) => [...c.en, ...c.zh].filter((form) => !form.includes('…')).map((form) => ({ concept: c.id, form })));
  return {
    phrases: new Phrases(forms.map(({ form }) => fold(form).toLowerCase().replace(/~/g, ''))),
    of: forms.map(({ concept, form }) => ({ concept, open: form.endsWith('~') })),
    known: new Map(),
  };
});

/** The concepts whose forms a title holds. */
function conceptsOf(knowledge: KnowledgeBase, title: string): readonly string[] {
  const { phrases, of, known } = headingsOf(knowledge);
  let concepts = known.get(title);
  if (!concepts) {
    const text = fold(title).toLowerCase();
    // The beginning of an English word counts only at the beginning of the title.
    const hits = phrases
      .search(text)
      .filter((h) => (of[h.id]!.open ? h.from === 0 || wholeWord(text, h.from, h.from + 1) : wholeWord(text, h.from, h.to)));
    concepts = [...new Set(hits.map((h) => of[h.id]!.concept))];
    if (known.size > 5000) known.clear();
    known.set(title, concepts);
  }
  return concepts;
}

/**
 * A heading with another right after it and nothing between stands in a table of contents: a line that acts as one beside another of its kind,
 * one of Markdown's own where its title comes again further down.
 */
function isContents(document: AnalysedDocument, section: Section, next: Section | undefined, again: boolean): boolean {
  if (!next || !/^[\s#>*_]*$/.test(document.text.slice(section.to, next.from))) return false;
  return again || (section.level > 6 && next.level === section.level);
}

/** The language in which to write into a document, and its line ends. */
export function writingOf(document: AnalysedDocument, fallback: Language): { language: Language; eol: string } {
  return {
    language: document.language === 'mixed' ? fallback : document.language,
    eol: document.text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** A model clause as it is inserted: its places become blanks that the checks know as unfinished. */
export function withBlanks(clause: string, eol: string): string {
  return clause
    .trim()
    .replace(/\{\{\s*([^{}]+?)\s*\}\}/g, '[● $1]')
    .replace(/\r?\n/g, eol);
}

/** Inserts the clause at the end of its section, or as a section of its own at the end of the document. */
export function clauseFix(document: AnalysedDocument, requirement: Requirement, place: Section | undefined, fallback: Language): Fix {
  const { language, eol } = writingOf(document, fallback);
  const clause = withBlanks(requirement.clause[language], eol);
  const end = place ? place.end : document.text.length;
  let at = end;
  while (at > (place?.to ?? 0) && /\s/.test(document.text[at - 1]!)) at--;
  const level = document.sections.find((s) => s.level <= 3 && s.level > 1)?.level ?? 2;
  const heading = place ? '' : `${'#'.repeat(level)} ${requirement.title[language]}${eol}${eol}`;
  const before = at > 0 ? eol + eol : '';
  const after = document.text.slice(at, end).trim() === '' && at === document.text.length ? eol : '';
  return {
    title: 'insert',
    parameters: { title: requirement.title },
    edits: [{ from: at, to: at, text: `${before}${heading}${clause}${after}` }],
    safe: false,
  };
}
