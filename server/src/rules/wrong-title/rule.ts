import type { Citation } from '../../document/citation.js';
import { lawName } from '../../knowledge/format.js';
import type { Language, Law } from '../../knowledge/schema.js';
import { fold } from '../../markdown/normalise.js';
import { HAN } from '../../signals/citations/lexicon.js';
import { misnamedLaw, nameOf } from '../instruments.js';
import type { Report, Rule } from '../rule.js';
import { ofOwnRules } from '../sentence.js';

/** A title that differs from the official one: mistyped, mistranslated, or with 中华人民共和国 where it does not belong. */
export const rule: Rule = {
  id: 'wrong-title',
  title: { en: 'wrong title', zh: '名称有误' },
  since: '0.1.0',
  severity: 'warning',
  runs: 'any-kind',
  fix: 'unsafe',
  messages: {
    title: {
      en: '“{written}” is not the title of this law. It is the {law}: use its title, so that readers find it.',
      zh: '“{written}”并非该法规的名称，应为《{law}》。请使用正式名称，以便读者查找。',
    },
    translation: {
      en: '“{written}” is not the usual English name; the {law} ({zh}) seems meant. Use its name, so that readers find it.',
      zh: '“{written}”不是通行的英文名称，所指似为{law}（{zh}）。请使用通行名称，以便读者查找。',
    },
    prefix: {
      en: "The official title of {law} does not begin with “People's Republic of China” (中华人民共和国): only laws of the National People's Congress and some regulations do.",
      zh: '《{law}》的正式名称不含“中华人民共和国”。',
    },
    replace: { en: 'Change to “{text}”', zh: '改为“{text}”' },
  },
  *check({ document, knowledge }) {
    const told = new Set<number>();
    for (const citation of document.citations) {
      const unlisted = citation.law ? undefined : misnamedLaw(document, citation, knowledge);
      const law = citation.law ? knowledge.law(citation.law) : unlisted;
      const range = citation.lawRange;
      if (!law || !range || told.has(range.from)) continue;
      const report =
        misnamed(document.text, unlisted ? { ...citation, misnomer: citation.title! } : citation, range, law) ??
        prefixed(document.text, range, law);
      if (!report) continue;
      told.add(range.from);
      const version = citation.version ?? (unlisted && knowledge.versionOn(law.id, document.asOf)?.id);
      yield { ...report, basis: version ? [{ law: law.id, version }] : [] };
    }
  },
};

function misnamed(text: string, citation: Citation, range: { from: number; to: number }, law: Law): Report | undefined {
  // A draft often bears another title than the law that it became.
  if (!citation.misnomer || citation.draft || (law.level !== 'law' && ofOwnRules(text, range.from))) return undefined;
  const written = citation.misnomer
    .replace(/^(?:the )?(?:PRC|China's|Chinese|People's Republic of China) /i, '')
    .replace(/ of (?:the )?(?:PRC|People's Republic of China|China)$/, '');
  const language: Language = HAN.test(written) ? 'zh' : 'en';
  // "China's personal data protection law" describes and names nothing.
  if (language === 'en' && !/[A-Z]/.test(written)) return undefined;
  // A plural more or less, or an article, is another translation and no wrong one.
  if (language === 'en' && [law.titles.en, ...law.aliases.en].some((title) => bare(title) === bare(written))) return undefined;
  const source = text.slice(range.from, range.to);
  // A Chinese name without 《》 and article may be no title at all: 消费者保护法.
  if (language === 'zh' && !citation.articles.length && !/《|中华人民共和国/.test(source)) return undefined;
  const name = nameOf(law, language);
  const at = source.indexOf(written);
  const from = at < 0 ? range.from : range.from + at;
  const to = at < 0 ? range.to : from + written.length;
  return {
    message: language === 'zh' ? 'title' : 'translation',
    parameters: { written, law: { en: nameOf(law, 'en'), zh: language === 'zh' ? name : nameOf(law, 'en') }, zh: lawName(law, 'zh') },
    ...(language === 'en' ? { severity: 'information' } : {}),
    from,
    to,
    fixes: at < 0 ? [] : [{ title: 'replace', parameters: { text: name }, edits: [{ from, to, text: name }], safe: false }],
  };
}

/** An English title in small letters, without articles and the endings of plurals. */
const bare = (title: string): string =>
  fold(title)
    .toLowerCase()
    .replace(/\b(?:the|an?) /g, '')
    .replace(/s\b/g, '');

function prefixed(text: string, range: { from: number; to: number }, law: Law): Report | undefined {
  const prefix = '中华人民共和国';
  const at = text.slice(range.from, range.to).indexOf(`《${prefix}`);
  if (at < 0 || law.titles.zh.startsWith(prefix) || law.versions.some((v) => v.titles?.zh.startsWith(prefix))) return undefined;
  const from = range.from + at + 1;
  return {
    message: 'prefix',
    parameters: { law: { en: nameOf(law, 'en'), zh: lawName(law, 'zh') } },
    severity: 'information',
    from,
    to: from + prefix.length,
    fixes: [
      {
        title: 'replace',
        parameters: { text: `《${lawName(law, 'zh')}》` },
        edits: [{ from, to: from + prefix.length, text: '' }],
        safe: false,
      },
    ],
  };
}
