/** Edits that several rules make: words of a sentence found again in the source, a statement taken out, another put in its place. */
import type { AnalysedDocument } from '../document/analysed.js';
import type { Said } from '../document/coverage.js';
import type { Language } from '../knowledge/schema.js';
import { toSource } from '../markdown/normalise.js';
import { withBlanks, writingOf } from './clause.js';
import type { Fix, Span } from './rule.js';

/** Where the words of a concept stand in a sentence, in order; what overlaps counts once. Offsets in the document. */
export function wordsOf(document: AnalysedDocument, { block, sentence }: Said, concept: string): Span[] {
  const { cues, leaves, from } = document.evidenceBlocks[block]!;
  const id = cues.lexicon.index.get(concept);
  const spans = cues.sentences[sentence]!.hits.filter((h) => h.concept === id && h.leaf >= 0)
    .map((h) => toSource(leaves[h.leaf]!, h.from, h.to))
    .map((s) => ({ from: from + s.from, to: from + s.to }))
    .sort((a, b) => a.from - b.from);
  const words: { from: number; to: number }[] = [];
  for (const span of spans) {
    const last = words.at(-1);
    if (last && span.from < last.to) last.to = Math.max(last.to, span.to);
    else words.push(span);
  }
  return words;
}

/** Whether a span is running text: what stands in a table or over several cells or items is not to be rewritten as a sentence. */
function isProse({ markdown, text }: AnalysedDocument, { from, to }: Span): boolean {
  const block = markdown.blocks[markdown.blockIndexAt(from)];
  return (
    block !== undefined &&
    block.shape.type !== 'Table' &&
    to <= block.from + block.shape.source.length &&
    !text.slice(from, to).includes('|')
  );
}

/**
 * Puts a model sentence of the pack in the place of a sentence, in the document's language; nothing where the pack holds none of that id, or where
 * the sentence is no running text.
 */
export function rewording(document: AnalysedDocument, at: Span, title: string, id: string, fallback: Language): Fix[] {
  const words = document.analyser.knowledge.rewording(id);
  if (!words || !isProse(document, at)) return [];
  const { text } = document;
  const { language, eol } = writingOf(document, fallback);
  const statement = withBlanks(words[language], eol);
  // Where the stop belongs to the sentence, it is replaced with it; else the one behind stays.
  const stopped = /[.。!！]$/.test(text.slice(at.from, at.to));
  const put = stopped || !/[.。;；]/.test(text.charAt(at.to)) ? statement : statement.replace(/[.。]$/, '');
  return [{ title, edits: [{ from: at.from, to: at.to, text: put }], safe: false }];
}

/** Takes a sentence out, with the blanks behind it; with its line where it is all of it. Undefined in a table, whose cells must stay. */
export function removal(document: AnalysedDocument, at: Span): Fix['edits'] | undefined {
  if (!isProse(document, at)) return undefined;
  const { text } = document;
  const lineStart = text.lastIndexOf('\n', at.from - 1) + 1;
  const newline = text.indexOf('\n', at.to);
  const lineEnd = newline < 0 ? text.length : newline + 1;
  const alone = /^[ \t>]*(?:(?:[-*+]|\d+[.)、])[ \t]+)?$/.test(text.slice(lineStart, at.from)) && !text.slice(at.to, lineEnd).trim();
  if (!alone) {
    const behind = /^[ \t]*/.exec(text.slice(at.to))![0].length;
    // At the end of a line the blank before goes instead.
    const before =
      newline === at.to + behind || at.to + behind === text.length ? /[ \t]*$/.exec(text.slice(lineStart, at.from))![0].length : 0;
    return [{ from: at.from - before, to: at.to + behind, text: '' }];
  }
  // A paragraph of its own goes with the empty line behind it.
  const paragraph = lineStart === 0 || /\n\r?\n$/.test(text.slice(Math.max(0, lineStart - 3), lineStart));
  const empty = paragraph ? (/^(?:[ \t]*\r?\n)+/.exec(text.slice(lineEnd))?.[0].length ?? 0) : 0;
  // The last paragraph goes with the empty line before it.
  const start =
    paragraph && lineEnd + empty === text.length ? /(?:\r?\n){0,9}$/.exec(text.slice(Math.max(0, lineStart - 9), lineStart))![0] : '';
  const kept = start ? /^\r?\n/.exec(start)![0].length : 0;
  return [{ from: lineStart - start.length + kept, to: lineEnd + empty, text: '' }];
}
