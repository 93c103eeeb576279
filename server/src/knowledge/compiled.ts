/** The compiled form of the built-in pack: what `npm run data` writes and start-up reads, without validating it again. */
import type { Pack } from './knowledge.js';

/** Pinyin of a Chinese name, whole and initials: `gerenxinxibaohufa`, `grxxbhf`. */
export interface Pinyin {
  readonly full: string;
  readonly initials: string;
}

export interface CompiledPack {
  readonly format: 1;
  readonly pack: Pack;
  /** Pinyin of every Chinese name that can be searched, made at build time so that the server needs no dictionary. */
  readonly pinyin: Readonly<Record<string, Pinyin>>;
}
