/** Where a sentence, an item or a table says what it rests on: in a line behind it, in the bracket that follows it, in a note. */
import type { Leaf } from '../../markdown/leaves.js';
import { overlapping } from '../../util/sorted.js';
import { figuresOf, MANY, NONE, type Placed } from './placed.js';

const SOURCE_WORD =
  '(?:legal |statutory )?(?:basis|source|authority|ground|see(?: also)?|cf|reference|ref|per|citing)|(?:法律|法规|合规|条文|引用)?(?:依据|出处|来源|根据)|参见|详见|见|引自|摘自|载|注|(?:上述|以上|该)(?:数额|金额|期限|比例|数字|标准|规定|要求|内容|罚则|处罚)?(?:均|都)?(?:出自|来自|源自|载于|规定在|见于|见|依据)|(?:this|these|that|the (?:above|foregoing|figures?|amounts?|periods?))(?: figures?| amounts?| periods?)? (?:is|are|comes?|follows?)(?: the (?:limit|deadline|time limit|period|threshold|figure|amount|minimum|maximum|rule))?(?: set out| laid down| set| found| stated)?(?: (?:in|from|of|by|under))?';
/** What stands before the citation where a line or a sentence only says where something comes from; a bracket or a dash alone is enough. */
const BEFORE = new RegExp(`^(?:[-(\\[→>*"' ]*(?:${SOURCE_WORD})[:. ]*|[-(\\[→>*"' ]*[-(\\[→>][-(\\[→>*"' ]*)(?:the )?$`, 'i');
/** Between its citations, and behind them. */
const BETWEEN = /^["'》]?[ ,、;/&]*(?:and|or|和|及|以及|与|or|并|另见|also)?[ ,]*(?:the )?$/i;
const BEHIND = /^["'》]?[^。;?!]{0,60}$/;
/** A label of any kind: 法条：, "Rule:". */
const LABELLED = /^["'(]?[^:;。.,"《]{1,20}: ?["'(]?(?:the )?$/i;
const CLOSED = /^["'》]?[\])]?[.。;)\] "']*$/;

/** Whether a stretch of a leaf says no more than what something before it rests on: 依据：《…》第九条, "(Reporting Measures, art. 4)". */
export function isSource(leaf: Leaf, from: number, to: number, cited: readonly Placed[], alone = false): boolean {
  const [first] = cited;
  const last = cited.at(-1);
  if (!first || !last || cited.length > MANY || !cited.some((c) => c.citation.articles.length)) return false;
  // What is longer is no mere source, and is not looked through.
  if (first.from - from > 80 || cited.some((c, i) => i > 0 && c.from - cited[i - 1]!.to > 40)) return false;
  const before = leaf.text.slice(from, Math.max(from, first.from));
  const labelled = LABELLED.test(before) && CLOSED.test(leaf.text.slice(Math.min(last.to, to), to));
  if (!(BEFORE.test(before) || labelled || (alone && /^["'《]*(?:the )?$/i.test(before)))) return false;
  const rest = leaf.text.slice(Math.min(last.to, to), to);
  // "Ground: Article 47, on unlawful content": only behind a colon, a bracket or a dash it may say what the article is about.
  if (!CLOSED.test(rest) && !(/[:([>-]/.test(before) && BEHIND.test(rest) && !figuresOf(leaf).some((f) => f.from >= last.to && f.to <= to)))
    return false;
  return cited.every((c, i) => i === 0 || BETWEEN.test(leaf.text.slice(cited[i - 1]!.to, c.from)));
}

/** What a leaf gives as the source of those before it: all of it, or its last sentence where no other cites. */
export function sourceIn(
  leaf: Leaf | undefined,
  placed: readonly Placed[] | undefined,
  lineStart: (at: number) => boolean = () => false,
): readonly Placed[] {
  if (!leaf || !placed?.length || leaf.role === 'heading' || leaf.row >= 0) return NONE;
  const { sentences } = leaf;
  if (isSource(leaf, 0, leaf.text.length, placed)) return placed;
  if (leaf.role !== 'item') return NONE;
  // Its last sentence, or a line of its own below the list, which Markdown takes for the end of the item.
  const bracket = leaf.text.lastIndexOf('(', placed[0]!.from);
  const from = bracket > 0 && lineStart(bracket) ? bracket : (sentences.at(-2) ?? 0);
  return from > 0 && placed[0]!.from >= from && isSource(leaf, from, leaf.text.length, placed) ? placed : NONE;
}

/** A mark that leads to a note: `[^1]`, ①, a raised figure, [1]. */
const MARK = /\[\^([^\]\s]{1,40})\]|([¹²³⁰⁴-⁹]{1,3})|([①-⑳])|\[(\d{1,2})\]/g;
const NOTE = /^(?:\[\^([^\]\s]{1,40})\]:?|([¹²³⁰⁴-⁹]{1,3})|([①-⑳])|\[(\d{1,2})\]:?) ?/;
const markOf = (m: RegExpMatchArray): string => m[1] ?? m[2] ?? m[3] ?? m[4]!;

/** The mark of the note that a leaf is, with what its source text has that the leaf has not: `[^1]: …`. */
export function noteMark(leaf: Leaf, source: string): string | undefined {
  const m = NOTE.exec(leaf.text) ?? /^\[\^([^\]\s]{1,40})\]:/.exec(source) ?? (leaf.marker && NOTE.exec(leaf.marker));
  return m ? markOf(m) : undefined;
}

/** The citations of a note, where it does no more than cite. */
export function noteCites(leaf: Leaf, placed: readonly Placed[]): boolean {
  const head = NOTE.exec(leaf.text)?.[0].length ?? 0;
  const before = leaf.text.slice(head, Math.max(head, placed[0]?.from ?? 0));
  return (
    placed.length > 0 &&
    before.length <= 80 &&
    placed.some((c) => c.citation.articles.length > 0) &&
    (/^(?:the )?["'(]*$/i.test(before) || BEFORE.test(before))
  );
}

/** What the notes say that a stretch of a leaf refers to. */
export function notesIn(text: string, from: number, to: number, notes: ReadonlyMap<string, readonly Placed[]>): readonly Placed[] {
  if (!notes.size) return NONE;
  return [...text.slice(from, Math.min(to, from + 2000)).matchAll(MARK)].flatMap(
    (m) => (from + m.index > 0 && notes.get(markOf(m))) || NONE,
  );
}

/** What the sentence behind says a sentence rests on: "Basis: Article 4 of …", or "Do we …? Then Article 28 …". */
export function givenBehind(
  leaf: Leaf,
  sentence: { readonly from: number; readonly to: number } | undefined,
  next: { readonly from: number; readonly to: number } | undefined,
  own: readonly Placed[],
): readonly Placed[] {
  if (!sentence || !next) return NONE;
  const cited = overlapping(own, next.from, next.to, MANY);
  if (!cited.some((c) => c.citation.articles.length)) return NONE;
  if (leaf.text[sentence.to - 1] === '?')
    return THEN.test(leaf.text.slice(next.from, next.to)) ||
      isCondition(leaf.text.slice(sentence.from, sentence.to), leaf.text.slice(next.from, next.to))
      ? cited.filter((c) => c.citation.articles.length).slice(0, 1)
      : NONE;
  if (cited.length === 1 && SAYS_SO.test(leaf.text.slice(cited[0]!.to, next.to)) && cited[0]!.from - next.from < 12) return cited;
  return isSource(leaf, next.from, next.to, cited, true) ? cited : NONE;
}
const SAYS_SO =
  /^["')》]? (?:says|provides|requires|demands|prescribes) (?:so|this|it|that)\b(?! [a-z])|^["')》]?(?:是|就是|即)?(?:这样|如此|这么)(?:规定|要求)/i;
/** Whether a question only names a case, and what follows says what to do then: "More than 100,000 faces stored? File within 30 working days". */
const isCondition = (question: string, answer: string): boolean => question.length <= 120 && !ASKS.test(question) && !ANSWERS.test(answer);
const ASKS =
  /(?:^|[:,.] ?)["']?(?:(?:and|but|so|or) )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|may|must|shall|should|will|would|have|has|had|am|isn't|aren't|don't|doesn't|really)\b|\b(?:right|correct|true|really|isn't it|or (?:not|is it))\?|几|多少|多[久长大]|什么|哪|谁|何|怎|吗|呢|是否|能否|可否|有没有|是不是|对不对/i;
const ANSWERS =
  /^(?:["'(]*(?:A|答)[:.] ?)?["'(]*(?:no|not|nope|never|wrong|incorrect|false|actually|it depends|only|yes|correct|right|true|more|less|fewer|不|否|非|错|没有|并非|对|是|正确)/i;
const THEN = /^(?:then|if so|if yes|if we do|in that case|那么|则|若是|如是|是的话)/i;
