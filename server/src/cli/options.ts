/** Options that several commands share. */
import { InvalidArgumentError, Option } from 'commander';
import { todayInChina } from '../host/host.js';
import { isDay } from '../knowledge/day.js';
import type { Language } from '../knowledge/schema.js';

declare const POLICY_DRAFTER_VERSION: string;
export const VERSION: string = POLICY_DRAFTER_VERSION;

const day = (value: string): string => {
  if (!isDay(value)) throw new InvalidArgumentError(`"${value}" is no date: write year-month-day, such as 2026-11-23.`);
  return value;
};
/** `--lang`. */
export const languageOption = () => new Option('--lang <language>', 'language of messages').choices(['en', 'zh']);
/** `--as-of`. */
export const asOfOption = () => new Option('--as-of <date>', 'law as of this day (default: today in China)').argParser(day);
/** The language that a command line asks for, wherever it stands in it, else that of the terminal: for what is told before options are read. */
export function messageLanguage(): Language {
  const asked = /(?:^|\0)--lang[=\0](en|zh)(?:\0|$)/.exec(process.argv.slice(2).join('\0'))?.[1];
  return asked === 'en' || asked === 'zh' ? asked : localeLanguage();
}
/** The language of the terminal. */
export const localeLanguage = (): Language =>
  /^zh/i.test(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '') ? 'zh' : 'en';
/** Today in China, `YYYY-MM-DD`. */
export const today = (): string => todayInChina(new Date());
