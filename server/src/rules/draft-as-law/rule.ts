import type { Citation } from '../../document/citation.js';
import { wholeOf } from '../../document/delimiters.js';
import { describedIn } from '../../document/described.js';
import { rowAround, standsUnder } from '../../document/surroundings.js';
import { monthsAfter } from '../../knowledge/day.js';
import { lawNames, citation as write } from '../../knowledge/format.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import type { Version } from '../../knowledge/schema.js';
import type { Fix, Report, Rule } from '../rule.js';
import { isAsked, ofOwnRules, sentenceAround, sentenceBefore, sentenceBehind } from '../sentence.js';
import { stanceOf } from './stance.js';

/** The draft that an item of a development pack is about. */
const draftOfItem = (item: string, knowledge: KnowledgeBase): string | undefined =>
  knowledge.development(item)?.teaches.laws.find((l) => knowledge.version(l)?.status === 'draft');

/** A draft for comments of a Chinese instrument that the pack does not know: its own title says what it is. A company's own drafts are not put to the public. */
const unlistedDraft = ({ status, law, draft, title, from, to }: Citation, text: string): boolean =>
  status === 'unresolved' && law === null && draft && title !== undefined && PUBLIC.test(text.slice(from, Math.min(to + 24, text.length)));
const PUBLIC = /征求意见稿|建议稿|draft[^.;]{0,20} for (?:public )?comments?|consultation draft/i;

/** So many months the pack's word that there is only a draft is taken for certain. */
const CERTAIN_FOR = 6;

/** Whether a draft's name alone means no draft: it is that of a company's own rules, or the draft was given up before the day. */
const meansNoDraft = (text: string, { from, draft }: Citation, version: Version | undefined, day: string): boolean =>
  !draft && (ofOwnRules(text, from) || (version?.ended !== undefined && version.ended < day));

/** A draft cited as if it bound anybody. */
export const rule: Rule = {
  id: 'draft-as-law',
  title: { en: 'draft cited as law', zh: '将征求意见稿作为法律引用' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'any-kind',
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
    for (const citation of [...document.citations, ...describedIn(document)]) {
      const item = citation.item && draftOfItem(citation.item, knowledge);
      const version = item ? knowledge.version(item) : citation.status === 'draft' ? knowledge.version(citation.version ?? '') : undefined;
      const law = version ? knowledge.lawOf(version.id) : citation.status === 'draft' ? knowledge.law(citation.law ?? '') : undefined;
      const unlisted = !law && unlistedDraft(citation, document.text);
      if (!law && !unlisted) continue;
      const { before, after } = sentenceAround(document.text, citation.from, citation.to);
      const stance = stanceOf(before, after, {
        row: rowAround(document, citation),
        ...standsUnder(document, citation),
        next: sentenceBehind(document.text, citation.to),
        previous: sentenceBefore(document.text, citation.from),
        asked: isAsked(document.text, citation.to),
      });
      const { binding, planned, later: afterwards, aware } = stance;
      if (afterwards) continue;
      if (!law) {
        if (binding && !planned)
          yield { message: 'unlisted', parameters: { title: citation.title! }, from: citation.from, to: citation.to };
        continue;
      }
      const final = knowledge.versionOn(law.id, document.asOf);
      // The text that a draft would amend has not overtaken it.
      const later = final && (!version?.promulgated || !final.promulgated || final.promulgated >= version.promulgated);
      const inForce = later && knowledge.force(final, document.asOf) === 'in-force' ? final : undefined;
      if (citation.home || meansNoDraft(document.text, citation, version, document.asOf)) continue;
      // An author who calls it a draft, and does not lean on it, needs no telling.
      const knows = citation.draft || aware;
      if (knows && (!binding || planned)) continue;
      if (!knows && !binding && !(stance.normative && !planned) && citation.articles.length === 0) continue;
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
      if (!inForce && since && !law.versions.some((v) => v.status === 'final') && document.asOf > monthsAfter(since, CERTAIN_FOR))
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
