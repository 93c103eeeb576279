/** The outline: headings of the document, nested, lines that act as headings included. */
import type { AnalysedDocument, Section } from '../document/analysed.js';

export interface OutlineEntry {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly selectionFrom: number;
  readonly selectionTo: number;
  readonly children: OutlineEntry[];
}

/** Headings as a tree. A parent's range holds its children's. */
export function outline(document: AnalysedDocument): OutlineEntry[] {
  const roots: OutlineEntry[] = [];
  const open: { section: Section; entry: OutlineEntry }[] = [];
  for (const section of document.sections) {
    const entry: OutlineEntry = {
      name: section.title,
      from: section.from,
      to: Math.max(section.end, section.to),
      selectionFrom: section.from,
      selectionTo: section.to,
      children: [],
    };
    while (open.length && open.at(-1)!.section.level >= section.level) open.pop();
    (open.at(-1)?.entry.children ?? roots).push(entry);
    open.push({ section, entry });
  }
  return roots;
}
