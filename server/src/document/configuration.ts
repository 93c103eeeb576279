/** What a document, a project and a user may set: schemas, front matter, precedence. */
import { distance } from 'fastest-levenshtein';
import { isMap, isNode, isScalar, type Node, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import * as z from 'zod';
import { isDay } from '../knowledge/day.js';
import { CITATION_STYLES } from '../knowledge/format.js';
import type { FrontMatter } from '../markdown/document.js';

export const KINDS = [
  'privacy-policy',
  'minors-policy',
  'cross-border-notice',
  'sdk-list',
  'entrusted-processing-agreement',
  'pia-report',
  'minors-audit-report',
  'pi-audit-report',
  'data-security-assessment-report',
  'incident-response-plan',
  'data-security-policy',
  'industrial-internet-grading',
  'data-transaction-checklist',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];
export const Kind = z.enum(KINDS);

const day = z.string().refine(isDay, { params: { code: 'not-a-day' } });

/** The facts of a document, as its author declares them. */
export const Facts = z.strictObject({
  minors: z.boolean().optional(),
  crossBorder: z.boolean().optional(),
  sdks: z.boolean().optional(),
  automatedDecisions: z.boolean().optional(),
  sensitive: z.boolean().optional(),
  accounts: z.boolean().optional(),
  processors: z.boolean().optional(),
  recipients: z.boolean().optional(),
  importantData: z.boolean().optional(),
  coreData: z.boolean().optional(),
  ciio: z.boolean().optional(),
  overseasHandler: z.boolean().optional(),
  individuals: z.number().nonnegative().optional(),
  sensitiveIndividuals: z.number().nonnegative().optional(),
  /** Previous year's turnover, CNY. */
  turnover: z.number().nonnegative().optional(),
  channels: z.array(z.enum(['app', 'mini-program', 'website', 'offline', 'device'])).optional(),
  industry: z.array(z.string()).optional(),
});
export type Facts = z.infer<typeof Facts>;

/** The `policyDrafter` key of the front matter. Closed: an unknown key is a fault. */
export const DocumentConfiguration = z.strictObject({
  kind: Kind.optional(),
  asOf: day.optional(),
  reviewed: day.optional(),
  facts: Facts.optional(),
});
export type DocumentConfiguration = z.infer<typeof DocumentConfiguration>;

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * A suppression beside the document, for a reason that is not to be published with it. `path` counts from the project file, `rule` may be
 * that of one requirement (`missing-requirement/retention`), `hash` is the finding's fingerprint, `until` the last day on which it holds.
 */
export const Suppression = z.strictObject({
  path: z.string(),
  rule: z.string(),
  hash: z.string(),
  reason: z.string().optional(),
  until: day.optional(),
  by: z.string().optional(),
});
export type Suppression = z.infer<typeof Suppression>;

/** Settings, the same keys in VS Code (`policyDrafter.*`) and in `.policydrafter.yaml`. All optional: see {@link DEFAULT_SETTINGS}. */
export const Settings = z.strictObject({
  language: z.enum(['auto', 'en', 'zh']).optional(),
  documents: z.record(z.string(), Kind).optional(),
  rules: z.record(z.string(), z.enum([...SEVERITIES, 'off'])).optional(),
  asOf: day.optional(),
  citationStyle: z.enum(CITATION_STYLES).optional(),
  packs: z.array(z.string()).optional(),
  officialTexts: z.string().optional(),
  run: z.enum(['onType', 'onSave']).optional(),
  /** Kilobytes. */
  maxFileSize: z.number().positive().optional(),
  requireReason: z.boolean().optional(),
  inlayHints: z.boolean().optional(),
  codeLens: z.boolean().optional(),
  suppressions: z.array(Suppression).optional(),
});
export type Settings = z.infer<typeof Settings>;
export type ResolvedSettings = Settings &
  Required<
    Pick<
      Settings,
      'language' | 'documents' | 'rules' | 'citationStyle' | 'packs' | 'run' | 'maxFileSize' | 'requireReason' | 'inlayHints' | 'codeLens'
    >
  >;

export const DEFAULT_SETTINGS: ResolvedSettings = {
  language: 'auto',
  documents: {},
  rules: {},
  citationStyle: 'short',
  packs: [],
  run: 'onType',
  maxFileSize: 4096,
  requireReason: false,
  inlayHints: false,
  codeLens: false,
};

/** Why a piece of configuration cannot be used; the texts are those of the rule `invalid-configuration`. */
type ConfigurationCode =
  | 'syntax'
  | 'unclosed'
  | 'unknown-key'
  | 'unknown-value'
  | 'wrong-type'
  | 'not-a-day'
  | 'not-a-map'
  /** A folder that is configured and cannot be read. */
  | 'no-folder';

/** A fault, at offsets of the text that was read. `path` is the key path, `expected` what would be right, `nearest` the likeliest meant. */
export interface ConfigurationFault {
  readonly code: ConfigurationCode;
  readonly from: number;
  readonly to: number;
  readonly path: string;
  readonly found: string;
  readonly expected?: string;
  readonly nearest?: string;
}

/** A fault of what governs a document from outside it. */
export interface SettingsFault extends Omit<ConfigurationFault, 'from' | 'to'> {
  /** Where it stands: the client's settings by name, or a file with line and column. */
  readonly where: string;
}

export interface FrontMatterResult {
  readonly configuration: DocumentConfiguration;
  readonly faults: readonly ConfigurationFault[];
}

/** Reads the `policyDrafter` key of a document's front matter. What is right is used, what is not is named. */
export function readFrontMatter(text: string, frontMatter: FrontMatter | undefined): FrontMatterResult {
  if (!frontMatter) return { configuration: {}, faults: [] };
  const content = text.slice(frontMatter.contentFrom, frontMatter.contentTo);
  if (!/policy[-_]?drafter/i.test(content)) return { configuration: {}, faults: [] };
  const base = frontMatter.contentFrom;
  const faults: ConfigurationFault[] = [];
  if (!frontMatter.closed)
    faults.push({ code: 'unclosed', from: frontMatter.from, to: Math.min(frontMatter.from + 3, frontMatter.to), path: '', found: '---' });
  const { value, faults: more } = readYaml(content, DocumentConfiguration, base, 'policyDrafter');
  return { configuration: value, faults: [...faults, ...more] };
}

/** Reads settings from the text of `.policydrafter.yaml`. */
export function readProjectFile(text: string): { settings: Settings; faults: readonly ConfigurationFault[] } {
  const { value, faults } = readYaml(text, Settings, 0);
  return { settings: value, faults };
}

function readYaml<T extends object>(
  content: string,
  schema: z.ZodType<T>,
  base: number,
  under?: string,
): { value: T; faults: ConfigurationFault[] } {
  const document = parseDocument(content, { uniqueKeys: true, prettyErrors: false, merge: false });
  const faults: ConfigurationFault[] = document.errors.map((e) => {
    const from = base + Math.min(e.pos[0], Math.max(0, content.length - 1));
    return {
      code: 'syntax' as const,
      from,
      to: Math.max(from + 1, base + Math.min(e.pos[1], content.length)),
      path: under ?? '',
      found: e.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''),
    };
  });
  const empty = { value: {} as T, faults };
  // What the parser makes of broken YAML need not be what was meant.
  if (faults.length) return empty;
  let root: ParsedNode | null = document.contents;
  if (under) {
    if (!isMap(root)) return empty;
    const pair = root.items.find((p) => keyOf(p) === under);
    if (!pair) {
      const similar = root.items.find((p) => keyOf(p)?.toLowerCase().replace(/[-_]/g, '') === under.toLowerCase());
      if (similar) {
        const [from, to] = similar.key.range;
        const key = keyOf(similar)!;
        faults.push({ code: 'unknown-key', from: base + from, to: base + to, path: key, found: key, nearest: under });
      }
      return empty;
    }
    root = pair.value;
    if (!isMap(root)) {
      if (root && !(isScalar(root) && root.value === null)) {
        const [from, to] = root.range;
        faults.push({ code: 'not-a-map', from: base + from, to: base + to, path: under, found: content.slice(from, to) });
      }
      return empty;
    }
  } else if (root && !isMap(root)) {
    return {
      value: {} as T,
      faults: [...faults, { code: 'not-a-map', from: base, to: base + Math.min(content.length, 1), path: '', found: '' }],
    };
  }
  if (!root) return empty;
  let plain: Record<string, unknown>;
  // An unresolved or multiplied alias is a syntax error that only shows here.
  try {
    plain = (document.toJS({ maxAliasCount: 20 }) as Record<string, unknown> | null) ?? {};
  } catch (error) {
    if (!faults.length)
      faults.push({
        code: 'syntax',
        from: base,
        to: base + Math.min(content.length, 3),
        path: under ?? '',
        found: error instanceof Error ? error.message : '',
      });
    return empty;
  }
  const value = under ? plain[under] : plain;
  const path0 = under ? [under] : [];
  const validated = validate(value, schema);
  for (const issue of validated.issues) {
    const node = nodeAt(document, [...path0, ...issue.path], issue.key);
    const from = base + (node?.range?.[0] ?? 0);
    faults.push({
      code: issue.code,
      from,
      to: Math.max(from + 1, base + (node?.range?.[1] ?? 0)),
      path: [...path0, ...issue.path, ...(issue.key ? [issue.key] : [])].join('.'),
      found: issue.found,
      expected: issue.expected,
      nearest: issue.nearest,
    });
  }
  return { value: validated.value, faults };
}

/** The key of an entry as text; undefined where it is a list or a map. */
const keyOf = ({ key }: YAMLMap.Parsed['items'][number]): string | undefined => (isScalar(key) ? String(key.value) : undefined);

/** One thing that a value fails in, in terms that a message can be made of. */
export interface Issue {
  readonly code: ConfigurationCode;
  readonly path: readonly (string | number)[];
  /** For an unknown key: the key. */
  readonly key?: string;
  readonly found: string;
  readonly expected?: string;
  readonly nearest?: string;
}

/** Validates a value; what fails is left out of the result, the rest is kept. */
export function validate<T extends object>(value: unknown, schema: z.ZodType<T>): { value: T; issues: Issue[] } {
  const issues: Issue[] = [];
  const copy = structuredClone(value ?? {}) as Record<string, unknown>;
  for (let round = 0; round < 20; round++) {
    const result = schema.safeParse(copy);
    if (result.success) return { value: result.data, issues };
    for (const issue of result.error.issues) {
      const path = issue.path as (string | number)[];
      if (issue.code === 'unrecognized_keys') {
        const known = knownKeys(schema, path);
        for (const key of issue.keys) {
          issues.push({ code: 'unknown-key', path, key, found: key, expected: known.join(', '), nearest: nearest(key, known) });
          remove(copy, [...path, key]);
        }
        continue;
      }
      const found = show(get(copy, path));
      if (issue.code === 'invalid_value')
        issues.push({
          code: 'unknown-value',
          path,
          found,
          expected: issue.values.map(String).join(', '),
          nearest: nearest(found, issue.values.map(String)),
        });
      else if (issue.code === 'custom') issues.push({ code: 'not-a-day', path, found });
      else issues.push({ code: 'wrong-type', path, found, expected: 'expected' in issue ? String(issue.expected) : issue.message });
      remove(copy, path);
    }
    if (issues.some((i) => i.path.length === 0 && i.code !== 'unknown-key')) break;
  }
  return { value: {} as T, issues };
}

const show = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const get = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((v, key) => (v && typeof v === 'object' ? (v as Record<string | number, unknown>)[key] : undefined), value);
function remove(value: unknown, path: readonly (string | number)[]): void {
  const parent = get(value, path.slice(0, -1));
  const key = path.at(-1);
  if (key === undefined || !parent || typeof parent !== 'object') return;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete (parent as Record<string | number, unknown>)[key];
}

function knownKeys(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  let at: unknown = schema;
  for (const key of path) at = unwrap((unwrap(at) as { shape?: Record<string, unknown> }).shape?.[key]);
  return Object.keys((unwrap(at) as { shape?: Record<string, unknown> } | undefined)?.shape ?? {});
}
function unwrap(schema: unknown): unknown {
  let at = schema;
  while (at && typeof at === 'object' && 'unwrap' in at && typeof at.unwrap === 'function' && !('shape' in at)) at = at.unwrap();
  return at;
}

/** The likeliest of `choices` for a misspelt word, or undefined where none is near. */
export function nearest(word: string, choices: readonly string[]): string | undefined {
  const plain = (s: string) => s.toLowerCase().replace(/[-_ ]/g, '');
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const choice of choices) {
    const d = distance(plain(word), plain(choice));
    if (d < least) {
      least = d;
      best = choice;
    }
  }
  return best;
}

function nodeAt(document: ReturnType<typeof parseDocument>, path: (string | number)[], key?: string): Node | undefined {
  if (key !== undefined) {
    const map = path.length ? document.getIn(path, true) : document.contents;
    const pair = isMap(map) ? map.items.find((p) => isScalar(p.key) && String(p.key.value) === key) : undefined;
    if (isNode(pair?.key)) return pair.key;
  }
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node;
  }
  return undefined;
}
