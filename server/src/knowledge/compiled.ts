/**
 * The compiled form of the built-in pack: what `npm run data` writes and start-up reads, without validating it again.
 *
 * It is lines of JSON: the first holds all but the articles, and each of the others those of one version, in order. A check reads the articles of
 * the few laws that a document cites; the lines of the others stay unread.
 */
import type { Pack } from './knowledge.js';
import type { Article, Version } from './schema.js';

/** Pinyin of a Chinese name, whole and initials: `gerenxinxibaohufa`, `grxxbhf`. */
export interface Pinyin {
  readonly full: string;
  readonly initials: string;
}

/** The forms of a pack's concepts, taken apart into what the text is searched for (`signals/cues/tables.ts` writes and reads it). */
export interface CueTables {
  /** Different texts of atoms, comparable and sorted, without the marks. */
  readonly texts: readonly string[];
  /** The words of the atoms of all forms, one after the other, as bits: the marks are numbered from 0, the texts after them. */
  readonly atoms: readonly number[];
  /** For each concept in order: how many forms are its own, and how many are exceptions to it. */
  readonly counts: readonly number[];
}

export interface CompiledPack {
  readonly format: 1;
  /** Without the examples of its requirements, which are tests. */
  readonly pack: Pack & { readonly cues: CueTables };
  /** Pinyin of every Chinese name that can be searched, made at build time so that the server needs no dictionary. */
  readonly pinyin: Readonly<Record<string, Pinyin>>;
}

/** The compiled pack as lines of JSON. */
export function compiledLines(compiled: CompiledPack): string[] {
  const articles: string[] = [];
  const laws = compiled.pack.laws.map((law) => ({
    ...law,
    versions: law.versions.map((version) => {
      articles.push(JSON.stringify(version.articles));
      return { ...version, articles: [] };
    }),
  }));
  return [JSON.stringify({ ...compiled, pack: { ...compiled.pack, laws } }), ...articles];
}

/** Reads a compiled pack. The articles of a version are read from their line when they are first asked for. */
export function readCompiled(line: (index: number) => string): CompiledPack {
  const compiled = JSON.parse(line(0)) as CompiledPack;
  let next = 1;
  for (const law of compiled.pack.laws) for (const version of law.versions) deferArticles(version, line, next++);
  return compiled;
}

function deferArticles(version: Version, line: (index: number) => string, index: number): void {
  let articles: Article[] | undefined;
  Object.defineProperty(version, 'articles', {
    enumerable: true,
    get: () => (articles ??= JSON.parse(line(index)) as Article[]),
  });
}
