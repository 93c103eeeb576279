/** Where a missing disclosure belongs, and the edit that puts its model clause there. */

import type { AnalysedDocument, Section } from '../../document/analysed.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import type { Language, Requirement } from '../../knowledge/schema.js';
import { fold } from '../../markdown/normalise.js';
import { wholeWord } from '../../signals/phrases.js';
import type { Fix } from '../rule.js';

/** The section whose heading names the requirement's subject, best first; undefined where there is none. */
export function placeOf(document: AnalysedDocument, requirement: Requirement): Section | undefined {
  const { knowledge } = document.analyser;
  for (const concept of requirement.belongs) {
    const forms = formsOf(knowledge, concept);
    const section = document.sections.find((s) => !isContents(document, s) && names(fold(s.title).toLowerCase(), forms));
    if (section) return section;
  }
  return undefined;
}

const cache = new WeakMap<KnowledgeBase, Map<string, readonly string[]>>();
function formsOf(knowledge: KnowledgeBase, concept: string): readonly string[] {
  let known = cache.get(knowledge);
  if (!known) {
    known = new Map(
      knowledge.concepts.map((c) => [
        c.id,
        [...c.en, ...c.zh].filter((form) => !form.includes('…')).map((form) => fold(form).toLowerCase()),
      ]),
    );
    cache.set(knowledge, known);
  }
  return known.get(concept) ?? [];
}

function names(title: string, forms: readonly string[]): boolean {
  return forms.some((form) => {
    const open = form.endsWith('~');
    const plain = form.replace(/~/g, '');
    for (let at = title.indexOf(plain); at >= 0; at = title.indexOf(plain, at + 1))
      if (open ? wholeWord(title, at, at + 1) || at === 0 : wholeWord(title, at, at + plain.length)) return true;
    return false;
  });
}

/** A heading with another right after it and nothing between stands in a table of contents. */
function isContents(document: AnalysedDocument, section: Section): boolean {
  const next = document.sections.find((s) => s.from > section.from);
  return (
    section.level > 6 && next !== undefined && document.text.slice(section.to, next.from).trim() === '' && next.level === section.level
  );
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
