/** What a sentence says of the force of a law that it cites: that it is to come, that it holds already, that it has ended. */

import type { AnalysedDocument } from '../../document/analysed.js';
import type { Citation } from '../../document/citation.js';
import { citationsBetween } from '../../document/citationsBetween.js';
import { anyOf } from '../../knowledge/anyOf.js';
import { figuresIn } from '../../knowledge/figures.js';
import { MONTHS } from '../../knowledge/format.js';
import { fold } from '../../markdown/normalise.js';
import { isAsked, paragraphBehind, sentenceAround, sentenceBehind } from '../sentence.js';

/** Words of an author who knows that the law is still to come. */
const AWARE = anyOf(
  'i',
  /(?:元旦|新年|年初|国庆节?|五一)(?:之?日|当天)?(?:起|开始|以?后)|\b(?:from|on|as of|until|before|by) New Year's Day\b|将(?:于|自|在|会)|未(?:正式)?(?:生效|施行|实施)/,
  /(?:自|从)?(?:明年|来年|下月|下个月|下季度)起?|即将|尚未|届时|(?<!合同)(?:生效|施行|实施)(?:之?后|之日|以后)|起(?:施行|实施|生效|适用)|(?:已|刚|新|日)(?:[于在][^,;。]{2,12})?(?:公布|颁布|出台)|(?:须|应当?|需|先|提前|着手|正在|开始)[^,;。]{0,4}准备|(?:公布|颁布|出台)(?:了|的?$)|过渡期/,
  /才(?:正式)?(?:生效|施行|实施)|(?:下月|下个月|下季度|明年|来年|年底)[^,;。]{0,8}(?:生效|施行|实施)|(?:下发|印发|发|供|组织)[^,;。]{0,14}(?:学习|培训|宣贯|研读|研究)/,
  /\b(?:will (?:apply|bind|be in force)|takes? effect|(?:enters?|comes?|coming|entry) into (?:force|effect)|effective (?:from|on|as of|date|\d)|not yet|from (?:the )?(?:new year|next \w+)|(?:as of|in|from|with) the new year|next (?:month|year|quarter)|upcoming|forthcoming|future (?:law|regulation|rule)s?|(?:once|when|as soon as|before|until) (?:it|they|these|this|that)(?: (?:is|are|takes?|enters?|comes?|becomes?|applies|apply|starts?|kicks?)\b)|once (?:it|they|these|in force|effective|applicable|operative|live)|adopted|promulgated|published|preparing|transition\w*|from \d{1,2} [A-Z]\w*|as of(?! (?:this|today|now|writing|signature|the date)))\b/,
);
/** Said of the law itself, before and behind it: "we will be subject to the …", "… will require". */
const TO_COME_BEFORE =
  /\b(?:will|shall)\b(?: (?:then|soon|also|only|from [A-Z]\w+|in [A-Z]\w+|next \w+))* (?:be (?:subject|bound|governed|covered|caught|required|obliged|judged)|have to|need to|fall|come|run|rely|become|follow|comply|apply|answer)\b[^,;]{0,60}$|将(?!来)[^,;。]{0,8}(?:受|须|应|需|适用|遵守|按照?|依照?|依据|根据|成为)[^,;。]{0,8}$/i;
const TO_COME_BEHIND = /^[^,;]{0,24}\bwill\b|^["》]?[^,;。]{0,4}将(?!来)/i;
/** A claim that it is already in force, whatever else the sentence knows. */
const CLAIMED =
  /现(?:已|在)?(?:经)?(?:施行|生效|实施)|(?:现阶段|目前|当前|现在)[^;。]{0,30}(?<![不未无])(?:须|应当|必须|按照?|依照?|适用|执行|遵守)(?!时)|(?<!尚未|未)已经?(?:[于自从][^,，;；。]{1,14})?(?:施行|生效|实施)|(?<!(?:不|非|未|没有)(?:是|属于?|算|为|成为)?)现行(?:有效)?|\b(?:is|are) (?:already|now|currently) in (?:force|effect)|\b(?:already|now|currently) (?:in force|in effect|appl(?:y|ies)|binds?)|\bappl(?:y|ies) (?:now|already|as of now|today)\b|\bin force since\b/i;
const NOT_DENIED = '(?<!\\b(?:not|not yet|never|nor|yet to|yet to be|will|will be|once|when|if|before|until)[ -])';
/** The same, said of nothing else than the law: between it and the next one, or the one before. */
const CLAIMED_HERE = new RegExp(
  [
    `${NOT_DENIED}\\b(?:took|(?:has|have|having) taken) effect\\b`,
    `${NOT_DENIED}\\b(?:has|have) (?:already |since |thus )?(?:been (?:already |fully )?(?:in (?:full )?(?:force|effect)|effective|applicable|binding|live|the law)|applied|bound us)\\b(?! (?:from|on|as of|as from|only|once|when|until|after|before|next)\\b)`,
    '\\b(?:passed|adopted|promulgated|enacted|published)\\b[^;]{0,40}\\b(?:with immediate effect|(?:effective|in force|applicable) (?:immediately|at once|(?:on|from|since) (?:the same|that|this) (?:very )?day))\\b',
    // 已于6月10日通过，并自当日起施行: said of the law, not of the document's own rules.
    '(?:通过|公布|颁布|发布|出台)[^;。本将]{0,8}(?<!将)自(?:当|即|同|该|此|公布|颁布|发布|通过)之?日(?:即|起)(?:正式|全面)?(?:施行|生效|实施|适用)',
    '(?:通过|公布|颁布|发布|出台)[^;。本将]{0,6}(?:当日|当天|同日|即日|随即|立即)(?:即|便|就|起)?(?:正式|全面)?(?:施行|生效|实施)',
    // 公布之日即生效: of the law asked about, or named right before it.
    '(?<![本将][^,;。]{0,12})(?:公布|发布|颁布|通过)(?:之日|当日|当天)起?(?:即|便|就)(?:行|告|已)?(?:正式|全面)?(?:施行|生效|实施|适用)',
    '^["》]?(?:\\([^()]{1,16}\\))?(?:已)?自?(?:(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日)?(?:公布|发布|颁布|通过|印发)(?:之日起?|之?后|当日)(?:即|便|就)?(?:对[^,;。]{1,8})?(?:正式)?(?:施行|生效|实施|适用)',
    '\\b(?:effective|in force|applicable|binding) (?:on|upon|from|as of) (?:its |their |the date of )?(?:publication|promulgation|adoption|signature)\\b',
    `${NOT_DENIED}\\b(?:came|entered|(?:has|have|having) (?:come|entered)) into (?:force|effect)\\b`,
    `${NOT_DENIED}\\b(?:became|has become|have become|is|are|being|went|gone) (?:already |now |currently |fully |presently |since \\w+ )?(?:live|in (?:full )?(?:force|effect)|effective|applicable law|binding(?: law)?|operative|mandatory|the law|good law)\\b(?! (?:from|on|as of|as from|only|once|when|in|until|after|before|next|\\d))`,
    '(?<!尚未|并未|未|没有)(?:已经?|现已|业已)(?:正式|开始|全面)*(?:适用|生效|施行|实施|约束)',
  ].join('|'),
  'i',
);
/** Whether a text claims force, with no condition before it in its clause: not "once these are effective". */
function claimsForce(text: string): boolean {
  const m = CLAIMED_HERE.exec(text);
  return m !== null && !/\b(?:once|when|if|before|until|as soon as|by the time|after)\b[^,;]*$/i.test(text.slice(0, m.index));
}
/** 目前已受《…》约束. */
const UNDER_ZH = /(?<!将|尚未|未)(?:已经?|现已|现|目前)[^,;。]{0,6}受(?:到)?["《]?$/;
const UNDER_BEHIND_ZH = /^["》]?(?:第[^,;。]{1,8}条)?的?(?:约束|规制|调整|管辖|规范)/;
/** A sentence that goes on about the law before it. */
const GOES_ON = /^(?:they|it|these|this|the (?:law|regulations|measures|provisions|rules))\b|^(?:其|该|上述)/i;
/** Answers to a question whether it applies. */
const YES =
  /^(?:(?:A|Answer|答)[:.]? ?)?(?:yes\b(?!,? (?:from|but|once|as (?:of|from)))|indeed\b|it does\b(?! not)|it is\b(?! not)|是的?[,。]|要[,。]|对[,。]|能[,。]|可以[,。]|会[,。]|适用(?:[,;。!]|$)|已经)/i;
const NO = /^(?:(?:A|Answer|答)[:.]? ?)?(?:no\b|not\b|it (?:does|is) not\b|(?:还|并|暂|尚|现在|目前)*(?:否|不|没|未))/i;
/** The question whether a law holds, and none of what it says. */
const ASKS_FORCE =
  /\b(?:bind(?:s|ing)?|appl(?:y|ies|icable)|in (?:force|effect)|effective|take effect)\b|生效|施行|实施|适用|约束|能不能用|能用|可用|有效/i;
/** What is said to be so now. */
const ALREADY = /\b(?:already|now)\b|已经|现已|现在|目前|当前/i;
/** Words of an author who knows that the law has ended. */
const GONE = /废止|失效|曾|当时|此前|\b(?:former|repealed|no longer|expired|lapsed|until)\b/i;
/** The text to come, by name: "the amended CSL", 新修订的《…》. */
const NEW_TEXT =
  /\b(?:amended|revised|new|updated|20\d\d)(?: (?:text|version|wording) of)?(?: the)?(?: PRC| Chinese)? ?["“(]?$|(?:新修[订正]|修[订正改]后|新版|新|20\d\d年修[订正])的?["《]?$/i;
const SAYS_NEW = /\b(?:amended|revised|new)\b|修[订正]/i;
/** "The CSL amendments", 《…》修正案: right behind its name. */
const AMENDMENT_BEHIND =
  /^["')]? ?(?:(?:\w+ )?(?:amendments?|revisions?|reform)\b|\(?(?:20\d\d年)?(?:的)?(?:修[订正]|修改)(?:案|稿|版|决定|后的?(?:文本|内容|条款|规定)?))/i;

const AMENDMENTS_TO = /\b(?:amendments|revisions|changes) (?:of|to) (?:the )?["“]?$/i;
/** What is done under a text today: "… oblige us", "… apply to us". */
const BINDS_NOW = /^["”]? ?(?:bind|apply|govern|oblige|require|forbid|prohibit|compel)\b/i;

/** Whether a text names the day of a date without its year, or its month: 9月1日起施行, "apply on 1 September", "from January". */
function namesDay(text: string, iso: string): boolean {
  const [year, month, day] = iso.split('-').map(Number);
  if (new RegExp(`(?<![年\\d])${month}月${day}日(?=起|才|方|始|施行|生效|实施)`).test(text)) return true;
  if (new RegExp(`(?<![年\\d])(?:(?:明年|来年|今年|同年|${year}年))?${month}月(?:份)?(?:起|后|才|方|开始|将)`).test(text)) return true;
  const name = MONTHS[month! - 1]!;
  return (
    new RegExp(`\\b(?:on|from|as of|until|before|since) (?:${day} ${name}|${name} ${day})\\b`, 'i').test(text) ||
    new RegExp(
      `\\b(?:from|in|as of|by|until|before|starting|next|come) ${name}(?! ?\\d{1,2}\\b)(?:,? ${year}\\b|(?!,? (?:19|20)\\d\\d))`,
    ).test(text)
  );
}

/** Whether a text dates the beginning of force to a day that has passed: 自2025年9月15日起施行, "in force since 1 May". */
const datedBefore = (text: string, day: string): boolean =>
  figuresIn(text).some(
    ({ date, from, to }) =>
      date?.length === 10 &&
      date <= day &&
      (/^起?(?:正式|全面)?(?:施行|生效|实施|执行)/.test(text.slice(to)) || BEGAN.test(text.slice(0, from))),
  );
/** Nothing behind a date gives it a year. */
const NO_YEAR = '(?! ?(?:,? ?(?:19|20)\\d\\d|of next|next))';
/** 7月10日起施行, 3月起生效: the beginning of force by a day or a month without its year. */
const YEARLESS_ZH = /(?<![年\d将拟]|[明来次翌]年自?)(\d{1,2})月(?:份|(\d{1,2})[日号])?(?:起|开始)?(?:正式|全面)?(?:施行|生效|实施|执行)/g;
const YEARLESS_DAY = new RegExp(`^(?:(\\d{1,2}) (${MONTHS.join('|')})|(${MONTHS.join('|')})(?: (\\d{1,2})(?!\\d))?)\\b${NO_YEAR}`);
/** The months, `[7]`, and days, `[7, 10]`, without a year to which a text dates the beginning of force. */
function beginningsIn(text: string): (readonly [month: number, day?: number])[] {
  const dates: [number, number?][] = [...text.matchAll(YEARLESS_ZH)].map((m) => (m[2] ? [Number(m[1]), Number(m[2])] : [Number(m[1])]));
  for (const m of text.matchAll(BEGAN_ANYWHERE)) {
    const named = YEARLESS_DAY.exec(text.slice(m.index + m[0].length));
    const name = named?.[2] ?? named?.[3];
    const day = named?.[1] ?? named?.[4];
    if (name) dates.push(day ? [MONTHS.indexOf(name) + 1, Number(day)] : [MONTHS.indexOf(name) + 1]);
  }
  return dates;
}
const BEGAN =
  /\b(?:(?:in (?:force|effect)|effective|binding|applicable|operative) (?:since|from|as of|as from|with effect from|on)|(?:took|has taken|have taken) effect (?:on|from)|(?:came|entered) into (?:force|effect) (?:on|from)|appl(?:y|ies|ied) since) $/i;
const BEGAN_ANYWHERE = new RegExp(BEGAN.source.replace(/\$$/, ''), 'gi');

/** What is said of the force of one law. */
export class ForceWords {
  private readonly before: string;
  private readonly after: string;
  /** Without what stands before and behind other citations. */
  private readonly near: { readonly before: string; readonly after: string };

  constructor(
    private readonly document: AnalysedDocument,
    private readonly citation: Citation,
  ) {
    const { before, after } = sentenceAround(document.text, citation.from, citation.to);
    this.before = before;
    this.after = after;
    const others = citationsBetween(document.citations, citation.from - 160, citation.to + 160).filter((c) => c !== citation);
    const last = others.findLast((c) => c.to <= citation.from)?.to ?? 0;
    const next = others.find((c) => c.from >= citation.to)?.from ?? document.text.length;
    this.near = {
      before: before.slice(-Math.max(0, citation.from - last)),
      after: after.slice(0, Math.max(0, next - citation.to)),
    };
  }

  private says(words: RegExp): boolean {
    return words.test(this.before) || words.test(this.after);
  }

  /** The answer, where the sentence only asks: "Does it already apply? No, not before 1 January." */
  private get answer(): string | undefined {
    const { text } = this.document;
    return isAsked(text, this.citation.to) ? sentenceBehind(text, this.citation.to) : undefined;
  }

  /** It is said to be in force already. "The State Council has promulgated the … Regulations. They apply now." */
  get claimed(): boolean {
    const { before, after } = this.near;
    const behind = sentenceBehind(this.document.text, this.citation.to);
    if (this.answer !== undefined) return YES.test(behind) || (!NO.test(behind) && (CLAIMED.test(behind) || claimsForce(behind)));
    return (
      this.says(CLAIMED) ||
      datedBefore(after, this.document.asOf) ||
      claimsForce(after) ||
      (UNDER_ZH.test(before) && UNDER_BEHIND_ZH.test(after)) ||
      (GOES_ON.test(behind) && (CLAIMED.test(behind) || claimsForce(behind)))
    );
  }

  /** It is said to hold from a day or month of this year that has passed, and that is not the one on which it takes effect. */
  begunBefore(effective: string): boolean {
    const today = this.document.asOf;
    const written = (iso: string) => iso.slice(5).split('-').map(Number);
    const [month, day] = written(today);
    const [rightMonth, rightDay] = written(effective);
    return beginningsIn(this.near.after).some(
      ([m, d]) => (m < month! || (m === month && (d ?? 1) <= day!)) && (m !== rightMonth || (d !== undefined && d !== rightDay)),
    );
  }

  /** The author knows that it is to come. */
  get toCome(): boolean {
    const answer = this.answer ?? '';
    return (
      this.says(AWARE) ||
      AWARE.test(answer) ||
      (NO.test(answer) && this.says(ASKS_FORCE)) ||
      TO_COME_BEFORE.test(this.before) ||
      TO_COME_BEHIND.test(this.near.after)
    );
  }

  /** Whoever names the day on which it takes effect, there or behind in the paragraph, knows that it has not yet. */
  dated(day: string): boolean {
    const { document, citation } = this;
    const inWords = `${this.before} ; ${fold(citation.text)} ; ${fold(paragraphBehind(document.text, citation.to))}`;
    return figuresIn(inWords).some((f) => f.date === day) || namesDay(inWords, day);
  }

  /** Something is said to be so already. */
  get already(): boolean {
    return ALREADY.test(this.before + this.after);
  }

  /** What amendments bring is told without a word of their force: "the 2025 amendments to the … raise the fines". */
  get tellsOfChange(): boolean {
    return AMENDMENTS_TO.test(this.near.before) && !this.already && !BINDS_NOW.test(this.near.after);
  }

  /** The author knows that it has ended. */
  get gone(): boolean {
    return this.says(GONE) || GONE.test(this.answer ?? '');
  }

  /** The text to come is meant, and not the one that it will replace. */
  get ofNewText(): boolean {
    return NEW_TEXT.test(this.near.before) || AMENDMENT_BEHIND.test(this.near.after) || SAYS_NEW.test(this.citation.text);
  }
}
