import { lawNames, citation as write } from '../../knowledge/format.js';
import type { Fix, Report, Rule } from '../rule.js';
import { sentenceAround } from '../sentence.js';

/** What makes a text bind, before it ("pursuant to …") and behind it ("… requires"). */
const BINDING_BEFORE =
  /\b(?:under|pursuant to|in accordance with|according to|required by|compl(?:y|ies|ying|iance) with|provided (?:in|by|for in)|prescribed by|mandated by|by virtue of|subject to|bound by|breach(?:es)? of|violat\w+)\b[^;]{0,60}$|(?:依据|根据|按照|依照|遵照|遵守|遵循|符合|违反|执行|落实|履行)[^,，。；]{0,40}$/i;
const BINDING_BEHIND =
  /^["》]? ?(?:requires?|obliges?|prohibits?|binds?|provides?|imposes?|applies|must)\b|^["》]?(?:的)?(?:规定|要求|应当|不得|明确|强制)/i;
/** Words that show that the author knows it is a draft. */
const AWARE = /\bdraft|not yet in force|consultation|for (?:public )?comments?\b|征求意见|草案|尚未(?:生效|施行|出台)|拟定/i;
/** It is to be followed only when it has become law. */
const LATER =
  /\bonce (?:it|adopted|final|in force)|\bwhen (?:adopted|final|it becomes)|(?:正式)?(?:出台|发布|公布|施行|实施|生效)(?:之?后|以后|时)/i;

/** A draft cited as if it bound anybody. */
export const rule: Rule = {
  id: 'draft-as-law',
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
    final: { en: 'Change to “{text}”', zh: '改为“{text}”' },
    mark: { en: 'Mark it as a draft', zh: '注明为征求意见稿' },
  },
  *check({ document, knowledge }): Generator<Report> {
    for (const citation of document.citations) {
      if (citation.status !== 'draft' || !citation.law) continue;
      const law = knowledge.law(citation.law);
      if (!law) continue;
      const final = knowledge.versionOn(law.id, document.asOf);
      const inForce = final && knowledge.force(final, document.asOf) === 'in-force' ? final : undefined;
      const { before, after } = sentenceAround(document.text, citation.from, citation.to);
      if (LATER.test(before) || LATER.test(after)) continue;
      const binding = BINDING_BEFORE.test(before) || BINDING_BEHIND.test(after);
      const aware = citation.draft || AWARE.test(before) || AWARE.test(after);
      // An author who calls it a draft, and does not lean on it, needs no telling.
      if (aware && !binding) continue;
      if (!aware && !binding && citation.articles.length === 0) continue;
      const basis = citation.version ? [{ law: law.id, version: citation.version }] : [];
      const fixes: Fix[] = [];
      if (inForce && citation.articles.length === 0) {
        const replacement = write(law, undefined, citation.language, 'full');
        fixes.push({
          title: 'final',
          parameters: { text: replacement },
          edits: [{ from: citation.from, to: citation.to, text: replacement }],
          safe: false,
        });
      } else if (!inForce && !citation.draft) {
        const at = citation.lawRange ?? citation;
        fixes.push({
          title: 'mark',
          edits: [{ from: at.to, to: at.to, text: citation.language === 'zh' ? '（征求意见稿）' : ' (draft for comments)' }],
          safe: false,
        });
      }
      const at = { from: citation.from, to: citation.to, fixes };
      if (inForce)
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
