/** Reads the leaves of a block in order: each sentence with what introduces it, what it answers, and what kind of sentence it is. */
import type { Leaf } from '../../markdown/leaves.js';
import { enumerator } from '../../markdown/markers.js';
import { type CueHit, conceptsIn, conceptsOfText, readText, setOf } from './find.js';
import { type ConceptSet, type CueLexicon, emptySet, has, join, put, union } from './lexicon.js';
import {
  ANSWERED,
  asks,
  ENTRY,
  FIELD,
  FIRST_MARK,
  glosses,
  ITEM_MARK,
  POINTER,
  RUN_IN,
  SPEAKER,
  STATES,
  sendsOn,
  TERM,
  TERSE,
  VALUE,
  valueAt,
  weight,
} from './lines.js';
import { Outline } from './outline.js';
import { type CueContext, type CueSentence, SentenceFlag } from './sentence.js';

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

export class Reader {
  readonly sentences: CueSentence[] = [];
  readonly runs: { concepts: ConceptSet }[];
  private outline: Outline;
  private above: ConceptSet;
  /** Sentences read in another way. */
  readonly readings: CueSentence[] = [];
  private readonly outer: LeadIn;
  private readonly leads = new Map<number, LeadIn>();
  private readonly flagIds: { readonly concept: number; readonly flag: number }[];
  /** Lines right before this one that each give a term its value. */
  private record: { readonly lead: number; readonly sentence: number; readonly fields: Read[]; readonly values: number[] } | undefined;
  /** What the next line answers, or stands under. */
  private question: Question | undefined;
  /** A whole answer by itself: "none", and "yes". */
  private readonly nothing: number;
  private readonly affirmed: number;
  private readonly how: number;
  private readonly trade: number;
  private readonly besideTrade: number;
  /** Words of trades that a policy may name in passing, and words that show that a sentence is about data all the same. */
  private readonly passing: readonly [trade: number, data: number];
  private readonly quoted: number;
  private readonly forbids: number;
  private readonly glossary: number;
  /** Items of lists of contents. */
  private readonly entries: ReadonlySet<number>;
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
      ...flag('HYPOTHETICAL', SentenceFlag.hypothetical),
      ...flag('CONDUCT', SentenceFlag.conduct),
    ];
    const index = (id: string) => lexicon.index.get(id) ?? -1;
    this.how = index('HOW');
    this.trade = index('OTHER_TRADE');
    this.besideTrade = index('BESIDE_TRADE');
    this.passing = [index('TRADE_WORD'), index('OF_DATA')];
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
    this.entries = lead ? new Set() : this.contentsEntries(index('CONTENTS_TITLE'));
  }

  /**
   * The items of lists of contents: three or more short ones in a row that nothing introduces and no stop ends, one of them a title that only a
   * section bears ("Changes", "Contact").
   */
  private contentsEntries(title: number): ReadonlySet<number> {
    const entries = new Set<number>();
    const isEntry = ({ role, text, lead }: Leaf) =>
      role === 'item' && weight(text) <= ENTRY && !/[.,:;!。，：；！]$/.test(text) && (lead < 0 || this.leaves[lead]!.role === 'item');
    for (let from = 0, to = 0; from < this.leaves.length; from = to + 1) {
      for (to = from; to < this.leaves.length && isEntry(this.leaves[to]!); ) to++;
      if (to - from < 3 || this.leaves[to]?.role === 'item') continue;
      const titles = this.leaves
        .slice(from, to)
        .some(({ text }) => readText(text, this.lexicon).hits.some((h) => h.concept === title && h.from === 0 && h.to === text.length));
      if (titles) for (let i = from; i < to; i++) entries.add(i);
    }
    return entries;
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
    const row = leaf.role === 'cell' || this.headsWithValue(i);
    if (row || leaf.role === 'heading' || (this.record && this.record.lead !== leaf.lead)) this.endRecord();
    if (row) return this.row(i);
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
      (this.forbidden(leaf, lead) ? SentenceFlag.conduct : 0) |
      (leaf.role === 'head-cell' || this.entries.has(i) ? SentenceFlag.contents : 0);
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
    let fielded = false;
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
        (this.ofTrade(own, [headings, lead.set], label) ? SentenceFlag.trade : 0) |
        (whole ? SentenceFlag.nothing : 0) |
        (glosses(leaf.text.slice(s === 0 ? leaf.marker.length : from, to).trimStart()) ? SentenceFlag.definition : 0) |
        (asks(text) || (runsIn && to <= leaf.term + 1) ? SentenceFlag.contents : 0);
      const sentence = { leaf: i, lastLeaf: i, from, to, hits: own, flags, lead: lead.set, headings, label };
      last = this.push(term ? { ...sentence, label: [] } : sentence).own;
      if (s === 0 && term && leaf.role === 'text' && leaf.sentences.length === 2 && weight(leaf.text) <= FIELD) {
        fielded = true;
        this.field({ ...sentence, to: leaf.text.length, hits, label: [] }, term);
      }
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
        // "This chapter tells how we share: we share only …": what stands behind the colon is said, unless it lists what follows.
        const said = STATES.test(leaf.text.slice(term, to)) && !this.isPreamble(setOf(rest, this.lexicon));
        const value = said ? flags & ~SentenceFlag.preamble : flags;
        this.again({ ...sentence, flags: value, from: term, hits: rest, lead: union(lead.set, of), headings: union(headings, of) });
      } else if (question?.asks) this.answered({ ...sentence, headings: runIn }, question, answer?.concept === this.affirmed);
      if (asks(text)) {
        question = { leaf: i, text: leaf.text, hits: own, asks: true };
        headings = union(runIn, last);
      } else if (runsIn) headings = runIn = union(headings, last);
      else if (term) headings = union(headings, this.setOfConcepts(label));
    }
    if (!fielded) this.endRecord();
    // What comes before a question in its line belongs to it: "My address is wrong. Can I change it?"
    if (asks(leaf.text.slice(leaf.sentences.at(-2))))
      this.question = asks(leaf.text) ? { leaf: i, text: leaf.text, hits, asks: true } : question;
    const set = last.slice();
    join(set, lead.set);
    const introduces = leaf.text.endsWith(':') || this.leaves[i + 1]?.lead === i;
    const short = introduces && weight(leaf.text) <= TERM ? hits.map((o) => o.concept) : lead.short;
    const conduct = lead.conduct || (leaf.text.endsWith(':') && has(last, this.forbids));
    this.leads.set(i, { set, contents: lead.contents || this.isPreamble(last), conduct, short });
    return i;
  }

  /** Adds a line that gives a term its value to those right before it. */
  private field(read: Read, value: number): void {
    const lead = this.leaves[read.leaf]!.lead;
    if (!this.record) this.record = { lead, sentence: this.sentences.length - 1, fields: [], values: [] };
    this.record.fields.push(read);
    this.record.values.push(value);
  }

  /** Reads lines that each give a term its value once more as one record, like the row of a table: "Company: … / Referred to as: we". */
  endRecord(): void {
    const { record } = this;
    this.record = undefined;
    if (!record || record.fields.length < 2) return;
    const first = record.fields[0]!;
    const last = record.fields.at(-1)!;
    const flags = record.fields.reduce((all, f) => all | f.flags, 0) & ~(SentenceFlag.nothing | SentenceFlag.trade);
    const read = { ...first, lastLeaf: last.leaf, to: last.to, flags, run: this.runs.length - 1, again: record.sentence };
    const all = record.fields.flatMap((f) => f.hits);
    const values = record.fields.flatMap((f, k) => f.hits.filter((h) => h.from >= record.values[k]!));
    for (const hits of [all, values]) this.readings.push({ ...read, hits, own: setOf(hits, this.lexicon) });
  }

  /** Reads a sentence once more, together with the question that it answers. */
  private answered(sentence: Read, question: Question, affirmed: boolean): void {
    const hits = [...question.hits, ...sentence.hits];
    this.again({ ...sentence, hits, asked: { hits: question.hits.length, text: question.leaf < 0 ? question.text : '', affirmed } });
  }

  /** Whether a line stands in a list of what users must not do, which a line before it or its heading announces. */
  private forbidden(leaf: Leaf, lead: LeadIn): boolean {
    if (lead.conduct && leaf.lead >= 0) return !this.besideLead(leaf);
    const item = leaf.role === 'item' || ITEM_MARK.test(leaf.marker);
    const heading = this.outline.path.at(-1);
    return item && (lead.conduct || (!!heading?.endsWith(':') && has(conceptsOfText(heading, this.lexicon), this.forbids)));
  }

  /** Whether a numbered line is no part of what the line introduces that it stands below, but the next of its own kind: "5. … not: 5.1 …, 5.2 …; 6. …". */
  private besideLead(leaf: Leaf): boolean {
    const own = enumerator(leaf.text);
    const above = enumerator(this.leaves[leaf.lead]!.text);
    return !!own && !!above && own.level <= above.level && !FIRST_MARK.test(own.marker);
  }

  private leadOf(leaf: Leaf): LeadIn {
    return (leaf.lead >= 0 ? this.leads.get(leaf.lead) : undefined) ?? this.outer;
  }

  /** Whether the head of a table of two columns is itself a term with its value: Markdown has no table without a head. */
  private headsWithValue(first: number): boolean {
    const of = (i: number) => {
      const leaf = this.leaves[i];
      return leaf?.role === 'head-cell' && leaf.row === this.leaves[first]!.row ? leaf : undefined;
    };
    const value = of(first) && !of(first - 1) && !of(first + 2) ? of(first + 1) : undefined;
    return value !== undefined && VALUE.test(value.text);
  }

  private row(first: number): number {
    const { row, role } = this.leaves[first]!;
    let last = first;
    while (last + 1 < this.leaves.length && this.leaves[last + 1]!.role === role && this.leaves[last + 1]!.row === row) last++;
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
    // A row is a record: what a term means, and what users must do, is said in sentences.
    const flags = this.flagsOf(hits, this.leaves[first]!, 0, to) & ~(SentenceFlag.definition | SentenceFlag.conduct);
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
    let trade = false;
    let besideTrade = false;
    for (const hit of hits) {
      if (hit.concept === this.how) how++;
      else if (hit.concept === this.trade) trade = true;
      else if (hit.concept === this.besideTrade) besideTrade = true;
      for (const f of this.flagIds)
        if (f.concept === hit.concept) {
          // A definition says so early; "…是指" far into a sentence explains something in passing.
          if (f.flag === SentenceFlag.definition && weight(leaf.text.slice(from, hit.from)) > 70) continue;
          if (f.concept === this.quoted && !leaf.quote) continue;
          flags |= f.flag;
        }
    }
    if (trade && !besideTrade) flags |= SentenceFlag.conduct;
    if (how >= 3) flags |= SentenceFlag.preamble;
    if (this.statesLaw(hits)) flags |= SentenceFlag.statute;
    if (how > 0 && to - from < 60 && leaf.text[to - 1] === '?') flags |= SentenceFlag.contents;
    if ((to - from < 80 && POINTER.test(leaf.text.slice(from, to))) || sendsOn(leaf.text.slice(value, to).replace(/[.。]$/, '')))
      flags |= SentenceFlag.contents;
    return flags;
  }

  /** Whether a sentence is one of a trade: it holds a word of one, and neither it nor what stands above it speaks of data. */
  private ofTrade(hits: readonly CueHit[], around: readonly ConceptSet[], label: readonly number[]): boolean {
    const [trade, data] = this.passing;
    if (trade < 0 || data < 0 || !hits.some((h) => h.concept === trade)) return false;
    return !hits.some((h) => h.concept === data) && !label.includes(data) && !around.some((set) => has(set, data));
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
