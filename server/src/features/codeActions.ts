/** Quick fixes of the findings at a place: from what is already known, so that asking never waits for an analysis. */
import type { AnalysedDocument } from '../document/analysed.js';
import { brackets } from '../knowledge/punctuation.js';
import type { Language } from '../knowledge/schema.js';
import { ruleOf } from '../rules/lookup.js';
import type { Finding, Span } from '../rules/rule.js';
import { blankIn } from './blank.js';
import { fixTitle, ruleTitle, type ShownFinding } from './diagnostics.js';
import { setFact } from './frontMatter.js';

/** An action: edits at offsets of the document. `of` is the shown finding that it mends. */
export interface Action {
  readonly title: string;
  readonly edits: readonly { readonly from: number; readonly to: number; readonly text: string }[];
  readonly preferred: boolean;
  /** What is selected afterwards: the blank to be filled in, or the place to go to. Offsets in the text as the edits leave it. */
  readonly shows?: Span;
  readonly of: ShownFinding;
}

const T = {
  notApplicable: { en: 'Mark as not applicable ({fact}: false in the front matter)', zh: '标为不适用（文首设置 {fact}: false）' },
  suppress: { en: 'Suppress “{rule}” here, with a reason', zh: '在此忽略“{rule}”，并写明理由' },
  reason: { en: 'reason', zh: '理由' },
};

/** What mends the findings at a place: their fixes, then the facts that would rule them out. */
export function quickFixes(document: AnalysedDocument, shown: readonly ShownFinding[], language: Language): Action[] {
  const fixed = shown.flatMap((finding) => finding.of.flatMap((one) => fixesOf(finding, one, language)));
  const facts = new Set<string>();
  const ruledOut = shown.flatMap((finding): Action[] => {
    const [one, another] = finding.of;
    const fact = one && !another ? factOf(document, one) : undefined;
    const edits = fact && setFact(document, fact, false);
    // Several gaps may turn on one fact.
    if (!fact || !edits || facts.has(fact)) return [];
    facts.add(fact);
    return [{ title: T.notApplicable[language].replace('{fact}', fact), edits, preferred: false, of: finding }];
  });
  return [...fixed, ...ruledOut];
}

function fixesOf(finding: ShownFinding, one: Finding, language: Language): Action[] {
  const fixes = one.fixes ?? [];
  return fixes.map((fix, i) => ({
    title: fixTitle(one, fix, language),
    edits: fix.edits,
    shows: fix.shows ?? blankIn(fix.edits),
    preferred: fix.safe && i === 0 && fixes.length === 1,
    of: finding,
  }));
}

/** What suppresses the findings at a place, by a comment each; nothing for what speaks of our own settings. */
export function suppressions(document: AnalysedDocument, shown: readonly ShownFinding[], language: Language): Action[] {
  return shown.flatMap((finding): Action[] => {
    const edits = isSuppressible(finding.rule) ? suppression(document, finding, language) : undefined;
    const title = T.suppress[language].replace('{rule}', nameOf(finding, language));
    return edits ? [{ title, edits, preferred: false, of: finding }] : [];
  });
}

/** What an action calls the finding that it is about: the rule's title, and the requirement where it is about one, since several may stand at a place. */
export function nameOf({ rule, of }: ShownFinding, language: Language): string {
  const title = of.length === 1 ? of[0]!.parameters?.['title'] : undefined;
  const name = ruleTitle(rule, language);
  return typeof title === 'object' ? name + brackets(title[language], language) : name;
}

/** Whether suppressions of a rule's findings are offered. */
export const isSuppressible = (rule: string): boolean => ruleOf(rule)?.suppressible !== false;

/** The fact whose absence makes what is reported as absent not applicable, where there is one and it is not declared. */
function factOf(document: AnalysedDocument, finding: Finding): string | undefined {
  const when = document.verdicts.find((v) => v.requirement.id === finding.requirement)?.requirement.when;
  return ruleOf(finding.rule)?.reports === 'absence' &&
    when &&
    when.is !== false &&
    when.atLeast === undefined &&
    typeof when.is !== 'string' &&
    !(when.fact in document.facts)
    ? when.fact
    : undefined;
}

/** A comment that suppresses a finding where it stands. In a table it goes into the last cell, elsewhere onto a line of its own or to the line's end. */
function suppression(
  document: AnalysedDocument,
  finding: ShownFinding,
  language: Language,
): { from: number; to: number; text: string }[] | undefined {
  const { text, markdown } = document;
  const front = markdown.frontMatter;
  if (front && finding.from < front.to) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lineStart = text.lastIndexOf('\n', finding.from - 1) + 1;
  let lineEnd = text.indexOf('\n', finding.from);
  if (lineEnd < 0) lineEnd = text.length;
  if (text[lineEnd - 1] === '\r') lineEnd--;
  const block = markdown.blocks[markdown.blockIndexAt(finding.from)];
  const named = finding.of.length === 1 && finding.requirement ? `${finding.rule}/${finding.requirement}` : finding.rule;
  const comment = (action: string) => `<!-- policy-drafter-${action} ${named} -- ${T.reason[language]} -->`;
  if (block?.shape.type === 'Table') {
    const bar = text.lastIndexOf('|', lineEnd - 1);
    const at = bar > lineStart && text.slice(bar + 1, lineEnd).trim() === '' ? bar : lineEnd;
    return [{ from: at, to: at, text: `${text[at - 1] === ' ' ? '' : ' '}${comment('disable-line')} ` }];
  }
  if (block && block.from === lineStart) return [{ from: lineStart, to: lineStart, text: `${comment('disable-next-line')}${eol}${eol}` }];
  return [{ from: lineEnd, to: lineEnd, text: ` ${comment('disable-line')}` }];
}

/** The edits of all fixes that change nothing the author means, in order, none touching another. */
export function fixAll(shown: readonly ShownFinding[]): Action['edits'] {
  const edits = shown
    .flatMap((finding) => finding.of.flatMap((one) => one.fixes?.find((fix) => fix.safe)?.edits ?? []))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let end = -1;
  return edits.filter((edit) => {
    if (edit.from < end) return false;
    end = Math.max(edit.to, edit.from + 1);
    return true;
  });
}
