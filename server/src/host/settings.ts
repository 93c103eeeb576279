/** Which settings hold for a document: the client's for its folder, under those of the nearest `.policydrafter.yaml`. */
import picomatch from 'picomatch';
import {
  DEFAULT_SETTINGS,
  type Kind,
  type ResolvedSettings,
  readProjectFile,
  Settings,
  type SettingsFault,
  type Suppression,
  validate,
} from '../document/configuration.js';
import { placesIn } from '../util/places.js';

export const PROJECT_FILE = '.policydrafter.yaml';

/** Settings in force, with what could not be used of them. */
export interface EffectiveSettings {
  readonly settings: ResolvedSettings;
  readonly faults: readonly SettingsFault[];
  /** URI of the folder that relative paths and globs count from. */
  readonly base: string | undefined;
}

/** Settings as a client sends them: null, or with empty strings for "not set". */
export function clean(value: unknown): unknown {
  if (!value || typeof value !== 'object') return {};
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null && v !== undefined && v !== ''));
}

/** Merges the client's settings and a project file's text. The project wins: it is what the team and the CI use. */
export function effective(
  fromClient: unknown,
  project: { readonly text: string; readonly path: string } | undefined,
  base: string | undefined,
): EffectiveSettings {
  const client = validate<Settings>(clean(fromClient), Settings);
  const file = project ? readProjectFile(project.text) : { settings: {}, faults: [] };
  const placeOf = placesIn(project?.text ?? '');
  return {
    settings: {
      ...DEFAULT_SETTINGS,
      ...client.value,
      ...file.settings,
      rules: { ...client.value.rules, ...file.settings.rules },
      documents: { ...client.value.documents, ...file.settings.documents },
    },
    faults: [
      ...client.issues.map((i) => ({
        where: 'policyDrafter',
        code: i.code,
        path: ['policyDrafter', ...i.path, ...(i.key ? [i.key] : [])].join('.'),
        found: i.found,
        expected: i.expected,
        nearest: i.nearest,
      })),
      ...file.faults.map(({ from, to: _, ...fault }) => {
        const { line, column } = placeOf(from);
        return { ...fault, where: `${project!.path}:${line}:${column}` };
      }),
    ],
    base,
  };
}

/** The kind that the settings' globs give a path (relative to their folder, `/` between names); the last that fits wins. */
export function kindOf(settings: Settings, path: string): Kind | undefined {
  let kind: Kind | undefined;
  for (const [glob, value] of Object.entries(settings.documents ?? {}))
    if (picomatch.isMatch(path, glob, { dot: true, basename: !glob.includes('/') })) kind = value;
  return kind;
}

/** The suppressions that stand beside a document, by its path (as for {@link kindOf}). */
export function suppressionsOf(settings: Settings, path: string): Suppression[] {
  return (settings.suppressions ?? []).filter((entry) => entry.path.replace(/^\.\//, '') === path);
}
