/** Names that the lexicon lists, without 《》. */
import { type Hit, longest, wholeWord } from '../../phrases.js';
import { HAN, kindsOf, type Name, searchable } from '../lexicon.js';
import { fromName, isHan, type MutableMention, PRC_EN, type Scan } from './mention.js';
import { INTRO_END } from './shapes.zh.js';

const ARTICLE_BEHIND = /^["》]?,? ?\(?(?:articles?|arts?\.?|§) ?[\dA-Z]|^["》]? ?第 ?[\d一二三四五六七八九十]/i;
const ARTICLE_BEFORE =
  /(?:\b(?:articles?|arts?\.?)|§) ?(?:[\d(][\d(), and.-]{0,30}|(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,7}teen|[a-z]{3,5}ty|hundred|and)(?:[ -]|$)){1,5})(?: ?(?:of|in|under))?(?: the)? $/i;
const NOT_THE_LAW = /^(?:[院律人规官庭医制治令系学案]|定代表)/;
const ANOTHER_INSTRUMENT =
  /^(?:典)?(?:实施条例|实施细则|实施办法|实施规定|司法解释|修正案|修改决定|[总分]?则?编?司法解释|解释(?=[《》()第一二三四]))/;

/** All names of the lexicon in a text, the longest where they overlap. */
export function listedNames(scan: Scan): MutableMention[] {
  const { text, low, lexicon } = scan;
  const hits: Hit[] = [];
  lexicon.phrases.scan(low, (id, from, to) => {
    const name = lexicon.names[id]!;
    const latin = !HAN.test(text.slice(from, to));
    if (name.abbreviation && isTicket(text, from, to)) return;
    if (latin ? (wholeWord(text, from, to) || runsOn(text, from, to, name)) && wellCased(text, from, to, name) : !cutShort(text, from, to))
      hits.push({ id, from, to });
  });
  return longest(hits).map((hit) => {
    const d = partOfTitle(scan, fromName(lexicon.names[hit.id]!, hit.from, hit.to, text.slice(hit.from, hit.to)));
    if (d.weak && lawful(text, hit.from, hit.to)) d.weak = false;
    const beyond = d.language === 'zh' ? ANOTHER_INSTRUMENT.exec(text.slice(hit.to, hit.to + 12)) : null;
    if (!beyond) return d;
    return { ...another(text, d, hit.from, hit.to + beyond[0].length), kinds: kindsOf(beyond[0]) };
  });
}

/** The instrument at [from, to) of the text, of whose title the name of a law is only a part. */
const another = (text: string, { law: _, ...named }: MutableMention, from: number, to: number): MutableMention => ({
  ...named,
  from,
  to,
  means: 'other',
  title: text.slice(from, to),
  weak: false,
  unspecific: false,
  misnomer: false,
});

/** "Ticket PIPL-38", "[PIPL-38] …": a key of somebody's task list. */
const isTicket = (text: string, from: number, to: number): boolean =>
  /^-\d/.test(text.slice(to, to + 2)) &&
  (TICKET_BEFORE.test(text.slice(Math.max(0, from - 20), from)) || /^-\d{1,6}\]/.test(text.slice(to, to + 8)));
const TICKET_BEFORE =
  /\b(?:tickets?|issues?|bugs?|tasks?|story|stories|epic|jira|branch|sprint|PR|MR):? ?(?:no\.? ?|#)?\[?$|(?:工单|需求单|缺陷|任务)[::]? ?$/i;

/** CSL21(3): an abbreviation with the number of its article right behind. */
const runsOn = (text: string, from: number, to: number, name: Name): boolean =>
  name.means === 'law' &&
  name.abbreviation &&
  /^\d{1,3}(?![\w.-])/.test(text.slice(to, to + 5)) &&
  !/[\w-]/.test(text[from - 1] ?? '') &&
  text.slice(from, to) === name.written;

/** Branches of business and administration: with one before it a title is another law's (Healthcare Data Security Law, 医疗数据安全法). */
const BRANCH_EN =
  /(?:^|[^\w'&-])((?:[A-Z][\w-]* (?:and|&) )?(?:Health(?:care)?|Medical|Genetic|Biometric|Financial|Banking|Insurance|Student|Education(?:al)?|Children's|Employee|Automotive|Vehicle|Industrial|Telecom(?:munications)?|Government|Public|Military|Space|Cloud|Energy|Maritime|Aviation|Electronic|Internet|Data|Cross-Border) )$/;
const BRANCH_ZH = /(?:医疗|健康|金融|银行|保险|教育|汽车|工业|电信|政务|政府|公共|军事|能源|航空|航运|基因|生物|学生|电子)(?:健康)?$/;

/** A listed law whose name is only the end of a longer title. */
function partOfTitle(scan: Scan, d: MutableMention): MutableMention {
  if (d.means === 'foreign' || !/(?:Law|Code|法|法典)$/.test(d.title)) return d;
  const before = scan.text.slice(Math.max(0, d.from - 48), d.from);
  const branch = d.language === 'en' ? BRANCH_EN.exec(before)?.[1] : BRANCH_ZH.exec(before)?.[0];
  if (!branch) return d;
  return another(scan.text, d, d.from - branch.length, d.to);
}

/** 网络安全法律, 本法院: the name is the beginning of another word. */
function cutShort(text: string, from: number, to: number): boolean {
  const last = text[to - 1];
  if (last === '法' && NOT_THE_LAW.test(text.slice(to, to + 4))) return true;
  // A short everyday name inside a longer one: 外商投资安全审查办法.
  return (
    to - from <= 6 &&
    /(?:办法|规定|条例|规范)$/.test(text.slice(from, to)) &&
    isHan(text[from - 1]) &&
    !INTRO_END.test(text.slice(Math.max(0, from - 4), from))
  );
}

/** "Under the DSL", "the DSL took effect", "the DSL has 55 articles": words that only go with a law. */
const LAWFUL_BEFORE =
  /\b(?:[Uu]nder|[Pp]ursuant to|[Bb]reach of|[Vv]iolation of|[Cc]ompliance with|[Aa]ccordance with|[Rr]equired by) (?:the )?$/;
/** "Chapter IV of the DSL (…) is", not "of the DSL manual". */
const CHAPTER_BEFORE = /\b(?:[Cc]hapter|[Ss]ection) (?:[IVX]{1,5}|\d{1,2}) of the $/;
const SENTENCE_BEHIND =
  /^(?:[.,;:)(]| \(|$| (?:is|are|was|and|or|of|on|in|for|to|applies|apply|requires?|sets|deals|tells|covers|contains|governs|provides|has|which|that|as|with|by|from|also|does|says|lists)\b)/;
const LAWFUL_BEHIND =
  /^,? (?:(?:which|that) )?(?:took effect|(?:came|entered) into (?:force|effect)|(?:was|were) (?:adopted|promulgated|enacted|amended)|(?:has|contains|comprises|consists of) (?:\w+ ){1,3}(?:articles|chapters)\b)/;

const lawful = (text: string, from: number, to: number): boolean =>
  /^[A-Z]+$/.test(text.slice(from, to)) &&
  (LAWFUL_BEFORE.test(text.slice(Math.max(0, from - 24), from)) ||
    (CHAPTER_BEFORE.test(text.slice(Math.max(0, from - 24), from)) && SENTENCE_BEHIND.test(text.slice(to, to + 12))) ||
    LAWFUL_BEHIND.test(text.slice(to, to + 60)));

const CHINAS_BEFORE = new RegExp(`(?:${PRC_EN}(?:'s)?|Chinese) $`);
const CHINAS_BEHIND = new RegExp(`^,? of (?:the )?${PRC_EN}`);

/** Abbreviations keep their case, and titles their capitals, except beside an article or after "China's". */
export function wellCased(text: string, from: number, to: number, name: Name): boolean {
  const written = text.slice(from, to);
  if (name.abbreviation) {
    if (written === name.written) return true;
    if (searchable(written) !== searchable(name.written)) return false;
    if (written.replace(/-/g, ' ') === name.written.replace(/-/g, ' ')) return true;
    if (/^[a-z]/.test(written) && text[to] === '.' && /[a-z]/.test(text[to + 1] ?? '')) return false;
    // "pipl 39": no word is written so.
    if (name.means === 'law' && written.length >= 4 && /^ \d{1,2}(?![\d.]\d|\d|[A-Za-z%])/.test(text.slice(to, to + 5))) return true;
    return ARTICLE_BEHIND.test(text.slice(to, to + 24)) || ARTICLE_BEFORE.test(text.slice(Math.max(0, from - 48), from));
  }
  const words = written.split(/[ -]+/).filter((w) => !/^(?:of|on|for|the|and|in|to|by|a|an|from|with)$/i.test(w));
  // "Cross-border Provisions": what stands behind a hyphen may be small.
  const capital = (w: string) => /^(?:[A-Z\d(]|(?:of|on|for|the|and|in|to|by|a|an|from|with)$)/.test(w);
  if (written.split(/ +/).every(capital) || words.length >= 6) return true;
  if (words.length >= 4 && /^[A-Z]/.test(words[0]!) && /^[A-Z]/.test(words.at(-1)!)) return true;
  const before = text.slice(Math.max(0, from - 48), from);
  const behind = text.slice(to, to + 40);
  return CHINAS_BEFORE.test(before) || CHINAS_BEHIND.test(behind) || ARTICLE_BEHIND.test(behind) || ARTICLE_BEFORE.test(before);
}
