/** Whether an unlisted title says that it is a law of the mainland in our field, of which we know all. */

import { lastBefore } from '../../phrases.js';
import { type MutableMention, PRC_EN, type Scan } from './mention.js';

/** Laws in our field are few, and we know them: another one of that kind with China's name on it does not exist. */
const OUR_FIELD =
  /个人信息|个人数据|个人资料|个人隐私|隐私|数据(?!库)|网络安全|信息安全|信息保护|网络信息|互联网信息(?!服务)|人工智能|算法|自动化决策|人脸识别|生物识别|生物特征|privacy|artificial intelligence|\balgorithm|automated decision|fac(?:e|ial) recognition|biometric|personal (?:information|data)|\bdata\b|cyber ?security|(?:network|information|internet) security/i;
const LAW_OR_CODE = /(?:法|法典|条例)$|\b(?:Law|Act|Code|Statute)$|^Law\b/;
/** With China's full name on it, whatever is about networks or platforms; in Chinese, in 《》. */
const NEAR_FIELD_ZH = /网络(?!犯罪)|互联网|爬虫|智能|大数据|云计算|平台|画像|深度合成/;
const NEAR_FIELD_EN =
  /^(?!.*\b(?:fraud|crimes?|telecom\w*|minors?|games?|gambling|news|payments?)\b).*\b(?:internet|online|platforms?|profiling|digital)\b/i;
const NOT_OUR_FIELD = /计算机|政府|地理|测绘|统计|电信|广播|(?<!特)征信|案件|实施|修正|省|市|自治区|特区|条例.*法$/;
const PRC_AT_END = new RegExp(` of (?:the )?${PRC_EN}$`);

/** What European regulations are called in Chinese. */
const GENERAL = /^(?:通用|一般|电子|数据保护条例|个人数据|隐私|数据隐私)/;

/** Whether an unlisted law in our field is said to be China's: by its name, or by a word before it. */
export function claims(scan: Scan, d: MutableMention, foreignPlace: boolean): boolean {
  if (
    d.means !== 'other' ||
    d.draft ||
    !LAW_OR_CODE.test(d.title.replace(PRC_AT_END, '')) ||
    !(OUR_FIELD.test(d.title) || (d.china && (d.titled ? NEAR_FIELD_ZH : NEAR_FIELD_EN).test(d.title))) ||
    NOT_OUR_FIELD.test(d.title)
  )
    return false;
  // A 《…条例》 of our field without a place in its name can only be the State Council's, where no other country is spoken of.
  if (d.china || (d.titled && !foreignPlace && /(?:保护|安全|管理|治理)条例$/.test(d.title) && !GENERAL.test(d.title))) return true;
  const before = scan.places[lastBefore(scan.places, d.from)];
  return before?.china === true && /^(?:的|法律|现行|,|:|《| |law|'s|the|under|of|its|包括|如)*$/.test(scan.text.slice(before.to, d.from));
}
