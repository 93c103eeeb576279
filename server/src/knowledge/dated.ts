/** Laws of which the pack holds the days alone, as the laws that the rest of the engine knows. */

import { dayBefore } from './day.js';
import type { Dated, Law, Version } from './schema.js';

/** How many words an English name needs to mean China's instrument by itself: "Company Law" is anybody's. */
const TELLING_WORDS = 5;

const NOTE = {
  en: 'Of this instrument the pack holds the dates only: articles cited from it are not checked.',
  zh: '本包仅收录该文件的日期，所引条文不予核对。',
};
const SOURCE: Version['source'] = {
  kind: 'secondary',
  title: { en: 'Dates as reported, not compared with the text', zh: '日期据公开报道，未与文本核对' },
};

/** Who makes an instrument of a level, where the entry says nothing else. */
const ISSUER: Record<Dated['level'], Law['issuer']> = {
  law: { en: "Standing Committee of the National People's Congress", zh: '全国人民代表大会常务委员会' },
  'administrative-regulation': { en: 'State Council', zh: '国务院' },
  'departmental-rule': { en: 'Cyberspace Administration of China', zh: '国家互联网信息办公室' },
  'normative-document': { en: 'Cyberspace Administration of China', zh: '国家互联网信息办公室' },
  'national-standard': { en: 'State Administration for Market Regulation', zh: '国家市场监督管理总局' },
  'judicial-interpretation': { en: "Supreme People's Court", zh: '最高人民法院' },
};

/** A law whose versions have dates and no articles. */
export function lawOfDates({ id, names, level, issuer, describedBy, texts, whole, ended, replacedBy }: Dated): Law {
  const [en, ...moreEn] = names.en;
  const [zh, ...moreZh] = names.zh;
  const finals = texts.filter((t) => !t.draft);
  const idOf = ({ promulgated, draft, year }: (typeof texts)[number]) => `${id}@${year ?? promulgated.slice(0, 4)}${draft ? '-draft' : ''}`;
  const versions = texts.map((text): Version => {
    const next = text.draft ? undefined : finals[finals.indexOf(text) + 1];
    // The last day is that of the last text; of a draft only where no other text followed.
    const overtaken = text.draft && finals.length > 0;
    const last = next?.effective ? dayBefore(next.effective) : overtaken ? undefined : ended;
    const by = next ? idOf(next) : overtaken ? undefined : replacedBy;
    return {
      id: idOf(text),
      status: text.draft ? 'draft' : 'final',
      promulgated: text.promulgated,
      ...(text.effective ? { effective: text.effective } : {}),
      ...(last ? { ended: last } : {}),
      ...(by ? { replacedBy: by } : {}),
      revision: !text.draft && (text !== finals[0] || !whole),
      note: NOTE,
      countVerified: false,
      inserted: [],
      workingDays: [],
      verified: false,
      source: SOURCE,
      articles: [],
    };
  });
  const short = names.en.filter((name) => name.split(' ').length < TELLING_WORDS && !name.includes('People'));
  return {
    id,
    titles: { en: en!, zh: zh! },
    short: { en: en!.replace(/ of the People's Republic of China$/, ''), zh: zh!.replace(/^中华人民共和国/, '') },
    aliases: { en: moreEn, zh: moreZh },
    misnomers: { en: [], zh: [] },
    // Any country may have a law of that name; measures and provisions by their full titles are China's.
    sharedNames: level === 'law' ? [...short, en!] : short,
    sharedMisnomers: { en: [], zh: [] },
    ...(describedBy ? { describedBy } : {}),
    issuer: issuer ?? ISSUER[level],
    itemsOnly: false,
    level,
    chinese: true,
    topics: { en: [], zh: [] },
    versions,
  };
}
