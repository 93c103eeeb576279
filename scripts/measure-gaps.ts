/**
 * Measures the gap analysis on labelled policies, and shows our evidence beside each label that it disagrees with:
 *
 *     npm run measure:gaps -- --corpus DIR [--apart PREFIX]… [-v]
 *
 * DIR holds `policies/*.md`, `labels.tsv` (file, requirement, yes|partial|no, lines, reason), and if there are any `requirements.tsv` (label,
 * our id) and `disputed.tsv` (file, label: two readers differ; counted apart, like the files that `--apart` names). The positive class is the
 * gap: label "no", verdict `missing` and not `unsure`. `-v` lists every disagreement.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Analyser } from '../server/src/document/analysed.js';
import type { Verdict } from '../server/src/document/coverage.js';
import { KnowledgeBase } from '../server/src/knowledge/knowledge.js';
import { loadData } from './pack.js';

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, apart: { type: 'string', multiple: true, default: [] }, verbose: { type: 'boolean', short: 'v' } },
});
const { corpus } = values;
if (!corpus || !existsSync(path.join(corpus, 'labels.tsv'))) {
  console.error('name a folder with labels.tsv and policies/: npm run measure:gaps -- --corpus DIR');
  process.exit(2);
}
const rows = (file: string): string[][] => {
  const at = path.join(corpus, file);
  if (!existsSync(at)) return [];
  return readFileSync(at, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.split('\t'));
};

const analyser = new Analyser(new KnowledgeBase([loadData().pack]));
const today = new Date().toISOString().slice(0, 10);
const known = new Map<string, ReadonlyMap<string, Verdict> | undefined>();
/** The verdicts on a policy by requirement; undefined where the file is not there. */
function verdictsOn(file: string): ReadonlyMap<string, Verdict> | undefined {
  if (!known.has(file)) {
    const at = path.join(corpus!, 'policies', file);
    const document = existsSync(at) ? analyser.open(readFileSync(at, 'utf8'), { today, override: { kind: 'privacy-policy' } }) : undefined;
    known.set(file, document && new Map(document.verdicts.map((v) => [v.requirement.id, v])));
  }
  return known.get(file);
}

interface Count {
  hit: number;
  alarm: number;
  missed: number;
  right: number;
  agree: number;
}
const zero = (): Count => ({ hit: 0, alarm: 0, missed: 0, right: 0, agree: 0 });
const counts = new Map<string, Count>();
const count = (name: string): Count => counts.get(name) ?? counts.set(name, zero()).get(name)!;

const ids = new Map(rows('requirements.tsv').map(([label, id]) => [label!, id!]));
const disputed = new Set(rows('disputed.tsv').map(([file, label]) => `${file} ${label}`));
let unsure = 0;
for (const [file = '', label = '', present = '', lines = '', why = ''] of rows('labels.tsv')) {
  const verdicts = verdictsOn(file);
  if (file === 'file' || !verdicts || /^n\/?a\b/i.test(why)) continue;
  const id = ids.get(label) ?? label;
  const verdict = verdicts.get(id);
  const status = verdict?.status ?? 'absent';
  const gap = status === 'missing' && !verdict?.unsure;
  const wanted = present === 'no';
  if (verdict?.unsure) unsure++;
  const kind = gap ? (wanted ? 'hit' : 'alarm') : wanted ? 'missed' : 'right';
  const agree =
    status === { yes: 'met', partial: 'partial', no: 'missing' }[present] || (status === 'not-applicable' && why.startsWith('neg:'));
  const apart = disputed.has(`${file} ${label}`) || values.apart.some((prefix) => file.startsWith(prefix));
  for (const name of apart ? ['disputed or one reader, apart'] : ['all', file.includes('.zh.') ? 'zh' : 'en', id]) {
    const c = count(name);
    c[kind]++;
    if (agree) c.agree++;
  }
  if (values.verbose && !agree) {
    console.log(
      `${kind === 'right' ? 'other' : kind}\t${file}\t${id}\tlabelled ${present} (${lines}: ${why})\twe say ${status}${verdict?.unsure ? ', unsure' : ''}`,
    );
    for (const { text } of verdict?.evidence.slice(0, 2) ?? []) console.log(`\t\t${text.slice(0, 200)}`);
  }
}

const percent = (part: number, whole: number): string => (whole ? `${((100 * part) / whole).toFixed(1)} %` : 'n/a');
const { all, en, zh, 'disputed or one reader, apart': apart, ...requirements } = Object.fromEntries(counts);
if (values.verbose)
  for (const [id, c] of Object.entries(requirements))
    console.log(
      `${id.padEnd(24)} hit ${c.hit}, alarm ${c.alarm}, missed ${c.missed}, right ${c.right}, three-way ${percent(c.agree, sum(c))}`,
    );
for (const [name, c] of Object.entries({ zh, en, 'disputed or one reader, apart': apart, gaps: all }))
  if (c)
    console.log(
      `${name}: precision ${percent(c.hit, c.hit + c.alarm)}, recall ${percent(c.hit, c.hit + c.missed)}, three-way ${percent(c.agree, sum(c))} (${sum(c)} labels)${name === 'gaps' ? `, ${unsure} unsure` : ''}`,
    );

function sum({ hit, alarm, missed, right }: Count): number {
  return hit + alarm + missed + right;
}
