/** What the shape of a line says: a question, a term with its value, an entry of contents, a pointer elsewhere. */
import { anyOf } from '../../knowledge/anyOf.js';
import { isHan } from '../../markdown/normalise.js';

/** An entry of a list of contents ("Cookies …… page 7"). */
export const POINTER = /[.·]{5,}|…{3,}|(?:[.·]{3,}|…{2,}) ?\d{1,3}$/;

/** A sentence, or the value of a term, that does no more than send the reader on: "see Part 6", 详见《隐私政策》. */
const SENDS_ON = anyOf(
  'i',
  /^(?:(?:for (?:(?:more |further |additional )?(?:information|details) (?:on|about|regarding|concerning) )?(?!more |further |additional |any |details|information|how )[^,.;:]{2,60}, ?)?(?:please )?(?:see|refer to|read|consult|cf\.|(?:turn|go) to (?:the (?:last|next|first|previous) )?(?=part|section|chapter|clause|annex|appendix|schedule|page)) ?(?:also )?(?!(?:our|the) (?:contact |web |online )?form\b)(?:our|the|part|section|chapter|clause|annex|appendix|schedule|article|page|below|above|["《\uE000]))[^,，。;；:]{0,60}$/,
  /^(?:请?(?:详见|参见|参阅|参看|见(?=附|《|第|本|上|下))|请查[看阅])[^,，。;；:]{0,60}$/,
);

/** A sentence that names a matter and sends the reader on for it: 儿童信息的处理，请参见《儿童隐私政策》. */
const SENDS_ON_FOR =
  /^(?:(?:关于|有关|如[您你]?[需想欲要]*(?:进一步|更多)?了解|了解)[^,。;:]{1,40}|[^,。;:]{1,24}(?:的处理|的情况|规则|详情|事宜|的说明|的内容|的保护))[,:]?(?:具体)?请?(?:另行)?(?:参见|详见|参阅|参看|查阅)[^,，。;；]{0,16}(?:《[^》]{1,40}》|第[^,，]{1,8}[条章节部]|附件|附录)[^,，。;；]{0,20}$/;

/** What is asked, and where the answer stands: 还有谁能看到您的数据,见合作方名单; 收集哪些资料,请翻看数据说明书. */
const ASKED_ELSEWHERE =
  /^[^,。;:?]{0,20}(?:谁|哪些|哪几|什么|怎么|怎样|如何|多久|何时|哪里)[^,。;:?]{0,20},(?:请|均|都|具体)?(?:参见|参阅|详见|见|查看|查阅|翻看|翻阅)[^,。;:]{0,20}(?:名单|清单|一览表|说明书|附件|附录|附表|手册)[^,。;:]{0,4}$/;

/** Longest sentence that {@link SENDS_ON} is asked of, in UTF-16 units: a longer one says more than where to look. */
const SHORT = 80;

/** What an English sentence names as the place where more is said: a paper, or a numbered part of one ("Annex 2", "Schedule B to the agreement"). */
const PAPER = String.raw`(?:(?:our|the|a|an|its|that|another|separate) [^,.;:]{0,60}\b(?:policy|notice|statement|leaflet|guide|guidelines|schedule|document|white paper|handbook|brochure|booklet|manual|faqs?|terms|charter|fact sheet|annex|appendix)\b[^.;]{0,90}|(?:annex|appendix|schedule|exhibit|attachment) (?:\d{1,2}|[A-Z]|[IVX]{1,4})\b[^,.;:]{0,60})$`;

/** The same in English where it also says what the other paper is: "Periods are set out in our Records Schedule, which the archive keeps". */
const SENDS_TO_PAPER = new RegExp(
  String.raw`^(?:(?:for (?:this|these|them|that|details),? )?(?:please |kindly )?(?:see|refer to|read|consult|turn to) (?:also )?|[^.;:]{3,90}? (?:is|are|can be|may be|will be) (?:set out|described|explained|dealt with|covered|found|listed|given|contained|laid down|detailed|regulated|the subject of)(?: separately)?(?: in| by)? |these are the subject of )${PAPER}`,
  'i',
);

/** Whether a sentence, or the value of a term, only names where the matter is dealt with; its last stop taken off. */
export const sendsOn = (sentence: string): boolean =>
  (sentence.length < SHORT && (SENDS_ON.test(sentence) || SENDS_ON_FOR.test(sentence) || ASKED_ELSEWHERE.test(sentence))) ||
  SENDS_TO_PAPER.test(sentence);

/** How what a term means begins: a noun with its article, or whoever, information, data. */
const MEANT = String.raw`(?:an?|the|any(?:one|body|thing)?|each|every|all|those|who(?:so)?ever|what(?:ever)?|information|data|personal) `;

/**
 * A term in quotation marks, and behind a colon, a dash or a verb of meaning what it means: `"Processor": a body which …`, `A "breach" is any …`.
 */
const GLOSS = new RegExp(
  String.raw`^(?:an? |(?:the |each |this )?(?:term|word|expression|phrase) )?(["'])[^"']{2,60}\1(?: ?(?::|-{1,2}) ?| (?:is|are|means?|denotes?|designates?|signif(?:y|ies)|describes?|stands? for|refers? to|covers?|comprises?) )${MEANT}`,
  'i',
);

/** Who acts and who is told to act: a line with one of them says what is done, or what a button of that name does. */
const ACTS = /\b(?:we|us|our|ours|i|my|me|you (?:can|may)|here|tap|click|press)\b/i;

/** Whether a line is an entry of a glossary: it says what a term means, and nothing of anyone in particular. */
export const glosses = (line: string): boolean => GLOSS.test(line) && !ACTS.test(line.replace(GLOSS, ''));

/** The enumerator of an item below a clause: (1), 2), a), ③, 5.2. */
export const ITEM_MARK = /^[(]|[)]$|^[①-⑫]|^\d{1,2}\.\d/;

/** The enumerator of a first item. */
export const FIRST_MARK = /^[(]?(?:1|一|a|A|I|①)[^\dIVX一二三四五六七八九十]*$/;

/** Longest first sentence of a paragraph that may be a run-in heading, as a weight in which a Chinese character counts two. */
export const RUN_IN = 44;

/** Longest question that the next line answers, in UTF-16 units. */
export const QUESTION = 160;

/** Whether a line is a question that the next one answers, as in a list of questions and answers. */
export const asks = (text: string): boolean => text.length <= QUESTION && text.endsWith('?');

/** What states something rather than naming it: a modal near its beginning. */
export const STATES = /^[^,。;:]{0,12}(?:仅|只|不|会|将|须|应)[^,。;:、]/;

/** Who speaks, in a list of questions and answers. */
export const SPEAKER = /^(?:Q|A|Question|Answer|问|答|提问|回答) ?\d{0,2} ?[:.、] ?/i;

/** Longest term before its value, as a weight in which a Chinese character counts two. */
export const TERM = 48;

/** What sets a term off from its value ("Retention: 12 months", "Camera - scanning codes"); a clock and an address hold none. */
const SET_OFF = /(?<!\d):(?!\/\/)|(?<=\d):(?!\d)| -{1,3} |-{2,}|→|=/;

/** Where the value starts in "term: value", after the enumerator or speaker that ends at `from`; 0 where it is none. Bold words at the start end at `bold`. */
export function valueAt(text: string, from: number, bold: number): number {
  const window = text.slice(from, from + TERM + 4);
  const set = window.search(SET_OFF);
  const at = bold > from && (set < 0 || from + set > bold) ? bold - from : set;
  if (at <= 0 || /[。!?;]|[a-z]\. /.test(window.slice(0, at)) || weight(window.slice(0, at)) > TERM) return 0;
  let value = from + at;
  while (value < text.length && /[:=→ .-]/.test(text[value]!)) value++;
  return value < text.length ? value : 0;
}

export function weight(text: string): number {
  let w = 0;
  for (let i = 0; i < text.length; i++) w += isHan(text.charCodeAt(i)) ? 2 : 1;
  return w;
}

/** What may follow an answer that says all: the end, or a stop. */
export const ANSWERED = /^ ?(?:$|[.,;:!。、()-])/;

/** What the head of a column does not hold, but a value does: an address, a number, an enumeration. */
export const VALUE = /[@\d,;、]/;

/** Longest line of a record of terms with their values, as a weight in which a Chinese character counts two. */
export const FIELD = 160;

/** Longest entry of a list of contents, as a weight in which a Chinese character counts two. */
export const ENTRY = 60;

/** Longest line that says all there is below a heading, as a weight in which a Chinese character counts two. */
export const TERSE = 70;
