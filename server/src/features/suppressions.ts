/** Suppressions in the project file: the reason stays there, and the document says nothing of it. */
import { isMap, isNode, isSeq, parseDocument, stringify } from 'yaml';
import type { AnalysedDocument } from '../document/analysed.js';
import type { Suppression } from '../document/configuration.js';
import type { Language } from '../knowledge/schema.js';
import { fingerprint } from '../rules/fingerprint.js';
import type { Span } from '../rules/rule.js';
import type { ShownFinding } from './diagnostics.js';
import type { Edit } from './frontMatter.js';

const KEY = 'suppressions';
const REASON = { en: 'reason', zh: '理由' };

/** The entries that suppress a finding as shown (for a group, each of it), by the document's path from the project file on. */
export function entriesFor(document: AnalysedDocument, shown: ShownFinding, path: string, language: Language): Suppression[] {
  return shown.of.map((finding) => ({
    path,
    rule: finding.requirement ? `${finding.rule}/${finding.requirement}` : finding.rule,
    hash: fingerprint(document, finding),
    reason: REASON[language],
  }));
}

/**
 * A project file's text, read once: gives the edit (UTF-16 offsets) that adds entries to its list, and where the reason of the last one then
 * stands, which is still to be written.
 */
type AddSuppressions = (entries: readonly Suppression[]) => { readonly edit: Edit; readonly reason: Span | undefined };

/**
 * Reads a project file's text. Entries go after the last line of a list of lines, so that all else stays as it was; a list in another form
 * is written anew with its file, comments kept. Undefined where the file cannot be read, and so is left alone.
 */
export function suppressionWriter(text: string): AddSuppressions | undefined {
  const add = entryWriter(text);
  return (
    add &&
    ((entries) => {
      const edit = add(entries);
      return { edit, reason: lastReason(text.slice(0, edit.from) + edit.text + text.slice(edit.to)) };
    })
  );
}

/** The reason of the last entry of a project file's list. */
function lastReason(text: string): Span | undefined {
  const list = parseDocument(text, { prettyErrors: false }).get(KEY);
  const entry = isSeq(list) ? list.items.at(-1) : undefined;
  const reason = isMap(entry) ? entry.get('reason', true) : undefined;
  return reason?.range ? { from: reason.range[0], to: reason.range[1] } : undefined;
}

function entryWriter(text: string): ((entries: readonly Suppression[]) => Edit) | undefined {
  const yaml = parseDocument(text, { prettyErrors: false });
  const top = yaml.contents;
  if (yaml.errors.length || (top !== null && !isMap(top))) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const written = (value: unknown, indent: number) =>
    stringify(value, { lineWidth: 0 })
      .replace(/^(?=.)/gm, ' '.repeat(indent))
      .replaceAll('\n', eol);
  if (!yaml.has(KEY) && !top?.flow) return (entries) => insertion(text, text.length, written({ [KEY]: entries }, 0), eol);
  const list = yaml.get(KEY);
  const lines = isSeq(list) && !list.flow ? list.items.map((item) => (isNode(item) ? item.range : undefined)) : [];
  const [first] = lines;
  const range = lines.at(-1);
  if (first && range) {
    const dash = text.lastIndexOf('-', first[0] - 1);
    const indent = dash - (text.lastIndexOf('\n', dash) + 1);
    // A block map ends at the start of the next line, a flow map within its own.
    const closed = text[range[1] - 1] === '\n';
    const end = text.indexOf('\n', range[1]);
    const at = closed ? range[1] : end < 0 ? text.length : end + 1;
    return (entries) => insertion(text, at, written(entries, indent), eol);
  }
  if (list !== undefined && list !== null && !isSeq(list)) return undefined;
  return (entries) => {
    const anew = yaml.clone();
    anew.set(KEY, anew.createNode([...(isSeq(list) ? (list.toJSON() as unknown[]) : []), ...entries]));
    return { from: 0, to: text.length, text: anew.toString({ lineWidth: 0 }).replaceAll('\n', eol) };
  };
}

/** Lines put in at the start of a line, or after a last line that is not closed. */
const insertion = (text: string, at: number, lines: string, eol: string): Edit => ({
  from: at,
  to: at,
  text: at === 0 || text[at - 1] === '\n' ? lines : `${eol}${lines}`,
});
