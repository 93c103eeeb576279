import type { Citation } from '../../document/resolve.js';
import { wholeOf } from '../../document/whole.js';
import { lawNames, citation as write } from '../../knowledge/format.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import type { Fix, Report, Rule } from '../rule.js';
import { sentenceAround } from '../sentence.js';

/** What makes a text bind, before it ("pursuant to …") and behind it ("… requires"). */
const BINDING_BEFORE =
  /\b(?:is|are) (?:that|those) (?:of|in|set by|laid down in)(?: the)? $|(?<!\b(?:not|non|no)[ -])\bbinding (?:rules?|laws?|provisions?|instruments?|texts?|obligations?|requirements?)\b[^;]{0,60}$|(?<![不没无]有?)有约束力的(?:规则|规定|文件|依据|要求)[^;；。]{0,40}$|\b(?:under|pursuant to|in accordance with|according to|required by|compl(?:y|ies|ying|iance) with|provided (?:in|by|for in)|prescribed by|mandated by|by virtue of|subject to|bound by|breach(?:es)? of|violat\w+)\b[^;]{0,60}$|\b(?:must|shall|(?:is|are) (?:required|obliged|bound))\b(?![^;:]{0,80}\b(?:prepar|watch|monitor|consider|comment|track|anticipat|discuss|wait|note)\w*)[^;:]{0,100}\b(?:in|by|of|under)(?: the)? $|(?:依(?!赖|旧|然|次)|按(?!钮|键)|参照|对照|根据|遵照|遵守|遵循|符合|违反|执行|落实|履行|适用|(?:义务|要求|职责|依据)(?:来自|源自|源于|出自))[^,，。；]{0,40}$|(?<![未不])(?:已经?|业已|现已)(?:正式)?(?:生效|施行)的?["《]?$/i;
const BINDING_BEHIND =
  /^["》]?(?:,? (?:published|issued|released|promulgated|adopted|dated) [^,;]{0,40},?)?(?: (?:in|for|on|of) [\w ,]{1,30}?)?(?:, which)? ?(?:(?:already|now|currently|also|expressly) )?(?:requires?|obliges?|demands?|mandates?|prohibits?|forbids?|binds?|provides?|imposes?|appl(?:y|ies)|exempts?|allows?|must|has to|have to)\b|^["》]?(?:的)?(?:已经?|现已|也|均|明确|同时)*(?:规定|要求|应当|应|须|必须|不得|明确|强制|施行|生效|现行有效|适用于)|\b(?:(?:now|already) (?:binds?|appl(?:y|ies) to)|binds? us|(?<!\b(?:not|nor|never|not yet|non)[ -])binding|(?<!\b(?:not|not yet|never|nor|yet to be|be) )(?:now )?in force|(?:is|are) (?:due|required|mandatory|prohibited|obligatory)|must|shall)\b|现行有效|(?<!尚未|未|不是|并非|非)(?:已经?|现已|业已)(?:正式)?(?:对[^,;。]{1,10}|作为[^,;。]{1,12}|[自于从][^,;。]{1,14})?(?:施行|生效|实施|出台|落地|成为(?:正式)?(?:法律|规定))|(?<![不并])是(?:一[部项份])?(?:已|正在)(?:施行|生效|实施)的|\b(?:(?:is|are|became|(?:has|have) become|adopted as|passed as) (?:already |now |good |a )?(?:binding )?law\b(?! firm)|with binding (?:effect|force)|(?:took|has taken|have taken) effect|(?:has|have) (?:been in (?:force|effect)|(?:the )?(?:force of law|legal force)))\b|(?<![不没无非未][^,;]{0,4})(?:强制性?(?:要求|标准|规定)|现行(?:要求|标准|规定))|(?:应当|必须|须)(?:严格)?(?:遵守|遵照|执行|落实)|(?<![不没无][^,;]{0,6})有(?:法律)?约束力|(?:已是|就是|即是|即为|(?<!不)作为|系)[^,;]{0,30}依据|现行规则|^["》]?为(?:强制性?|法定|有效|现行)的?(?:依据|要求|规定)|\b(?:currently|already|now|presently|today) (?:oblig|compel|bind|requir|mandat|forbid|prohibit)\w*|\b(?:is|are) (?:already |now )?(?:the )?(?:applicable|governing|current) law\b|(?<!不能?|不得|不应|不宜|未)(?:作为|成为|以其?为)(?:现行|有效|强制|法定|正式)?[^,;。]{0,4}(?:规定|依据|要求)(?!的?参考)|(?<![不未])(?:按照?|依照?|遵照)其[^,;。]{0,12}(?:承担|执行|履行|整改)/i;
/** Words that show that the author knows it is a draft. */
const AWARE =
  /\bdraft|not yet in force|consultation|for (?:public )?comments?\b|征求意见|草案|尚未(?:生效|施行|出台)|拟定(?!本|于|立|了|附|合同|协议)/i;
/** What a draft would bring, told as such. */
const WOULD =
  /\b(?:would|could|might|may have to|may need to|may (?:one day|later|eventually|soon|well)|one day|proposes?|proposed|intends?|if adopted|envisages?|plans? to|foresees?|suggests?)\b|拟(?:要求|规定|将|对|设|定(?!本|于|立|了|附|合同|协议))|可能|今后|将(?:须|会|要求|需|应)|有望|如(?:获|果)?(?:通过|出台)|建议|设想|提出/i;
/** Said to bind nobody: 尚不具有法律约束力, 不必遵守, "has no legal force", "need not be followed". */
const DISCLAIMED =
  /(?:不必|无需|无须|毋须|不用|不需要?|不应|不能|不可|不宜|不得|尚未|并未)[^,，;；。]{0,10}(?:遵守|遵照|遵循|执行|落实|依据|根据|作为|引用|援引|适用|履行)|(?:不|无|没有|未)(?:具有?|具备|产生|发生)?[^,，;；。]{0,6}(?:约束力|法律效力|强制力|拘束力)|尚未(?:正式)?(?:生效|施行|实施|通过|出台|定稿|公布|发布)|未定稿|仅供参考|仅作参考|\b(?:no|not|nor|never|neither|without)\b(?! (?:only|later|more|less)\b)[^,;.]{0,30}\b(?:bind\w*|bound|legal (?:force|effect)|force of law|enforceable|law|obligat\w+|mandatory|oblig(?:ed|es?))\b|\b(?:need not|not (?:required|obliged|need) to|do(?:es)? not (?:need|have) to) (?:comply|follow|be (?:followed|observed|complied))|\bfor (?:reference|information|orientation) only|\bbinds? (?:nobody|no one)\b|\bnothing (?:in|of) /i;
/** It is to be followed only when it has become law. */
const LATER =
  /\bonce (?:it|adopted|final|in force)|\bwhen (?:adopted|final|it becomes)|(?:正式)?(?:出台|发布|公布|施行|实施|生效)(?:之?后|以后|时)/i;

/** The draft that an item of a development pack is about. */
const draftOfItem = (item: string, knowledge: KnowledgeBase): string | undefined =>
  knowledge.development(item)?.teaches.laws.find((l) => knowledge.version(l)?.status === 'draft');

/** A draft for comments of a Chinese instrument that the pack does not know: its own title says what it is. A company's own drafts are not put to the public. */
const unlistedDraft = ({ status, law, draft, title, from, to }: Citation, text: string): boolean =>
  status === 'unresolved' && law === null && draft && title !== undefined && PUBLIC.test(text.slice(from, Math.min(to + 24, text.length)));
const PUBLIC = /征求意见稿|draft[^.;]{0,20} for (?:public )?comments?|consultation draft/i;

/** So long the pack's word that there is only a draft is taken for certain. ISO day. */
function halfAYearAfter(day: string): string {
  const month = Number(day.slice(5, 7)) + 6;
  return `${Number(day.slice(0, 4)) + (month > 12 ? 1 : 0)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}${day.slice(7)}`;
}

/** A draft cited as if it bound anybody. */
export const rule: Rule = {
  id: 'draft-as-law',
  title: { en: 'draft cited as law', zh: '将征求意见稿作为法律引用' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'ours',
  fix: 'unsafe',
  messages: {
    draft: {
      en: 'The {law} was only a draft for comments on {day}: it binds nobody. Cite it as a draft, or the rules in force.',
      zh: '截至{day}，《{law}》仅为征求意见稿，不具约束力。请注明其为草案，或引用现行规定。',
    },
    overtaken: {
      en: 'The draft of the {law} was overtaken: the final text is in force since {since}. Cite the final text, and check what changed.',
      zh: '《{law}》的征求意见稿已被正式文本取代，正式文本自{since}起施行。请引用正式文本，并核对有无变化。',
    },
    unlisted: {
      en: '“{title}” is cited as a draft for comments: a draft binds nobody. Cite it as what is planned, or cite the final text if one has been published.',
      zh: '“{title}”引用的是征求意见稿，不具约束力。请注明其仅为拟议内容；正式文本已公布的，请改引正式文本。',
    },
    known: {
      en: 'This pack knows the {law} only as a draft for comments of {since}: cited as binding, it needs a final text. Check whether one has been published.',
      zh: '本包仅知《{law}》{since}的征求意见稿；将其作为有约束力的规定引用，须已有正式文本。请核对正式文本是否已公布。',
    },
    final: { en: 'Change to “{text}”', zh: '改为“{text}”' },
    mark: { en: 'Mark it as a draft', zh: '注明为征求意见稿' },
  },
  *check({ document, knowledge }): Generator<Report> {
    for (const citation of document.citations) {
      const item = citation.item && draftOfItem(citation.item, knowledge);
      const version = item ? knowledge.version(item) : citation.status === 'draft' ? knowledge.version(citation.version ?? '') : undefined;
      const law = version ? knowledge.lawOf(version.id) : citation.status === 'draft' ? knowledge.law(citation.law ?? '') : undefined;
      const unlisted = !law && unlistedDraft(citation, document.text);
      if (!law && !unlisted) continue;
      const { before, after } = sentenceAround(document.text, citation.from, citation.to);
      const says = (words: RegExp) => words.test(before) || words.test(after);
      if (says(LATER)) continue;
      const would = says(WOULD) || says(DISCLAIMED);
      const binding = BINDING_BEFORE.test(before) || BINDING_BEHIND.test(after);
      if (!law) {
        if (binding && !would) yield { message: 'unlisted', parameters: { title: citation.title! }, from: citation.from, to: citation.to };
        continue;
      }
      const final = knowledge.versionOn(law.id, document.asOf);
      // The text that a draft would amend has not overtaken it.
      const later = final && (!version?.promulgated || !final.promulgated || final.promulgated >= version.promulgated);
      const inForce = later && knowledge.force(final, document.asOf) === 'in-force' ? final : undefined;
      if (citation.home) continue;
      const aware = citation.draft || says(AWARE) || says(DISCLAIMED);
      // An author who calls it a draft, and does not lean on it, needs no telling.
      if (aware && (!binding || would)) continue;
      if (!aware && !binding && citation.articles.length === 0) continue;
      const basis = version ? [{ law: law.id, version: version.id }] : [];
      const fixes: Fix[] = [];
      const whole = wholeOf(document.text, citation);
      if (inForce && citation.articles.length === 0 && whole) {
        const replacement = write(law, undefined, citation.language, 'full');
        fixes.push({
          title: 'final',
          parameters: { text: replacement },
          edits: [{ ...whole, text: replacement }],
          safe: false,
        });
      } else if (!inForce && !citation.draft && !item) {
        const at = citation.lawRange ?? citation;
        fixes.push({
          title: 'mark',
          edits: [{ from: at.to, to: at.to, text: citation.language === 'zh' ? '（征求意见稿）' : ' (draft for comments)' }],
          safe: false,
        });
      }
      const at = { from: citation.from, to: citation.to, fixes };
      const since = version?.promulgated;
      if (!inForce && since && !law.versions.some((v) => v.status === 'final') && document.asOf > halfAYearAfter(since))
        yield { ...at, message: 'known', severity: 'information', parameters: { law: lawNames(law), since }, basis };
      else if (inForce)
        yield {
          ...at,
          message: 'overtaken',
          parameters: { law: lawNames(law), since: inForce.effective ?? '' },
          basis: [...basis, { law: law.id, version: inForce.id }],
        };
      else yield { ...at, message: 'draft', parameters: { law: lawNames(law), day: document.asOf }, basis };
    }
  },
};
