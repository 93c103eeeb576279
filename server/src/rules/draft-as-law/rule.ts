import { lawNames, citation as write } from '../../knowledge/format.js';
import { fold } from '../../markdown/normalise.js';
import type { Fix, Report, Rule } from '../rule.js';

const BINDING_EN =
  /\b(?:under|pursuant to|in accordance with|according to|as required by|required by|comply with|complies with|compliance with|as provided (?:in|by|for in)|prescribed by|mandated by|by virtue of|subject to|binding)\b/i;
const BINDING_ZH = /(?:依据|根据|按照|依照|遵照|遵守|符合|违反|要求|规定)/;
/** Words that show that the author knows it is a draft. */
const AWARE =
  /\bdraft|not yet in force|once (?:adopted|final|it takes effect)|consultation|for comments?\b|征求意见|草案|尚未(?:生效|施行|出台)|拟定|正式出台/i;

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
      const around = document.text.slice(Math.max(0, citation.from - 60), Math.min(document.text.length, citation.to + 40));
      const text = fold(around);
      const binding = citation.language === 'zh' ? BINDING_ZH.test(text) : BINDING_EN.test(text);
      const aware = citation.draft || AWARE.test(text);
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
