/** Punctuation as each language sets it, with the blank that belongs to it. */
import type { Bilingual, Language } from './schema.js';

export const COLON: Bilingual = { en: ': ', zh: '：' };
export const COMMA: Bilingual = { en: ', ', zh: '，' };
/** Between the members of a list. */
export const LIST_COMMA: Bilingual = { en: ', ', zh: '、' };
/** Between what a line is about and what it says of that. */
export const DASH: Bilingual = { en: ' — ', zh: '——' };
export const SEMICOLON: Bilingual = { en: '; ', zh: '；' };

/** Words in brackets, to be set behind others. */
export const brackets = (words: string, language: Language): string => (language === 'zh' ? `（${words}）` : ` (${words})`);
