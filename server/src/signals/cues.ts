/**
 * Cues: which concepts occur in which sentence of a block, and what kind of sentence it is.
 *
 * All forms of all concepts are looked for in one pass over the text. A sentence knows its own concepts with their places, those of what
 * introduces it (lead-in, head row) and those of the headings above; evidence for requirements is then a matter of sets.
 */
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Concept } from '../knowledge/schema.js';
import type { Leaf } from '../markdown/leaves.js';
import { isHan } from '../markdown/normalise.js';
import { comparable, wordEnd, wordsBetween } from './cues/forms.js';
import { MARKS, type MarkHit, marksOf } from './cues/marks.js';
import { ATOM, cueTables, LINKS } from './cues/tables.js';
import { Phrases, wholeWord } from './phrases.js';

/** A concept at [from, to) of a leaf's normalised text. `form` tells its surface forms apart. */
export interface CueHit {
  readonly concept: number;
  readonly form: number;
  readonly leaf: number;
  readonly from: number;
  readonly to: number;
}

/** A set of concepts, by index. */
export type ConceptSet = Uint32Array;

/** Kinds of sentence that show nothing by themselves. */
export const SentenceFlag = {
  heading: 1,
  definition: 2,
  preamble: 4,
  contents: 8,
  quotation: 16,
  unfinished: 32,
  negation: 64,
  statute: 128,
  /** Nothing but "none", "no", 无. */
  nothing: 256,
  /** No word on data: a clause of the contract of service (what users must not do or answer for themselves, licences), or of another trade. */
  conduct: 512,
} as const;

/** A sentence, or a table row, with what it holds. */
export interface CueSentence {
  /** First and last leaf: they differ only for a table row. */
  readonly leaf: number;
  readonly lastLeaf: number;
  /** Normalised offsets: `from` in the first leaf, `to` in the last. */
  readonly from: number;
  readonly to: number;
  /** In order of appearance. */
  readonly hits: readonly CueHit[];
  readonly own: ConceptSet;
  /** Concepts of what introduces it. */
  readonly lead: ConceptSet;
  /** Concepts of the last two headings above, and of a run-in heading. */
  readonly headings: ConceptSet;
  /** Bits of {@link SentenceFlag}. */
  readonly flags: number;
  /** Index in {@link BlockCues.runs}. */
  readonly run: number;
  /** Concepts of what it is the value of: the term before a colon, the first cell of its row, the short line above its list, the question it answers. */
  readonly label: readonly number[];
  /** Set where a sentence is read once more, as a value alone or together with the question it answers: which one. */
  readonly again?: number;
  /** Read with its question: how many of the first hits are the question's; its text where it stands in another block (then their leaf is -1). */
  readonly asked?: { readonly hits: number; readonly text: string; readonly affirmed: boolean };
}

/** A stretch between two headings. */
export interface CueRun {
  readonly concepts: ConceptSet;
}

export interface BlockCues {
  readonly lexicon: CueLexicon;
  readonly sentences: readonly CueSentence[];
  /** The first run continues the section of the block before, unless `opens`. */
  readonly runs: readonly CueRun[];
  readonly opens: boolean;
}

export interface CueContext {
  /** Texts of the headings above, outermost first. */
  readonly path: readonly string[];
  /** Levels of these headings (as `Leaf.level`), where known: then a heading inside the block replaces those it closes. */
  readonly levels?: readonly number[];
  /** The sentence with a colon that introduces this block (a list after a paragraph). */
  readonly lead?: string;
  /** The heading or the question right above this block. */
  readonly asked?: string;
}

/**
 * All forms of all concepts, compiled. Build it once per knowledge base. A form is a number; the words of its atoms are consecutive numbers,
 * from `start[form]` to `start[form + 1]`.
 */
export interface CueLexicon {
  /** Ids of the concepts; a {@link ConceptSet} has one bit for each, in this order. */
  readonly concepts: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly start: Int32Array;
  /** For each form the concept it was written for, and whether as an exception to it. */
  readonly owner: Int32Array;
  readonly exception: Uint8Array;
  /** For each concept: itself, then all that include it. */
  readonly within: readonly (readonly number[])[];
  /** Words of atoms, as in {@link CueTables}; the form of each, and which atom of the form it belongs to. */
  readonly atoms: Int32Array;
  readonly formOf: Int32Array;
  readonly place: Int32Array;
  /** Finds the texts of words. Those that use text or mark `t` are `uses[firstUse[t]]` to `uses[firstUse[t + 1] - 1]`. */
  readonly phrases: Phrases;
  readonly firstUse: Int32Array;
  readonly uses: Int32Array;
  /** Texts of headings are few and recur: their concepts are kept. */
  readonly headingCache: Map<string, ReadText>;
}

/** Compiles the lexicon; from numbers where the build made them. Linear in the forms. */
export function compileCues(knowledge: Pick<KnowledgeBase, 'concepts'> & Partial<Pick<KnowledgeBase, 'cues'>>): CueLexicon {
  const { texts, atoms, counts } = knowledge.cues ?? cueTables(knowledge.concepts);
  const index = new Map(knowledge.concepts.map((c, i) => [c.id, i] as const));
  let forms = 0;
  for (const count of counts) forms += count;
  const start = new Int32Array(forms + 1);
  const formOf = new Int32Array(atoms.length);
  const place = new Int32Array(atoms.length);
  const firstUse = new Int32Array(MARKS.length + texts.length + 1);
  let form = -1;
  for (let i = 0; i < atoms.length; i++) {
    const atom = atoms[i]!;
    const more = (atom & ATOM.more) !== 0;
    if (!more && (atom & ATOM.link) === 0) start[++form] = i;
    formOf[i] = form;
    place[i] = more ? place[i - 1]! : i === start[form] ? 0 : place[i - 1]! + 1;
    firstUse[(atom >> ATOM.text) + 1]!++;
  }
  start[forms] = atoms.length;
  for (let t = 1; t < firstUse.length; t++) firstUse[t]! += firstUse[t - 1]!;
  const uses = new Int32Array(atoms.length);
  const next = firstUse.slice();
  for (let i = 0; i < atoms.length; i++) uses[next[atoms[i]! >> ATOM.text]!++] = i;
  const owner = new Int32Array(forms);
  const exception = new Uint8Array(forms);
  let from = 0;
  counts.forEach((count, i) => {
    owner.fill(i >> 1, from, from + count);
    exception.fill(i & 1, from, from + count);
    from += count;
  });
  return {
    concepts: knowledge.concepts.map((c) => c.id),
    index,
    start,
    owner,
    exception,
    within: parents(knowledge.concepts, index),
    atoms: Int32Array.from(atoms),
    formOf,
    place,
    phrases: new Phrases(texts),
    firstUse,
    uses,
    headingCache: new Map(),
  };
}

/** For each concept itself first, then all that include it, directly or not: what is no form of the part is none of the whole. */
function parents(concepts: readonly Concept[], index: ReadonlyMap<string, number>): number[][] {
  const direct: number[][] = concepts.map(() => []);
  concepts.forEach((c, i) => {
    for (const part of c.includes) {
      const p = index.get(part);
      if (p !== undefined) direct[p]!.push(i);
    }
  });
  return concepts.map((_, i) => {
    const all = new Set([i]);
    for (const c of all) for (const p of direct[c]!) all.add(p);
    return [...all];
  });
}

/** An empty set of concepts of this lexicon. */
export const emptySet = (lexicon: CueLexicon): ConceptSet => new Uint32Array((lexicon.concepts.length + 31) >> 5);
export const has = (set: ConceptSet, concept: number): boolean => (set[concept >> 5]! & (1 << (concept & 31))) !== 0;
const put = (set: ConceptSet, concept: number): void => {
  set[concept >> 5]! |= 1 << (concept & 31);
};
const join = (into: ConceptSet, from: ConceptSet): void => {
  for (let i = 0; i < into.length; i++) into[i]! |= from[i]!;
};
const union = (a: ConceptSet, b: ConceptSet): ConceptSet => {
  const set = a.slice();
  join(set, b);
  return set;
};

/** A raw occurrence of a form. */
interface Found {
  form: number;
  from: number;
  to: number;
}

/** All forms that occur in a text, gaps not crossing the ends of sentences. Linear in text plus occurrences. */
function findForms(text: string, sentences: Int32Array, lexicon: CueLexicon, marks: readonly MarkHit[]): Found[] {
  const { atoms, formOf, place, start, firstUse, uses } = lexicon;
  const out: Found[] = [];
  /** Places of the atoms of forms with several: by form, then position. */
  const chains = new Map<number, number[][]>();
  const note = (atom: number, from: number, to: number) => {
    const form = formOf[atom]!;
    const length = place[start[form + 1]! - 1]! + 1;
    if (length === 1) return void out.push({ form, from, to });
    let places = chains.get(form);
    if (!places) {
      if (place[atom]! > 0) return;
      places = Array.from({ length }, () => []);
      chains.set(form, places);
    }
    places[place[atom]!]!.push(from, to);
  };
  // Marks before words, in order of place, so that a chain that starts with a mark is known when its words come.
  const pending = [...marks].sort((a, b) => a.to - b.to);
  let next = 0;
  const flush = (until: number) => {
    for (; next < pending.length && pending[next]!.to <= until; next++) {
      const { mark, from, to } = pending[next]!;
      const id = MARKS.indexOf(mark);
      for (let u = firstUse[id]!; u < firstUse[id + 1]!; u++) note(uses[u]!, from, to);
    }
  };
  lexicon.phrases.scan(text, (id, from, to) => {
    flush(from + 1);
    const whole = wholeWord(text, from, to);
    const starts = startsWord(text, from);
    let stemEnd: number | undefined;
    for (let u = firstUse[id + MARKS.length]!; u < firstUse[id + MARKS.length + 1]!; u++) {
      const atom = uses[u]!;
      if ((atoms[atom]! & ATOM.stem) === 0) {
        if (whole) note(atom, from, to);
      } else if (starts) {
        stemEnd ??= wordEnd(text, to);
        if (stemEnd >= 0) note(atom, from, stemEnd);
      }
    }
  });
  flush(text.length + 1);
  for (const [form, places] of chains) if (places.every((p) => p.length)) chain(text, sentences, lexicon, form, places, out);
  return out;
}

const startsWord = (text: string, from: number): boolean => from === 0 || !/[a-z0-9]/.test(text[from - 1]!);

const GAP_WORDS = 12;
const GAP_UNITS = 20;
/** A short gap, in words; two Chinese characters count as one. */
const NEAR_WORDS = 4;

/** Candidates for an atom that are tried after each one before it. */
const TRIES = 4;

/** Joins the atoms of a form: from each first atom the shortest chain. */
function chain(text: string, sentences: Int32Array, lexicon: CueLexicon, form: number, places: readonly number[][], out: Found[]): void {
  const atoms: number[] = [];
  for (let i = lexicon.start[form]!; i < lexicon.start[form + 1]!; i++) atoms[lexicon.place[i]!] = lexicon.atoms[i]!;
  let taken = -1;
  for (let i = 0; i < places[0]!.length; i += 2) {
    const from = places[0]![i]!;
    if (from < taken) continue;
    const limit = sentenceEnd(sentences, from);
    let ends = [places[0]![i + 1]!];
    for (let k = 1; k < places.length && ends.length; k++) {
      const list = places[k]!;
      const next: number[] = [];
      for (const end of ends)
        for (let j = lowerBound(list, end), tries = 0; tries < TRIES && j < list.length && list[j]! < limit; j += 2, tries++)
          if (!next.includes(list[j + 1]!) && linked(text, atoms[k]!, end, list[j]!)) next.push(list[j + 1]!);
      ends = next.slice(0, TRIES);
    }
    if (ends.length) {
      const end = Math.min(...ends);
      out.push({ form, from, to: end });
      taken = end;
    }
  }
}

/** Whether what stands between two atoms is no more than the link of the second allows. */
function linked(text: string, atom: number, from: number, to: number): boolean {
  const link = LINKS[atom & ATOM.link];
  if (link === 'adjacent') return to - from <= 1 && text.slice(from, to).trim() === '';
  if (link === 'near')
    return to - from <= 30 && wordsBetween(text, from, to, NEAR_WORDS) <= NEAR_WORDS && !/[,:(，：（]/.test(text.slice(from, to));
  return (atom & ATOM.chinese) !== 0
    ? to - from <= GAP_UNITS * 1.5 && wordsBetween(text, from, to, GAP_UNITS) <= GAP_UNITS / 2
    : wordsBetween(text, from, to, GAP_WORDS) <= GAP_WORDS;
}

/** First index (even) of a place that starts at or after `at`; places are in order of their ends, nearly that of their starts. */
function lowerBound(places: readonly number[], at: number): number {
  let low = 0;
  let high = places.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[2 * middle]! < at) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

function sentenceEnd(sentences: Int32Array, at: number): number {
  let low = 0;
  let high = sentences.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[2 * middle + 1]! <= at) low = middle + 1;
    else high = middle;
  }
  return 2 * low + 1 < sentences.length ? sentences[2 * low + 1]! : Number.MAX_SAFE_INTEGER;
}

/** Concepts of a text with places, in order; forms inside an exception dropped, and of one concept the longest kept. */
function conceptsIn(text: string, sentences: Int32Array, lexicon: CueLexicon, leaf: number): CueHit[] {
  const lower = comparable(text);
  const found = findForms(lower, sentences, lexicon, marksOf(text.toLowerCase().length === text.length ? text.toLowerCase() : text, text));
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const exceptions = found.filter((f) => lexicon.exception[f.form]);
  /** For each concept, how far the exceptions to it reach that begin no later than the form looked at. */
  const within = new Map<number, number>();
  const excepted = (concept: number, f: Found) => (within.get(concept) ?? -1) >= f.to;
  let next = 0;
  const reached = new Map<number, number>();
  const hits: CueHit[] = [];
  for (const f of found) {
    for (; next < exceptions.length && exceptions[next]!.from <= f.from; next++) {
      const concept = lexicon.owner[exceptions[next]!.form]!;
      within.set(concept, Math.max(within.get(concept) ?? -1, exceptions[next]!.to));
    }
    if (lexicon.exception[f.form]) continue;
    const owner = lexicon.owner[f.form]!;
    for (const concept of lexicon.within[owner]!) {
      if ((reached.get(concept) ?? -1) >= f.to) continue;
      if (excepted(concept, f) || excepted(owner, f)) continue;
      reached.set(concept, f.to);
      hits.push({ concept, form: f.form, leaf, from: f.from, to: f.to });
    }
  }
  return hits;
}

const setOf = (hits: readonly CueHit[], lexicon: CueLexicon): ConceptSet => {
  const set = emptySet(lexicon);
  for (const h of hits) put(set, h.concept);
  return set;
};

interface ReadText {
  readonly set: ConceptSet;
  /** Their leaf is -1: the text stands elsewhere. */
  readonly hits: readonly CueHit[];
}

/** What a short text such as a heading says. */
function readText(text: string, lexicon: CueLexicon): ReadText {
  const known = lexicon.headingCache.get(text);
  if (known) return known;
  const hits = conceptsIn(text, Int32Array.of(0, text.length), lexicon, -1);
  const read = { set: setOf(hits, lexicon), hits };
  if (lexicon.headingCache.size > 5000) lexicon.headingCache.clear();
  lexicon.headingCache.set(text, read);
  return read;
}

/** Concepts of a short text such as a heading. */
export const conceptsOfText = (text: string, lexicon: CueLexicon): ConceptSet => readText(text, lexicon).set;

/** The stack of headings while walking down a document. */
export class Outline {
  private constructor(private readonly stack: readonly { text: string; level: number }[]) {}
  static readonly empty = new Outline([]);
  static from(context: CueContext): Outline {
    // Without levels every heading inside the block stands below all of those above it.
    return new Outline(context.path.map((text, i) => ({ text, level: context.levels?.[i] ?? 0 })));
  }
  /** The outline below a heading leaf: it closes those of its own level and deeper. */
  below(leaf: Pick<Leaf, 'text' | 'level'>): Outline {
    return new Outline([...this.stack.filter((h) => h.level < leaf.level), { text: leaf.text, level: leaf.level }]);
  }
  get path(): string[] {
    return this.stack.map((h) => h.text);
  }
  get levels(): number[] {
    return this.stack.map((h) => h.level);
  }
}

/** An entry of a list of contents ("Cookies …… page 7"). */
const POINTER = /[.·]{5,}|…{3,}|(?:[.·]{3,}|…{2,}) ?\d{1,3}$/;

/** A sentence, or the value of a term, that does no more than send the reader on: "see Part 6", 详见《隐私政策》. */
const SENDS_ON =
  /^(?:(?:for (?:more |further |additional )?(?:information|details) (?:on|about|regarding|concerning) [^,.;:]{2,60}, ?)?(?:please )?(?:see|refer to|read|consult|cf\.) (?:also )?(?:our|the|part|section|chapter|clause|annex|appendix|schedule|article|page|below|above|["《\uE000])|请?(?:详见|参见|参阅|参看|见(?=附|《|第|本|上|下))|请查[看阅])[^,，。;；:]{0,60}$/i;

/** A sentence that names a matter and sends the reader on for it: 儿童信息的处理，请参见《儿童隐私政策》. */
const SENDS_ON_FOR =
  /^(?:(?:关于|有关|如[您你]?[需想欲要]*(?:进一步|更多)?了解|了解)[^,。;:]{1,40}|[^,。;:]{1,24}(?:的处理|的情况|规则|详情|事宜|的说明|的内容|的保护))[,:]?(?:具体)?请?(?:另行)?(?:参见|详见|参阅|参看|查阅)[^,，。;；]{0,16}(?:《[^》]{1,40}》|第[^,，]{1,8}[条章节部]|附件|附录)[^,，。;；]{0,20}$/;

const sendsOn = (sentence: string): boolean => SENDS_ON.test(sentence) || SENDS_ON_FOR.test(sentence);

/** The enumerator of an item below a clause: (1), 2), a), ③. */
const ITEM_MARK = /^[(]|[)]$|^[①-⑫]/;

/** Longest first sentence of a paragraph that may be a run-in heading, as a weight in which a Chinese character counts two. */
const RUN_IN = 44;

/** Longest question that the next line answers, in UTF-16 units. */
export const QUESTION = 160;

/** Whether a line is a question that the next one answers, as in a list of questions and answers. */
const asks = (text: string): boolean => text.length <= QUESTION && text.endsWith('?');

/** Who speaks, in a list of questions and answers. */
const SPEAKER = /^(?:Q|A|Question|Answer|问|答|提问|回答) ?\d{0,2} ?[:.、] ?/i;

/** Longest term before its value, as a weight in which a Chinese character counts two. */
const TERM = 48;

/** What sets a term off from its value ("Retention: 12 months", "Camera - scanning codes"); a clock and an address hold none. */
const SET_OFF = /(?<!\d):(?!\/\/)|(?<=\d):(?!\d)| -{1,3} |-{2,}|→|=/;

/** Where the value starts in "term: value", after the enumerator or speaker that ends at `from`; 0 where it is none. Bold words at the start end at `bold`. */
function valueAt(text: string, from: number, bold: number): number {
  const window = text.slice(from, from + TERM + 4);
  const set = window.search(SET_OFF);
  const at = bold > from && (set < 0 || from + set > bold) ? bold - from : set;
  if (at <= 0 || /[。!?;]|[a-z]\. /.test(window.slice(0, at)) || weight(window.slice(0, at)) > TERM) return 0;
  let value = from + at;
  while (value < text.length && /[:=→ .-]/.test(text[value]!)) value++;
  return value < text.length ? value : 0;
}

function weight(text: string): number {
  let w = 0;
  for (let i = 0; i < text.length; i++) w += isHan(text.charCodeAt(i)) ? 2 : 1;
  return w;
}

/**
 * The cues of one block, from its leaves and what stands above it, alone. Pure: keep the result with the block as long as block, path and
 * lead-in stay the same. Linear in the text.
 */
export function cuesOf(leaves: readonly Leaf[], context: CueContext, lexicon: CueLexicon): BlockCues {
  const reader = new Reader(leaves, context, lexicon);
  for (let i = 0; i < leaves.length; i++) i = reader.leaf(i);
  return { lexicon, sentences: [...reader.sentences, ...reader.readings], runs: reader.runs, opens: leaves[0]?.role === 'heading' };
}

/** What a sentence is read from. */
type Read = Omit<CueSentence, 'own' | 'run' | 'again' | 'asked'>;

/** What stands above a line: a question that it answers, or a heading. */
interface Question {
  /** Its leaf; -1 in another block. */
  readonly leaf: number;
  readonly text: string;
  readonly hits: readonly CueHit[];
  readonly asks: boolean;
}

/** What introduces a line: the concepts of its last sentence, joined with those of its own lead. */
interface LeadIn {
  readonly set: ConceptSet;
  /** It announces contents. */
  readonly contents: boolean;
  /** It announces clauses of the contract of service: users must not do what follows. */
  readonly conduct: boolean;
  /** Its concepts where it is short enough to be a term. */
  readonly short: readonly number[];
}

/** What may follow an answer that says all: the end, or a stop. */
const ANSWERED = /^ ?(?:$|[.,;:!。、()-])/;

/** Longest line that says all there is below a heading, as a weight in which a Chinese character counts two. */
const TERSE = 70;

class Reader {
  readonly sentences: CueSentence[] = [];
  readonly runs: { concepts: ConceptSet }[];
  private outline: Outline;
  private above: ConceptSet;
  /** Sentences read in another way. */
  readonly readings: CueSentence[] = [];
  private readonly outer: LeadIn;
  private readonly leads = new Map<number, LeadIn>();
  private readonly flagIds: { readonly concept: number; readonly flag: number }[];
  /** What the next line answers, or stands under. */
  private question: Question | undefined;
  /** A whole answer by itself: "none", and "yes". */
  private readonly nothing: number;
  private readonly affirmed: number;
  private readonly how: number;
  private readonly quoted: number;
  private readonly forbids: number;
  private readonly glossary: number;
  /** Concepts of whom a law binds, what it asks, and who is spoken of in a notice. */
  private readonly law: readonly [subject: number, duty: number, addressed: number];
  private readonly rights: number;

  constructor(
    private readonly leaves: readonly Leaf[],
    context: CueContext,
    private readonly lexicon: CueLexicon,
  ) {
    this.outline = Outline.from(context);
    this.above = this.headingConcepts();
    this.runs = [{ concepts: emptySet(lexicon) }];
    const flag = (id: string, value: number) => {
      const concept = lexicon.index.get(id);
      return concept === undefined ? [] : [{ concept, flag: value }];
    };
    this.flagIds = [
      ...flag('DEFINITION', SentenceFlag.definition),
      ...flag('PREAMBLE', SentenceFlag.preamble),
      ...flag('PROMISED', SentenceFlag.contents),
      ...flag('LAW_QUOTED', SentenceFlag.quotation),
      ...flag('LAW_RECITED', SentenceFlag.quotation),
      ...flag('UNFINISHED', SentenceFlag.unfinished),
      ...flag('NEGATION', SentenceFlag.negation),
      ...flag('CONDUCT', SentenceFlag.conduct),
      ...flag('OTHER_TRADE', SentenceFlag.conduct),
    ];
    const index = (id: string) => lexicon.index.get(id) ?? -1;
    this.how = index('HOW');
    this.quoted = index('LAW_QUOTED');
    this.forbids = index('CONDUCT_LIST');
    this.law = [index('LAW_SUBJECT'), index('LAW_DUTY'), index('ADDRESSED')];
    this.rights = index('RIGHTS_TOPIC');
    this.glossary = index('GLOSSARY');
    this.nothing = index('NOTHING');
    this.affirmed = index('AFFIRMED');
    const { lead, asked } = context;
    if (asked)
      this.question = { leaf: -1, text: asked, hits: readText(asked, lexicon).hits.filter((h) => !this.isAnswer(h)), asks: asks(asked) };
    const set = lead ? conceptsOfText(lead, lexicon) : emptySet(lexicon);
    const short = lead && weight(lead) <= TERM ? readText(lead, lexicon).hits.map((h) => h.concept) : [];
    this.outer = { set, contents: this.isPreamble(set), conduct: has(set, this.forbids), short };
  }

  private isPreamble(set: ConceptSet): boolean {
    return this.flagIds.some((f) => f.flag === SentenceFlag.preamble && has(set, f.concept));
  }

  private headingConcepts(): ConceptSet {
    const set = emptySet(this.lexicon);
    const path = this.outline.path;
    // The title of the document says nothing about a section of it.
    for (const text of path.slice(Math.max(path.length > 1 ? 1 : 0, path.length - 2))) join(set, conceptsOfText(text, this.lexicon));
    return set;
  }

  /** Reads leaf `i` (for a cell: its whole row); returns the last leaf read. */
  leaf(i: number): number {
    const leaf = this.leaves[i]!;
    if (leaf.role === 'cell') return this.row(i);
    const found = conceptsIn(leaf.text, leaf.sentences, this.lexicon, i);
    const hits = found.filter((h) => !this.isAnswer(h));
    const answers = found.filter((h) => this.isAnswer(h));
    if (leaf.role === 'heading') {
      this.outline = this.outline.below(leaf);
      this.above = this.headingConcepts();
      if (i > 0) this.runs.push({ concepts: emptySet(this.lexicon) });
      const place = { leaf: i, lastLeaf: i, from: 0, to: leaf.text.length };
      // A numbered clause set as a heading is prose, and no heading of itself.
      const prose = leaf.text.endsWith('。') && weight(leaf.text) > RUN_IN;
      const flags = prose ? this.flagsOf(hits, leaf, 0, leaf.text.length) : SentenceFlag.heading;
      const headings = prose ? emptySet(this.lexicon) : this.above;
      this.push({ ...place, hits, flags, lead: emptySet(this.lexicon), headings, label: [] });
      this.question = { leaf: i, text: leaf.text, hits, asks: asks(leaf.text) };
      return i;
    }
    const lead = this.leadOf(leaf);
    const contents =
      leaf.links.some((l) => l.target.startsWith('#')) && leaf.sentences.length <= 2 && leaf.text.length < 80 ? SentenceFlag.contents : 0;
    const base =
      contents |
      (this.glossary >= 0 && has(this.above, this.glossary) ? SentenceFlag.definition : 0) |
      (lead.contents && weight(leaf.text) < 70 && leaf.sentences.length <= 2 ? SentenceFlag.contents : 0) |
      (lead.conduct && (leaf.lead >= 0 || leaf.role === 'item' || ITEM_MARK.test(leaf.marker)) ? SentenceFlag.conduct : 0) |
      (leaf.role === 'head-cell' ? SentenceFlag.contents : 0);
    const speaker = leaf.marker.length + (SPEAKER.exec(leaf.text.slice(leaf.marker.length))?.[0].length ?? 0);
    let question = this.question;
    this.question = undefined;
    /** Headings, a first sentence that is one, and a lead that is as short as one. */
    let runIn = lead.short.length ? union(this.above, this.setOfConcepts(lead.short)) : this.above;
    let headings = question?.asks ? union(runIn, setOf(question.hits, this.lexicon)) : runIn;
    let named: readonly CueHit[] | undefined;
    let h = 0;
    let a = 0;
    let last = emptySet(this.lexicon);
    for (let s = 0; s < leaf.sentences.length; s += 2) {
      const from = leaf.sentences[s]!;
      const to = leaf.sentences[s + 1]!;
      const start = h;
      while (h < hits.length && hits[h]!.from < to) h++;
      const own = hits.slice(start, h);
      const text = leaf.text.slice(from, to);
      const runsIn = s === 0 && leaf.sentences.length > 2 && weight(text) <= RUN_IN;
      const begins = s === 0 ? Math.max(from, speaker) : from;
      const term = valueAt(leaf.text.slice(0, to), begins, s === 0 ? leaf.term : 0);
      const value = term || begins;
      while (a < answers.length && answers[a]!.from < value) a++;
      const answer = answers[a]?.from === value && ANSWERED.test(leaf.text.slice(answers[a]!.to, to)) ? answers[a] : undefined;
      const terse = question && (question.asks || (leaf.sentences.length === 2 && weight(text) <= TERSE)) ? question.hits : undefined;
      // A term goes on over semicolons.
      if (term) named = own.filter((o) => o.to <= term);
      else if (!named || (leaf.text[from - 1] !== ';' && leaf.text[from - 2] !== ';')) named = terse;
      const label = named?.map((o) => o.concept) ?? lead.short;
      const nothing = answer?.concept === this.nothing;
      const whole = nothing && label.length > 0 && !/[a-z\u4e00-\u9fff]/i.test(leaf.text.slice(answer.to, to));
      const flags =
        base |
        this.flagsOf(own, leaf, from, to, value) |
        (whole ? SentenceFlag.nothing : 0) |
        (asks(text) || (runsIn && to <= leaf.term + 1) ? SentenceFlag.contents : 0);
      const sentence = { leaf: i, lastLeaf: i, from, to, hits: own, flags, lead: lead.set, headings, label };
      last = this.push(term ? { ...sentence, label: [] } : sentence).own;
      const rest = term ? own.filter((o) => o.from >= term) : own;
      if (nothing) {
        const of = this.setOfConcepts(label);
        this.again({
          ...sentence,
          from: value,
          hits: [answer, ...rest],
          flags: flags & ~SentenceFlag.nothing,
          lead: emptySet(this.lexicon),
          headings: of,
        });
      } else if (term) {
        const of = this.setOfConcepts(label);
        this.again({ ...sentence, from: term, hits: rest, lead: union(lead.set, of), headings: union(headings, of) });
      } else if (question?.asks) this.answered({ ...sentence, headings: runIn }, question, answer?.concept === this.affirmed);
      if (asks(text)) {
        question = { leaf: i, text: leaf.text, hits: own, asks: true };
        headings = union(runIn, last);
      } else if (runsIn) headings = runIn = union(headings, last);
      else if (term) headings = union(headings, this.setOfConcepts(label));
    }
    // What comes before a question in its line belongs to it: "My address is wrong. Can I change it?"
    if (asks(leaf.text.slice(leaf.sentences.at(-2))))
      this.question = asks(leaf.text) ? { leaf: i, text: leaf.text, hits, asks: true } : question;
    const set = last.slice();
    join(set, lead.set);
    const short = leaf.text.endsWith(':') && weight(leaf.text) <= TERM ? hits.map((o) => o.concept) : lead.short;
    const conduct = lead.conduct || (leaf.text.endsWith(':') && has(last, this.forbids));
    this.leads.set(i, { set, contents: lead.contents || this.isPreamble(last), conduct, short });
    return i;
  }

  /** Reads a sentence once more, together with the question that it answers. */
  private answered(sentence: Read, question: Question, affirmed: boolean): void {
    const hits = [...question.hits, ...sentence.hits];
    this.again({ ...sentence, hits, asked: { hits: question.hits.length, text: question.leaf < 0 ? question.text : '', affirmed } });
  }

  private leadOf(leaf: Leaf): LeadIn {
    return (leaf.lead >= 0 ? this.leads.get(leaf.lead) : undefined) ?? this.outer;
  }

  private row(first: number): number {
    const row = this.leaves[first]!.row;
    let last = first;
    while (last + 1 < this.leaves.length && this.leaves[last + 1]!.role === 'cell' && this.leaves[last + 1]!.row === row) last++;
    const hits: CueHit[] = [];
    const lead = this.leadOf(this.leaves[first]!).set.slice();
    const heads = emptySet(this.lexicon);
    let answer: CueHit | undefined;
    let nothing = last > first;
    for (let i = first; i <= last; i++) {
      const leaf = this.leaves[i]!;
      const found = conceptsIn(leaf.text, leaf.sentences, this.lexicon, i);
      hits.push(...found.filter((h) => !this.isAnswer(h)));
      if (i > first) {
        answer = found.find((h) => h.from === 0 && h.concept === this.nothing);
        nothing &&= answer !== undefined && !/[a-z\u4e00-\u9fff]/i.test(leaf.text.slice(answer.to));
      }
      if (leaf.head >= 0) join(heads, conceptsOfText(this.leaves[leaf.head]!.text, this.lexicon));
    }
    join(lead, heads);
    join(heads, this.above);
    const to = this.leaves[last]!.text.length;
    const flags = this.flagsOf(hits, this.leaves[first]!, 0, to) & ~SentenceFlag.definition;
    const label = last > first ? hits.filter((h) => h.leaf === first).map((h) => h.concept) : [];
    const sentence = { leaf: first, lastLeaf: last, from: 0, to, hits, flags, lead, headings: heads, label };
    this.push({ ...sentence, label: [], flags: flags | (nothing ? SentenceFlag.nothing : 0) });
    const rest = hits.filter((h) => h.leaf !== first);
    const of = this.setOfConcepts(label);
    if (nothing) this.again({ ...sentence, hits: [answer!, ...rest], lead: emptySet(this.lexicon), headings: of });
    else if (label.length) this.again({ ...sentence, hits: rest, lead: union(lead, of), headings: union(heads, of) });
    return last;
  }

  private flagsOf(hits: readonly CueHit[], leaf: Leaf, from: number, to: number, value = from): number {
    let flags = 0;
    let how = 0;
    for (const hit of hits) {
      if (hit.concept === this.how) how++;
      for (const f of this.flagIds)
        if (f.concept === hit.concept) {
          // A definition says so early; "…是指" far into a sentence explains something in passing.
          if (f.flag === SentenceFlag.definition && weight(leaf.text.slice(from, hit.from)) > 70) continue;
          if (f.concept === this.quoted && !leaf.quote) continue;
          flags |= f.flag;
        }
    }
    if (how >= 3) flags |= SentenceFlag.preamble;
    if (this.statesLaw(hits)) flags |= SentenceFlag.statute;
    if (how > 0 && to - from < 60 && leaf.text[to - 1] === '?') flags |= SentenceFlag.contents;
    if (to - from < 80 && (POINTER.test(leaf.text.slice(from, to)) || sendsOn(leaf.text.slice(value, to).replace(/[.。]$/, ''))))
      flags |= SentenceFlag.contents;
    return flags;
  }

  /** Whether a sentence says what the law asks of anyone, and nothing of the one who writes or the one who reads. */
  private statesLaw(hits: readonly CueHit[]): boolean {
    const [subject, duty, addressed] = this.law;
    const said = (concept: number) => hits.some((h) => h.concept === concept);
    return said(subject) && said(duty) && !said(addressed) && !(this.rights >= 0 && has(this.above, this.rights));
  }

  private push(read: Read): CueSentence {
    const run = this.runs.length - 1;
    const sentence: CueSentence = { ...read, own: setOf(read.hits, this.lexicon), run };
    this.sentences.push(sentence);
    join(this.runs[run]!.concepts, sentence.own);
    return sentence;
  }

  /** Reads the sentence pushed last in another way. */
  private again(read: Read & Pick<CueSentence, 'asked'>): void {
    this.readings.push({ ...read, own: setOf(read.hits, this.lexicon), run: this.runs.length - 1, again: this.sentences.length - 1 });
  }

  /** Whether a hit counts only where it is a whole answer. */
  private isAnswer({ concept }: CueHit): boolean {
    return concept === this.nothing || concept === this.affirmed;
  }

  private setOfConcepts(concepts: readonly number[]): ConceptSet {
    const set = emptySet(this.lexicon);
    for (const c of concepts) put(set, c);
    return set;
  }
}
