/**
 * The forms of all concepts as numbers. Taking tens of thousands of forms apart takes longer than all else at start-up, so the data build does
 * it for the built-in pack; packs with concepts of their own are compiled when they are read.
 */
import type { CueTables } from '../../knowledge/compiled.js';
import type { Concept } from '../../knowledge/schema.js';
import { type Atom, type Form, type Link, parseForms } from './forms.js';
import { MARKS } from './marks.js';

/** Links by the number that stands for each: `first` begins a form. */
export const LINKS: readonly Link[] = ['first', 'adjacent', 'gap', 'near'];

/**
 * A word of an atom, or a mark, as {@link CueTables} writes it: two bits of link, one for a stem, one for a form in Chinese, one for another word
 * of the same atom, and above them the text or mark.
 */
export const ATOM = { link: 3, stem: 4, chinese: 8, more: 16, text: 5 } as const;

/** Takes the forms of all concepts apart. Linear in their length, but for sorting. */
export function cueTables(concepts: readonly Concept[]): CueTables {
  const counts: number[] = [];
  const forms: Form[] = [];
  const add = (sources: Iterable<string>) => {
    const before = forms.length;
    for (const source of sources) for (const form of parseForms(source)) if (form.atoms.length) forms.push(form);
    counts.push(forms.length - before);
  };
  for (const concept of concepts) {
    add(new Set([...concept.en, ...concept.zh]));
    add([...concept.except.en, ...concept.except.zh]);
  }
  // In order, as `Phrases` needs them.
  const texts = [...new Set(forms.flatMap((form) => form.atoms.flatMap((a) => a.words.map((w) => w.text))))].sort();
  const number = new Map([...MARKS, ...texts].map((key, i) => [key, i]));
  const bits = (form: Form, { link }: Atom) => (form.chinese ? ATOM.chinese : 0) | LINKS.indexOf(link);
  const atoms = forms.flatMap((form) =>
    form.atoms.flatMap((a) =>
      a.mark
        ? [(number.get(a.mark)! << ATOM.text) | bits(form, a)]
        : a.words.map((w, i) => (number.get(w.text)! << ATOM.text) | bits(form, a) | (w.stem ? ATOM.stem : 0) | (i ? ATOM.more : 0)),
    ),
  );
  return { texts, atoms, counts };
}
