/** Items of a development pack. */
import { MONTHS } from '../../knowledge/format.js';

/** "item 9 of the November 2023 update". */
export interface FoundItem {
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly pack?: string;
  readonly language: 'en' | 'zh';
}

const ITEM_EN = new RegExp(
  `\\bitems? (\\d{1,3})(?: of (?:the )?(?:(${MONTHS.join('|')}) (\\d{4})|(\\d{4}-\\d{2})) (?:update|issue|newsletter|round-?up|developments|pack|digest|monthly update))?`,
  'gi',
);
const ITEM_ZH = /(\d{4})年(\d{1,2})月(?:的)?(?:份)?(?:更新|动态|月报|简报|资讯|汇编|通讯)(?:的)?(?:中的?)?第 ?(\d{1,3}) ?项/g;
const ITEM_ID = /(?<![\d/-])(\d{4}-\d{2})\/(\d{1,3})(?![\d/-])/g;

/** The items that a text names. A bare "item 9" is one only where it stands alone with its number, which the knowledge decides. */
export function itemsOf(text: string): FoundItem[] {
  const items: FoundItem[] = [];
  if (/\bitem/i.test(text))
    for (const m of text.matchAll(ITEM_EN)) {
      const month = m[2] ? MONTHS.findIndex((x) => x.toLowerCase() === m[2]!.toLowerCase()) + 1 : 0;
      const pack = m[4] ?? (month ? `${m[3]}-${String(month).padStart(2, '0')}` : undefined);
      if (pack) items.push({ from: m.index, to: m.index + m[0].length, number: Number(m[1]), pack, language: 'en' });
    }
  if (text.includes('项'))
    for (const m of text.matchAll(ITEM_ZH))
      items.push({
        from: m.index,
        to: m.index + m[0].length,
        number: Number(m[3]),
        pack: `${m[1]}-${m[2]!.padStart(2, '0')}`,
        language: 'zh',
      });
  if (text.includes('/'))
    for (const m of text.matchAll(ITEM_ID))
      items.push({ from: m.index, to: m.index + m[0].length, number: Number(m[2]), pack: m[1]!, language: 'en' });
  return items;
}
