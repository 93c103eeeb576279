/** What belongs to a name and stands beside it: country, year, draft, number of promulgation, a short name in brackets. */
import { canonicalTitle, HAN } from '../lexicon.js';
import { type MutableMention, PRC_EN, type Scan } from './mention.js';
import { standardIn, versionByNumber } from './numbers.js';
import { bracketFact } from './titles.js';

const LEFT_PRC = new RegExp(`(?:the |The )?(?:${PRC_EN}(?:'s)?|Chinese) ?["(]?$`);
const RIGHT_PRC = new RegExp(`^,? of (?:the )?${PRC_EN}(?![A-Za-z])|^ \\((?:the )?${PRC_EN}\\)`, 'i');
const YEAR_LEFT_EN = /\b((?:19|20)\d\d) (?:(?:version|text|edition|amendments?|revisions?) (?:of|to) (?:the )?)?$/;
const YEAR_LEFT_ZH =
  /((?:19|20)\d\d)年?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:版|起|正式|新|修正|修订|修改|通过|公布|颁布|发布|制定|出台|施行|实施|生效|后|的)*$/;
const OLD_LEFT =
  /(?:旧|旧版|(?<![日])原|修订前|修正前|修改前)的?$|\b(?:old|former|previous|pre-amendment|unamended|original) (?:(?:version|text) of (?:the )?)?$/i;
const DRAFT_LEFT =
  /\b(?:(?:the|a|an|this|first|second|third|new|revised|latest|\d{4}) )(?:\w+ )?draft(?: version)?(?: for comments?)?(?: of)?(?: the)? $|\bDraft (?:version )?(?:of (?:the )?)?$|\bdraft of (?:the )?$|\bdraft (?:(?:amendments?|revision|amending decision) (?:to|of)|(?:(?:decision|bill) )?(?:to amend|amending|to revise|revising|on amending)) (?:the )?$/i;
/** "The CAC published its revised … Measures for comment". */
const PUT_OUT = /\b(?:publish|releas|issu|circulat|unveil)\w*\b[^.;:]{0,40}$|\bput (?:out )?[^.;:]{0,24}$/i;
const FOR_COMMENT = /^,? (?:out )?for (?:public )?(?:comments?|consultation)\b/;
const DRAFT_NAME =
  '(?:(?:修正|修订|修改)?草案(?:\\(?征求意见稿\\)?)?|征求意见稿|公开征求意见稿|送审稿|(?:一次|二次|三次)?审议稿|(?:学者|专家)建议稿)';
/** Of a law that is to be changed: 《…》修改决定（征求意见稿）, 关于修改《…》的决定（草案）. */
const DECISION = '(?:的?(?:修改|修正|修订)?的?决定 ?)?';
const DRAFT_RIGHT = new RegExp(
  `^[》"]? ?${DECISION}(?:\\(${DRAFT_NAME}\\)|${DRAFT_NAME})|^,? (?:draft|Draft)(?: for (?:public )?comments?)?\\b`,
);
const YEAR_RIGHT =
  /^"? ((?:19|20)\d\d)(?![\d/.]|-\d)(?= ?(?:[,;:)(.]|$|and |art|Art|version|text|(?:still|now|currently|also|already|remains?|appl(?:y|ies)|governs?|requires?|provides?|says?|sets?|has|is|was)\b))|^"? ?((?:19|20)\d\d)年?(?:版|修正|修订|文本|修正版|修订版)|^,? ?((?:19|20)\d\d) (?:[Rr]evision|[Aa]mendment|[Vv]ersion|[Tt]ext|[Ee]dition|[Ww]ording)\b|^@((?:19|20)\d\d)\b/;
const DAY_EN = '(?:\\d{1,2} )?(?:[A-Z][a-z]+,? )?(?:\\d{1,2},? )?((?:19|20)\\d\\d)(?![\\d/-])';
const AS_AMENDED = new RegExp(
  `^,? as (?:last |first |originally )?(?:amended|revised)(?: (?:in|on|by (?:the |a )?(?:[Dd]ecision|[Aa]mendment) (?:of|on)) ${DAY_EN})?\\b|^,? as it (?:stood|was|read|stands)(?: (?:in|on|after|since)) ${DAY_EN}|^,? as (?:first |originally )?(?:adopted|enacted|passed|promulgated|issued|published)(?: by [A-Za-z ]{3,60})? (?:in|on) ${DAY_EN}`,
);
/** "of 2020", "of 7 November 2016", "in its 2014 version", "in the text adopted on 7 November 2016". */
const OF_YEAR = new RegExp(
  `^,? in (?:its|the|their) (?:(?:old|former|original|earlier|first|latest|newest|current|present) )?(?:version|text|form|edition|wording)(?:, (?:that|the one|being that|which is that|i\\.e\\.|namely that))? (?:(?:first |originally |as |last )*(?:adopted|passed|enacted|promulgated|published|amended|revised|in force) )?(?:on|in|of|from|since) ${DAY_EN}|^, (?:in )?(?:the |its )?(?:version|text|edition|wording) of ${DAY_EN}|^,? of ${DAY_EN}(?! ?[A-Z])|^,? (?:in|under) (?:its|the|their) (?:(?:old|former|original|earlier) )?((?:19|20)\\d\\d) (?:version|text|form|edition|wording)\\b`,
);
/** "…, in the consultation draft of 9 October 2023". */
const IN_DRAFT = new RegExp(
  `^,? in (?:its|the|their) (?:(?:first|second|consultation|exposure|public|current|published) )*draft(?: for (?:public )?comments?)?(?: (?:of|dated|published on|issued on|from) ${DAY_EN})?\\b`,
);
const BRACKET = /^["》]? ?\(([^()\n]{1,90}|[^()\n]{0,60}\([^()\n]{1,40}\)[^()\n]{0,40})\)/;
const SQUARE = /^["》]? ?\[([^[\]\n]{1,40})\](?!\()/;
const NAME_INTRO =
  /^(?:以下|下文|后文|文中|下)?(?:均|统|合)?(?:简称|称)(?:为|作|:)?|^(?:hereinafter|hereafter|herein)?,? ?(?:also )?(?:referred to as|called|known as)?,? ?(?:collectively )?/i;

/** Names given in a bracket, or undefined where anything else stands in it. */
function namesIn(scan: Scan, content: string, owner: MutableMention): string[] | undefined {
  const intro = NAME_INTRO.exec(content);
  const introduced = Boolean(intro?.[0].trim());
  const rest = content.slice(intro?.[0].length ?? 0).trim();
  const out: string[] = [];
  for (const piece of rest.split(/ ?(?:、|,|;|或者?|\/|\bor\b|和|与|\band\b) ?/)) {
    const part = piece
      .trim()
      .replace(/^(?:the|also|简称|下称|又称|即|以下简称|hereinafter|hereafter) ?/i, '')
      .replace(/^(?:referred to as )?(?:the )?/, '');
    // （数据安全法，2021）: the year names nothing.
    if (!part || (out.length && /^(?:19|20)\d\d年?$/.test(part))) continue;
    const bare = part
      .replace(/["'《》]/g, '')
      .replace(/^the /i, '')
      .trim();
    const quoted = /^["'《].*["'》]$/.test(part);
    if (!bare || bare.length > 60) return undefined;
    const known = scan.lexicon.byTitle.get(canonicalTitle(bare));
    if (known && owner.law && known.law !== owner.law && !quoted) return undefined;
    if (!quoted && !introduced && !known && !/^[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z0-9&-]{0,8}$/.test(bare)) return undefined;
    if (known && !quoted && !introduced && owner.means === 'foreign' && known.means === 'law') return undefined;
    out.push(bare);
  }
  return out.length ? out : undefined;
}

/** Takes in what belongs to a name on both sides, and notes what it says. */
export function widen(scan: Scan, d: MutableMention): void {
  const { text } = scan;
  const before = text.slice(Math.max(0, d.from - 60), d.from);
  let left = before;
  const prc = d.language === 'en' ? LEFT_PRC.exec(left) : /(?:中华人民共和国|我国|中国)的?$/.exec(left);
  if (prc) {
    d.china = true;
    if (d.language === 'zh' ? prc[0] === '中华人民共和国' : !/["(]$/.test(prc[0])) d.from -= prc[0].replace(/^(?:the |The )/, '').length;
    left = left.slice(0, prc.index);
  }
  if (DRAFT_LEFT.test(left) || /(?:草案|征求意见稿)(?:的)?$/.test(left)) d.draft = true;
  if (PUT_OUT.test(left) && FOR_COMMENT.test(text.slice(d.to, d.to + 40))) d.draft = true;
  if (OLD_LEFT.test(left)) d.old = true;
  const year = (d.language === 'en' && !HAN.test(left.slice(-4)) ? YEAR_LEFT_EN : YEAR_LEFT_ZH).exec(left);
  if (year) d.year ??= Number(year[1]);
  for (let round = 0; round < 5; round++) if (!widenRight(scan, d)) break;
  // 《行政处罚法》第四十二条（2017年修正本）: which text is meant, said behind the article.
  const behind = d.year === undefined ? BEHIND_ARTICLE.exec(scan.text.slice(d.to, d.to + 60)) : null;
  const fact = behind && bracketFact(behind[1]!);
  if (fact?.year) d.year = fact.year;
}
const BEHIND_ARTICLE = /^["》]? ?(?:第[一二三四五六七八九十百零\d()]{1,8}[条款项]){1,3} ?\(([^()\n]{4,20})\)/;

/** Takes in one thing that belongs to the name and stands behind it. */
function widenRight(scan: Scan, d: MutableMention): boolean {
  const rest = scan.text.slice(d.to, d.to + 120);
  const china = d.language === 'en' || !HAN.test(d.title) ? RIGHT_PRC.exec(rest) : null;
  if (china) {
    d.china = true;
    d.to += china[0].length;
    return true;
  }
  const draft = DRAFT_RIGHT.exec(rest);
  if (draft) {
    d.draft = true;
    d.to += draft[0].length;
    return true;
  }
  const inDraft = d.language === 'en' ? IN_DRAFT.exec(rest) : null;
  if (inDraft) {
    d.draft = true;
    if (inDraft[1]) d.year ??= Number(inDraft[1]);
    d.to += inDraft[0].length;
    return true;
  }
  const year = YEAR_RIGHT.exec(rest);
  if (year) {
    d.year ??= Number(year[1] ?? year[2] ?? year[3] ?? year[4]);
    d.to += year[0].length;
    return true;
  }
  const amended = AS_AMENDED.exec(rest);
  if (amended) {
    const year = amended.slice(1).find((y) => y);
    if (year) d.year ??= Number(year);
    d.to += amended[0].length;
    return true;
  }
  const ofYear = OF_YEAR.exec(HAN.test(d.title) ? rest.replace(/^》/, '') : rest);
  if (ofYear) {
    d.year ??= Number(ofYear.slice(1).find((y) => y));
    d.to += ofYear[0].length;
    return true;
  }
  // "[2013 rev.]": in square brackets only what says which text is meant; else they hold notes and links.
  const squared = SQUARE.exec(rest);
  const said = squared && bracketFact(squared[1]!);
  if (said) {
    if (said.draft) d.draft = true;
    if (said.year) d.year ??= said.year;
    d.to += squared[0].length;
    return true;
  }
  const bracket = BRACKET.exec(rest);
  if (!bracket) return widenByName(scan, d, rest);
  const content = bracket[1]!;
  const fact = bracketFact(content);
  if (fact) {
    if (fact.draft) d.draft = true;
    if (fact.year) d.year ??= fact.year;
  } else {
    const standard = standardIn(scan, content);
    const version = versionByNumber(scan, content);
    if (standard && STANDARD_FIRST.test(content)) {
      if (standard.year) d.year ??= standard.year;
      if (standard.law) {
        d.law = standard.law;
        d.means = 'law';
      }
    } else if (version) {
      if (d.means === 'other' || d.law === version.split('@')[0]) {
        // A title that is nobody's, with the number of one of ours: that one is meant, and misnamed.
        if (d.means === 'other') d.misnomer = true;
        d.version = version;
        d.law = version.split('@')[0]!;
        d.means = 'law';
      }
    } else if (
      !/令.{0,4}[\d一二三四五六七八九十百零〇]+ ?号$|[\])] ?\d+ ?号$|\bNo\. ?\d+$/.test(content) ||
      /第 ?[\d一二三四五六七八九十百]+ ?条/.test(content)
    ) {
      const names = namesIn(scan, content, d);
      if (!names) return false;
      d.defines = [...d.defines, ...names];
      const known = names.length === 1 ? scan.lexicon.byTitle.get(canonicalTitle(names[0]!)) : undefined;
      // "Cyberspace Protection Law of the PRC (CSL)", "Data Protection Law (数据安全法)": the name in the bracket tells which law is meant.
      const telling = HAN.test(names[0]!) ? !HAN.test(d.title) : d.china && known?.abbreviation;
      if (d.means === 'other' && telling && known?.law && known.means === 'law' && sameKind(scan, d, known.law))
        Object.assign(d, { means: 'law', law: known.law, misnomer: !shortFor(scan, d, known.law), china: true });
    }
  }
  d.to += bracket[0].length;
  return true;
}

/** （推荐性国家标准GB/T 35273-2020）, "(national standard GB/T 35273-2020)". */
const STANDARD_FIRST =
  /^ ?["《]?(?:(?:(?:推荐性|强制性)?(?:国家)?标准)?(?:编?号)?(?:为|是|:)? ?|(?:recommended |mandatory |national )*standard (?:No\. )?)?GB/i;

/** "Labelling Measures (《人工智能生成合成内容标识办法》)": two or three words of a rule's name, beside its Chinese title, are no wrong one. */
const shortFor = (scan: Scan, d: MutableMention, law: string): boolean =>
  HAN.test(scan.text.slice(d.to, d.to + 8)) &&
  !d.kinds.includes('law') &&
  d.title.split(' ').length <= 3 &&
  !scan.lexicon.strays(law, canonicalTitle(d.title));

const sameKind = (scan: Scan, d: MutableMention, law: string): boolean => d.kinds.some((k) => scan.lexicon.kinds.get(law)?.has(k));

/** "…, hereinafter the "PIPL"" and 《…》，以下简称《个保法》 without brackets. */
function widenByName(scan: Scan, d: MutableMention, rest: string): boolean {
  const m =
    /^["》]?,? ?(?:(?:以下|下文)?简称(?:为|:)?|(?:hereinafter|hereafter),? (?:referred to as )?(?:the )?) ?(?:"([^"\n]{1,40})"|《([^《》\n]{1,40})》)/.exec(
      rest,
    );
  if (!m || d.defines.length) return false;
  const names = namesIn(scan, `"${m[1] ?? m[2]}"`, d);
  if (!names) return false;
  d.defines = names;
  d.to += m[0].length;
  return true;
}
