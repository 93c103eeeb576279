/**
 * How many invented passages are judged as their authors labelled them: `npm run measure:passages -- [FILE…] [-v]`.
 * A file holds one passage a line: id, requirement, yes|partial|no, text (`\n` for a new line), separated by tabs.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { Analyser } from '../server/src/document/analysed.js';
import { KnowledgeBase } from '../server/src/knowledge/knowledge.js';
import { loadData } from './pack.js';

export type Label = 'yes' | 'partial' | 'no';
/** What may be said of a passage with a label: a denial of the practice discloses as much as a description. */
const RIGHT: Record<Label, readonly string[]> = { yes: ['met', 'not-applicable'], partial: ['met', 'partial'], no: ['missing'] };

export interface Passage {
  readonly id: string;
  readonly requirement: string;
  readonly label: Label;
  readonly text: string;
  readonly status: string;
  readonly right: boolean;
}

/** Judges every passage of a file as a document of its own. */
export function judgePassages(analyser: Analyser, file: string): Passage[] {
  const rows = readFileSync(file, 'utf8').split(/\r?\n/).slice(1);
  return rows.filter(Boolean).map((row) => {
    const [id, requirement, label, text] = row.split('\t') as [string, string, Label, string];
    const document = analyser.open(text.replaceAll('\\n', '\n'), { today: '2026-01-01', override: { kind: 'privacy-policy' } });
    const status = document.verdicts.find((v) => v.requirement.id === requirement)?.status ?? 'not judged';
    return { id, requirement, label, text, status, right: RIGHT[label].includes(status) };
  });
}

/** The share judged right of those with a label, from 0 to 1. */
export function shareRight(passages: readonly Passage[], label: Label): number {
  const of = passages.filter((p) => p.label === label);
  return of.filter((p) => p.right).length / of.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.slice(2).filter((a) => a !== '-v');
  const analyser = new Analyser(new KnowledgeBase([loadData().pack]));
  for (const file of files.length ? files : globSync('test/fixtures/passages.*.tsv').sort()) {
    const passages = judgePassages(analyser, file);
    if (process.argv.includes('-v'))
      for (const p of passages) if (!p.right) console.log(`${p.id}: labelled ${p.label}, judged ${p.status}: ${p.text}`);
    const share = (label: Label) => `${label} ${(100 * shareRight(passages, label)).toFixed(1)} %`;
    console.log(`${file}: ${passages.length} passages; right: ${share('yes')}, ${share('partial')}, ${share('no')}`);
  }
}
