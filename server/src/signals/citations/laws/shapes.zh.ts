/** Chinese names that nobody listed, by their shape, right before 第N条. */

import { CHINESE_NUMERALS } from '../../../knowledge/numerals.js';
import { lastBefore } from '../../phrases.js';
import { kindsOf } from '../lexicon.js';
import { BLANK, isHan, type MutableMention, mistyped, type Scan } from './mention.js';
import { BACK_ZH } from './pointers.js';
import { sentenceAround } from './sentence.js';
import { CONTRACT_TITLE, unknownTitle } from './titles.js';

const ZH_NUMBER = new RegExp(`第 ?[\\d${CHINESE_NUMERALS}(]|(?<=[法例定释则范]) ?\\d{1,4} ?(?=条)`, 'g');
const INTRO =
  /根据|依据|依照|按照|遵照|参照|比照|违反|符合|适用|以及|或者|参见|详见|包括|引用|援引|其中|例如|比如|按|据|依|和|与|及|或|对|在|由|即|如|见|是|为|的|了|于|从|以|将|把|被|照|请|并|且|同|应|须|把|给|向|因|就|而|又|还|也|均|都|说|称|看/g;
/** Words that introduce a name, at the end of what stands before it. */
export const INTRO_END =
  /(?:根据|依据|依照|按照|遵照|参照|比照|违反|符合|适用|以及|或者|参见|详见|包括|引用|援引|其中|按|据|依|和|与|及|或|对|在|由|即|如|见|是|为|的|了|于|新|旧|原|国|照)$/;
const SHAPE = /(?:法|法典|条例|规定|办法|解释|细则|通则|决定|规则|准则|规范|标准|方法|宪法|通知|意见|批复|纪要)$/;
const BARE_SHAPE =
  /^(?:国家|有关|相关|上述|前述|该|本|此|其|现行|新|旧|原|同|这[一]?|法律|行政)*(?:法|法典|法律|法规|条例|规定|办法|解释|细则|通则|决定|规则|准则|规范|标准|方法|做法|看法|想法|说法|通知|意见)$/;

const ALLOWED_PREFIX =
  /^(?:中国|我国|中华人民共和国|国家|大陆|内地|最新|现行|修订后|修正后|新修订|新修正|新版|旧版|新|旧|原|经|触犯|构成|违|涉及|落实|执行|贯彻|遵守|结合|满足|查阅|对照|引|援|上述|前述|前文|上文|规定|要求|[一-龥]{0,12}(?:引|查|读|用|守|反|合|到|了))*$/;

/** 见新条例第十七条, 2024年规定第九条: the law that the sentence is about. */
const OF_SUBJECT = /(?:新|(?:19|20)\d\d年?的?)(条例|办法|规定)(?= ?第 ?[\d一二三四五六七八九十百]+ ?条)/g;
export function describedNames({ text, lexicon }: Scan): MutableMention[] {
  const out: MutableMention[] = [];
  for (const m of text.matchAll(OF_SUBJECT)) {
    const title = m[1]!;
    const law = lexicon.bySubject(sentenceAround(text, m.index, /[。;!?]/));
    const to = m.index + m[0].length;
    const described = m[0].startsWith('新') ? 'new' : 'dated';
    if (law)
      out.push({ ...BLANK, from: to - title.length, to, language: 'zh', means: 'law', law, title, kinds: kindsOf(title), described });
  }
  return out;
}

/** Names right before 第N条 that nobody listed: 劳动合同法第39条, 用户协议第三条. */
export function shapedNames(scan: Scan, listed: readonly MutableMention[]): MutableMention[] {
  const out: MutableMention[] = [];
  for (const m of scan.text.matchAll(ZH_NUMBER)) {
    const hit = shapedName(scan, m.index, listed);
    if (hit) out.push(hit);
  }
  return out;
}

function shapedName(scan: Scan, at: number, listed: readonly MutableMention[]): MutableMention | undefined {
  const { text } = scan;
  let to = at;
  while (to > 0 && (text[to - 1] === ' ' || text[to - 1] === '"')) to--;
  if (text[to - 1] === '的') to--;
  if (text[to - 1] === '中' || text[to - 1] === '里') to--;
  let from = to;
  while (from > 0 && to - from < 20 && (isHan(text[from - 1]) || /[A-Za-z·]/.test(text[from - 1]!))) from--;
  const run = text.slice(from, to);
  const contract = CONTRACT_TITLE.exec(run);
  if (contract)
    return {
      ...BLANK,
      from: Math.max(from, from + contract.index - 4),
      to,
      language: 'zh',
      means: 'contract',
      title: run,
      ...(/[本此]/.test(run) ? { back: 'own' as const } : {}),
    };
  if (!SHAPE.test(run)) return undefined;
  // 数据案全法: a listed name but for one character, which may itself be a word that introduces names (据).
  for (let length = Math.min(run.length, 16); length >= 4; length--) {
    const title = run.slice(run.length - length);
    const law = scan.lexicon.alike(title);
    if (law)
      return {
        ...BLANK,
        from: to - length,
        to,
        language: 'zh',
        means: 'law',
        law,
        title,
        kinds: kindsOf(title),
        misnomer: true,
        unspecific: true,
      };
  }
  let start = 0;
  for (const intro of run.matchAll(INTRO)) {
    const end = intro.index + intro[0].length;
    if (end < run.length - 1) start = end;
  }
  const title = run.slice(start);
  const suffix = /(?:法典?|条例|规定|办法|解释|细则|规范|标准)$/.exec(run);
  if (suffix) for (const back of run.matchAll(BACK_ZH)) if (back.index + back[0].length === run.length) return undefined;
  if (BARE_SHAPE.test(title) || title.length < 3) return undefined;
  const known = listed[lastBefore(listed, to)];
  // A listed name at the very end stays that name, unless what stands before it makes it a longer title.
  if (known && known.to === to && known.from >= from - 1) {
    const prefix = text.slice(Math.min(from + start, known.from), known.from);
    if (!prefix || ALLOWED_PREFIX.test(prefix) || (known.to - known.from >= 5 && !/(?:省|市|自治区|特区|州|反|军)$/.test(prefix)))
      return undefined;
  }
  return mistyped(scan, {
    ...BLANK,
    from: from + start,
    to,
    language: 'zh',
    means: unknownTitle(scan, title),
    title,
    kinds: kindsOf(title),
  });
}
