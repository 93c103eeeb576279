/** Statutory terms in running text: which one stands at a place. The longest counts: 敏感个人信息, not 个人信息. */

import type { AnalysedDocument } from '../document/analysed.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Term } from '../knowledge/schema.js';
import type { Leaf } from '../markdown/leaves.js';
import { fold, toSource } from '../markdown/normalise.js';
import { longest, Phrases, wholeWord } from '../signals/phrases.js';
import { memoize } from '../util/memoize.js';

interface TermLexicon {
  readonly phrases: Phrases;
  readonly terms: readonly Term[];
}

const lexiconOf = memoize((knowledge: KnowledgeBase): TermLexicon => {
  const forms: string[] = [];
  const terms: Term[] = [];
  for (const term of knowledge.terms) {
    const add = (form: string) => {
      forms.push(fold(form).toLowerCase());
      terms.push(term);
    };
    for (const form of [term.zh, ...term.aliases.zh]) add(form);
    for (const form of [term.en, ...term.aliases.en]) for (const variant of [form, `${form}s`, form.replace(/y$/, 'ies')]) add(variant);
  }
  return { phrases: new Phrases(forms), terms };
});

/** Terms of one leaf, longest first where they overlap; offsets into its normalised text. */
function termsOf(leaf: Leaf, knowledge: KnowledgeBase): { term: Term; from: number; to: number }[] {
  const { phrases, terms } = lexiconOf(knowledge);
  const text = leaf.text.toLowerCase();
  return longest(phrases.search(text).filter((h) => wholeWord(text, h.from, h.to))).map((h) => ({
    term: terms[h.id]!,
    from: h.from,
    to: h.to,
  }));
}

/** The term at an offset of the document, with its range there. */
export function termAt(document: AnalysedDocument, offset: number): { term: Term; from: number; to: number } | undefined {
  const block = document.markdown.blocks[document.markdown.blockIndexAt(offset)];
  if (!block) return undefined;
  for (const leaf of block.shape.leaves) {
    if (!leaf.map.length || offset < block.from + leaf.map[0]! || offset > block.from + leaf.ends.at(-1)!) continue;
    for (const { term, from, to } of termsOf(leaf, document.analyser.knowledge)) {
      const range = toSource(leaf, from, to);
      if (offset >= block.from + range.from && offset < block.from + range.to)
        return { term, from: block.from + range.from, to: block.from + range.to };
    }
  }
  return undefined;
}
