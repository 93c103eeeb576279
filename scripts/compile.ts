/** From a validated pack to its compiled form, with the pinyin of every Chinese name that can be searched. */
import { pinyin } from 'pinyin-pro';
import type { CompiledPack } from '../server/src/knowledge/compiled.js';
import { lawName } from '../server/src/knowledge/format.js';
import type { Pack } from '../server/src/knowledge/knowledge.js';
import { cueTables } from '../server/src/signals/cues/tables.js';

/** Compiles a validated pack: what `npm run data` writes and the tests search in. */
export function compilePack(pack: Pack): CompiledPack {
  const names = new Set<string>();
  for (const law of pack.laws) for (const name of [law.titles.zh, lawName(law, 'zh'), law.short.zh, ...law.aliases.zh]) names.add(name);
  for (const term of pack.terms) for (const name of [term.zh, ...term.aliases.zh]) names.add(name);
  for (const requirement of pack.requirements) names.add(requirement.title.zh);
  const entries = [...names].map((name) => {
    const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).map((s) =>
      s
        .toLowerCase()
        .replace(/ü/g, 'v')
        .replace(/[^a-z0-9]/g, ''),
    );
    return [name, { full: syllables.join(''), initials: syllables.map((s) => s.charAt(0)).join('') }] as const;
  });
  return {
    format: 1,
    pack: { ...pack, requirements: pack.requirements.map((r) => ({ ...r, examples: [] })), cues: cueTables(pack.concepts) },
    pinyin: Object.fromEntries(entries),
  };
}
