/** Reads YAML files into a validated pack. Faults are values: the good part is used, and each fault names file, line, column and remedy. */
import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type * as z from 'zod';
import type { Pack } from './knowledge.js';
import { Concept, Dated, Development, Law, Register, Requirement, Rewording, Term } from './schema.js';

/** A file of a pack. `path` only names it in messages. */
export interface PackSource {
  readonly path: string;
  readonly text: string;
}

/** What is wrong with a pack, where (line and column from 1), and what to do. */
export interface Fault {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const LISTS = {
  laws: Law,
  developments: Development,
  terms: Term,
  concepts: Concept,
  requirements: Requirement,
  register: Register,
  dated: Dated,
  rewordings: Rewording,
} as const;
type List = keyof typeof LISTS;
type Lists = { readonly [K in List]: z.output<(typeof LISTS)[K]>[] };
const LIST_NAMES = Object.keys(LISTS) as List[];

/** Longest text of one pack file that is read, in UTF-16 units: packs are untrusted input. */
export const MAX_PACK_FILE = 8_000_000;

/** Where each entry of a pack stands, by list and id: for faults found later, across files. */
export type Places = Map<string, { path: string; line: number; column: number }>;

export interface LoadedPack {
  readonly pack: Pack;
  readonly faults: readonly Fault[];
  readonly places: Places;
}

/** Loads and validates the files of one pack. */
export function loadPack(sources: readonly PackSource[]): LoadedPack {
  const pack: Lists = { laws: [], developments: [], terms: [], concepts: [], requirements: [], register: [], dated: [], rewordings: [] };
  const faults: Fault[] = [];
  const places: Places = new Map();
  for (const source of sources) loadFile(source, pack, faults, places);
  return { pack, faults, places };
}

function loadFile(source: PackSource, pack: Lists, faults: Fault[], places: Places): void {
  const lines = new LineCounter();
  const fault = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    faults.push({ path: source.path, line: Math.max(1, line), column: Math.max(1, col), message });
  };
  if (source.text.length > MAX_PACK_FILE)
    return void faults.push({ path: source.path, line: 1, column: 1, message: `larger than ${MAX_PACK_FILE} characters: split the file` });
  if (source.text.includes('\0'))
    return void faults.push({ path: source.path, line: 1, column: 1, message: 'not a text file: save it as UTF-8 text' });
  const document = parseDocument(source.text, { lineCounter: lines, uniqueKeys: true, merge: false });
  for (const error of document.errors) fault(error.pos[0], `${error.message.split('\n')[0]} (mend the YAML)`);
  if (document.errors.length) return;
  let values: Record<string, unknown>;
  try {
    // Aliases are counted: a few lines of them can stand for gigabytes.
    values = (document.toJS({ maxAliasCount: 2000 }) ?? {}) as Record<string, unknown>;
  } catch {
    return fault(0, 'uses too many aliases (*name): write the values out');
  }
  const root = document.contents;
  if (!isMap(root)) return fault(0, `holds no list of entries: start it with one of ${LIST_NAMES.join(', ')}`);
  if (!root.items.length) return fault(0, `is empty: start it with one of ${LIST_NAMES.join(', ')}`);
  for (const item of root.items) {
    const name = isScalar(item.key) ? String(item.key.value) : '';
    const at = (item.key as Node | null)?.range?.[0] ?? 0;
    if (!(name in LISTS)) {
      fault(at, `"${name}" is not known here: use one of ${LIST_NAMES.join(', ')}`);
      continue;
    }
    const list = document.getIn([name], true) as Node | undefined;
    const entries = values[name];
    if (!Array.isArray(entries)) {
      fault(list?.range?.[0] ?? at, `"${name}" is a list: start each entry with "- "`);
      continue;
    }
    entries.forEach((value: unknown, index) => {
      const node = document.getIn([name, index], true) as Node | undefined;
      const start = node?.range?.[0] ?? at;
      const schema: z.ZodType = LISTS[name as List];
      const parsed = schema.safeParse(value, { reportInput: false });
      if (!parsed.success) {
        for (const issue of parsed.error.issues)
          fault(
            offsetOf(document, [name, index, ...(issue.path as (string | number)[])]) ?? start,
            `${[name, index, ...issue.path].join('.')}: ${issue.message}`,
          );
        return;
      }
      const entry = parsed.data as { id: string; kind?: string };
      const id = name === 'requirements' ? `${entry.kind}/${entry.id}` : entry.id;
      const key = `${name} ${id}`;
      const before = places.get(key);
      const { line, col } = lines.linePos(start);
      if (before) return fault(start, `"${id}" is already in ${before.path}:${before.line}: give it another id, or remove one`);
      places.set(key, { path: source.path, line, column: col });
      // What a list holds, its schema has just made.
      (pack[name as List] as unknown[]).push(parsed.data);
    });
  }
}

/** Offset of the deepest node on a path that exists. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: (string | number)[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined;
    if (node?.range) return node.range[0];
  }
  return undefined;
}
