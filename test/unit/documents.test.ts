/** Whole documents, by authors who did not know how they would be read: each is known for what it is, and shows what it fulfils where it does so. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { analyser, TODAY } from '../helpers/knowledge.js';

const folder = new URL('../fixtures/documents/', import.meta.url);
const {
  unseen,
  unmissed,
  ...expected
}: {
  /** By document, the requirements that are read wrongly so far. */
  unseen: Record<string, string[]>;
  unmissed: Record<string, string[]>;
} & Record<string, Record<string, string[]>> = parse(readFileSync(new URL('expected.yaml', folder), 'utf8'));

/** The lines of the n-th section, counted by headings of the second level, or by bold lines of a contract. */
function withoutSection(lines: readonly string[], n: number): string[] {
  let section = 0;
  return lines.filter((line) => {
    if (/^## |^\*\*第/.test(line)) section++;
    return section !== n;
  });
}

/** Every table without the columns that are headed so. */
function withoutColumn(lines: readonly string[], header: string): string[] {
  let column = -1;
  return lines.map((line, i) => {
    if (!line.startsWith('|')) column = -1;
    else if (!lines[i - 1]?.startsWith('|')) column = line.split('|').findIndex((cell) => cell.trim() === header);
    return column < 0
      ? line
      : line
          .split('|')
          .filter((_, at) => at !== column)
          .join('|');
  });
}

/** The text without what a row of `expected.yaml` names. Sections go last, so that their numbers hold. */
function without(text: string, places: readonly string[]): string {
  const sections = places.filter((place) => place.startsWith('§ ')).map((place) => Number(place.slice(2)));
  let lines = text.split('\n');
  for (const place of places.filter((p) => !p.startsWith('§ '))) {
    const before = lines.join('\n');
    const [from, to] = place.split(' … ');
    if (place.startsWith('column ')) lines = withoutColumn(lines, place.slice(7));
    else if (to) {
      const start = before.indexOf(from!);
      lines = (before.slice(0, start) + before.slice(before.indexOf(to, start) + to.length)).split('\n');
    } else if (lines.some((line) => line.startsWith(place))) lines = lines.filter((line) => !line.startsWith(place));
    else lines = before.replace(place, '').split('\n');
    assert.notEqual(lines.join('\n'), before, `${place} is not in the document`);
  }
  for (const n of sections.sort((a, b) => b - a)) lines = withoutSection(lines, n);
  return lines.join('\n');
}

describe('whole documents', () => {
  for (const [name, requirements] of Object.entries(expected)) {
    const text = readFileSync(new URL(`${name}.md`, folder), 'utf8');
    const kind = name.replace(/\..*/, '').replace('car-sales-notice', 'privacy-policy');
    const shown = (source: string) => {
      const document = analyser.open(source, { today: TODAY, override: { kind } } as Parameters<typeof analyser.open>[1]);
      return new Set(document.verdicts.filter((v) => v.status === 'met' || v.status === 'not-applicable').map((v) => v.requirement.id));
    };
    const whole = shown(text);

    it(`${name} is known for what it is`, () => assert.equal(analyser.open(text, { today: TODAY }).kind, kind));

    for (const [requirement, places] of Object.entries(requirements)) {
      const seen = !unseen[name]?.includes(requirement);
      const missed = !unmissed[name]?.includes(requirement);
      it(`${name}: ${requirement} is ${seen ? '' : 'not yet '}seen`, () => assert.equal(whole.has(requirement), seen));
      it(`${name}: ${requirement} left out is ${missed ? '' : 'not yet '}missed`, () =>
        assert.equal(shown(without(text, places)).has(requirement), !missed));
    }
  }
});
