/** Edits of the front matter: the smallest that say it, so that comments, order and layout stay as the author wrote them. */
import { isMap, isNode, isScalar, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { AnalysedDocument } from '../document/analysed.js';

/** A change of the document, UTF-16 offsets. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

type Value = boolean | number;

/** Writes a fact into the front matter, making what is missing of it; undefined where the front matter cannot be read, and so is left alone. */
export function setFact(document: AnalysedDocument, fact: string, value: Value): Edit[] | undefined {
  const { text } = document;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const front = document.markdown.frontMatter;
  const entry = `${fact}: ${value}`;
  const whole = `policyDrafter:${eol}  kind: ${document.kind}${eol}  facts: { ${entry} }${eol}`;
  if (!front) {
    const at = text.startsWith('\uFEFF') ? 1 : 0;
    return [{ from: at, to: at, text: `---${eol}${whole}---${eol}${eol}` }];
  }
  if (!front.closed) return undefined;
  const content = text.slice(front.contentFrom, front.contentTo);
  const yaml = parseDocument(content, { prettyErrors: false });
  const top = yaml.contents;
  if (yaml.errors.length || (top && !isMap(top))) return undefined;
  const at = (offset: number, added: string, to = offset): Edit[] => [
    { from: front.contentFrom + offset, to: front.contentFrom + to, text: added },
  ];
  const ours = top ? entryOf(top, 'policyDrafter') : undefined;
  if (!top || ours === undefined) return at(content.length, whole);
  if (!isMap(ours)) return isEmpty(ours) ? at(lineAfter(content, keyEnd(top, 'policyDrafter')), `  facts: { ${entry} }${eol}`) : undefined;
  const facts = entryOf(ours, 'facts');
  if (facts === undefined) return added(content, ours, `facts: { ${entry} }`, eol, at);
  if (isEmpty(facts)) {
    const end = keyEnd(ours, 'facts');
    return at(end, `: { ${entry} }`, content.indexOf(':', end) + 1);
  }
  if (!isMap(facts)) return undefined;
  const known = entryOf(facts, fact);
  if (known && isScalar(known) && known.range) return at(known.range[0], String(value), known.range[1]);
  return known === undefined ? added(content, facts, entry, eol, at) : undefined;
}

/** A new entry at the end of a map, in the map's own layout. */
function added(
  content: string,
  map: YAMLMap,
  entry: string,
  eol: string,
  at: (offset: number, text: string) => Edit[],
): Edit[] | undefined {
  const { range } = map;
  if (!range) return undefined;
  if (map.flow) {
    const last = map.items.at(-1);
    if (!last) return at(range[0] + 1, ` ${entry} `);
    const end = rangeOf(last.value ?? last.key);
    return end ? at(end[1], `, ${entry}`) : undefined;
  }
  const first = rangeOf(map.items[0]?.key)?.[0];
  if (first === undefined) return undefined;
  const indent = content.slice(content.lastIndexOf('\n', first - 1) + 1, first);
  // After the last entry with all that belongs to it, before comments that lead over to what follows.
  const last = map.items.at(-1)!;
  const end = rangeOf(last.value ?? last.key);
  if (!end) return undefined;
  const line = end[1] > 0 && content[end[1] - 1] === '\n' ? end[1] : lineAfter(content, end[1]);
  return at(line, `${line > 0 && content[line - 1] !== '\n' ? eol : ''}${indent}${entry}${eol}`);
}

function entryOf(map: YAMLMap, key: string): Node | null | undefined {
  const pair = map.items.find((p) => isScalar(p.key) && p.key.value === key);
  return pair && (isNode(pair.value) ? pair.value : null);
}
/** Where a node stands in its text: its start, the end of its value, the end of all that belongs to it. */
const rangeOf = (node: unknown) => (isNode(node) ? node.range : undefined);
const isEmpty = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null);
const keyEnd = (map: YAMLMap, key: string): number => rangeOf(map.items.find((p) => isScalar(p.key) && p.key.value === key)?.key)?.[1] ?? 0;
/** Start of the line after an offset. */
function lineAfter(content: string, offset: number): number {
  const end = content.indexOf('\n', offset);
  return end < 0 ? content.length : end + 1;
}
