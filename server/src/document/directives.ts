/** Suppression comments: `<!-- policy-drafter-disable-next-line RULE… -- reason until 2027-01-01 -->`. */

import { isDay } from '../knowledge/day.js';
import type { MarkdownDocument } from '../markdown/document.js';

type DirectiveAction = 'disable-next-line' | 'disable-line' | 'disable' | 'enable' | 'disable-file';
const ACTIONS: readonly DirectiveAction[] = ['disable-next-line', 'disable-line', 'disable', 'enable', 'disable-file'];

export interface Directive {
  readonly action: DirectiveAction;
  /** Rules it names, or a rule of one requirement (`missing-requirement/retention`); empty: all. Each with its place in the document. */
  readonly rules: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  readonly reason?: string;
  /** Last day on which it holds. */
  readonly until?: string;
  /** UTF-16 offsets of the comment in the document. */
  readonly from: number;
  readonly to: number;
  /** What is wrong with it, where something is. */
  readonly fault?: { readonly code: 'unknown-directive' | 'bad-date'; readonly text: string; readonly from: number; readonly to: number };
}

/** All directives of a document, in order. */
export function directivesOf(markdown: MarkdownDocument): Directive[] {
  const found: Directive[] = [];
  for (const block of markdown.blocks) {
    for (const comment of block.shape.comments) {
      const directive = parseDirective(comment.text, block.from + comment.from);
      if (directive) found.push(directive);
    }
  }
  return found;
}

/** Reads one comment that starts at `from`; undefined where it is no directive. */
export function parseDirective(comment: string, from: number): Directive | undefined {
  const match = /^<!--\s*policy-drafter-([a-z-]+)(?=[\s>-]|$)/.exec(comment);
  if (!match) return undefined;
  const to = from + comment.length;
  const name = match[1]!.replace(/-+$/, '');
  const nameFrom = from + match[0].length - match[1]!.length;
  const action = ACTIONS.find((a) => a === name);
  const base = { from, to };
  if (!action)
    return {
      ...base,
      action: 'disable-line',
      rules: [],
      fault: { code: 'unknown-directive', text: name, from: nameFrom, to: nameFrom + name.length },
    };
  const bodyFrom = nameFrom - from + name.length;
  const body = comment.slice(bodyFrom).replace(/\s*-->\s*$/, '');
  const dash = /(?:^|\s)--(?:\s|$)/.exec(body);
  const head = dash ? body.slice(0, dash.index) : body;
  const tail = dash ? body.slice(dash.index + dash[0].length) : '';
  // In a reason, "until" may be a word like others ("until further notice"): there it counts before a number, at the end.
  const inHead = /\buntil\s+(\S+)/.exec(head);
  const inReason = inHead ? null : /\s*\buntil\s+(\d\S*)\s*$/.exec(tail);
  const until = inHead ?? inReason;
  const names = inHead ? head.replace(inHead[0], ' '.repeat(inHead[0].length)) : head;
  const reason = (inReason ? tail.slice(0, inReason.index) : tail).trim();
  const rules = [...names.matchAll(/[^\s,，、]+/g)].map((m) => ({
    id: m[0],
    from: from + bodyFrom + m.index,
    to: from + bodyFrom + m.index + m[0].length,
  }));
  const date = until?.[1];
  const dateFrom = until
    ? from + bodyFrom + (inHead ? 0 : body.length - tail.length) + until.index + until[0].trimEnd().length - date!.length
    : 0;
  return {
    ...base,
    action,
    rules,
    ...(reason ? { reason } : {}),
    ...(date && isDay(date) ? { until: date } : {}),
    ...(date && !isDay(date) ? { fault: { code: 'bad-date' as const, text: date, from: dateFrom, to: dateFrom + date.length } } : {}),
  };
}
