/** Code actions: fixes, suppressions, the rule's page, citations in another style. From what is known, so that asking never waits for an analysis. */
import { type CodeAction, CodeActionKind, type Connection, CreateFile, type Range } from 'vscode-languageserver';
import { suppressions as commentsFor, fixAll, isSuppressible, nameOf, quickFixes } from '../features/codeActions.js';
import { ruleTitle, type ShownFinding } from '../features/diagnostics.js';
import { entriesFor, suppressionWriter } from '../features/suppressions.js';
import type { ServerContext } from './context.js';
import { FIX_ALL, showing, toCodeAction, toDiagnostic, toEdits, toFixAll } from './convert.js';
import { request } from './messages.js';
import type { ProjectFile, Snapshot } from './session.js';

interface ActionContext extends ServerContext {
  /** Rewritings of the citations between two offsets. */
  readonly rewrites: (snapshot: Snapshot, from: number, to: number) => CodeAction[];
}

/** More fixes than a menu shows at a glance. */
const LONG = 9;
const FIX_ALL_TITLE = { en: 'Fix all that can be fixed safely', zh: '修复所有可安全修复的问题' };
const BESIDE = {
  en: 'Suppress “{rule}” in .policydrafter.yaml (reason stays private)',
  zh: '在 .policydrafter.yaml 中忽略“{rule}”（理由不公布）',
};
const SUPPRESS = { en: 'Suppress one of {n} findings here…', zh: '忽略此处{n}个问题之一…' };
const WHY = { en: 'Why? What “{rule}” checks, and when it stays silent', zh: '为什么？“{rule}”检查什么、何时不报' };

/** Registers the handlers. */
export function serveActions(connection: Connection, { session, client, rewrites }: ActionContext): void {
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const found = await session().findings(textDocument.uri);
    if (!found) return [];
    const { snapshot } = found;
    const { versionedEdits, commands } = client();
    const wanted = (kind: string) => !context.only || context.only.some((only) => only === '' || `${kind}.`.startsWith(`${only}.`));
    const from = snapshot.document.offsetAt(range.start);
    const to = snapshot.document.offsetAt(range.end);
    const actions: CodeAction[] = [];
    if (wanted(CodeActionKind.QuickFix)) {
      const here = findingsIn(found, range);
      const fixes = quickFixes(snapshot.analysed, here, snapshot.language).flatMap((a) =>
        // A place to go to is nothing for a client that cannot go there.
        a.edits.length || commands ? [toCodeAction(snapshot.document, a, client())] : [],
      );
      const why = commands ? whyActions(snapshot, here) : [];
      // First what mends it, then what explains it, last what hides it; behind a long list of clauses nobody would find the explanation.
      actions.push(...(fixes.length > LONG ? [...why, ...fixes] : [...fixes, ...why]));
      const suppressible = here.filter((s) => isSuppressible(s.rule));
      // Two suppressions for each of many gaps at a heading would bury what mends them: there one entry asks which.
      if (commands && suppressible.length > 1) actions.push(askWhich(snapshot, suppressible, range));
      else actions.push(...(await suppressions(snapshot, suppressible)));
    }
    if (wanted('refactor.rewrite.citation')) actions.push(...rewrites(snapshot, from, to));
    const all = wanted(FIX_ALL) ? fixAll(found.shown) : [];
    if (all.length) actions.push(toFixAll(snapshot.document, all, FIX_ALL_TITLE[snapshot.language], versionedEdits));
    return actions;
  });

  connection.onRequest(request('policyDrafter/suppressions'), async ({ uri, range }) => {
    const found = await session().findings(uri);
    return found ? suppressions(found.snapshot, findingsIn(found, range)) : [];
  });

  /** All that suppresses findings: a comment each, then an entry of the project file each. */
  async function suppressions(snapshot: Snapshot, shown: readonly ShownFinding[]): Promise<CodeAction[]> {
    const suppressible = shown.filter((s) => isSuppressible(s.rule));
    const comments = commentsFor(snapshot.analysed, suppressible, snapshot.language);
    // The file is read only where an entry may be written: the light bulb is asked for at every move of the cursor.
    const project = client().createsFiles && suppressible.length ? await session().projectFile(snapshot) : undefined;
    return [
      ...comments.map((a) => toCodeAction(snapshot.document, a, client())),
      ...(project ? besideActions(snapshot, suppressible, project, client().commands) : []),
    ];
  }
}

/** The findings that touch a range. */
function findingsIn(
  { snapshot: { document }, shown }: { snapshot: Snapshot; shown: readonly ShownFinding[] },
  range: Range,
): ShownFinding[] {
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return shown.filter((s) => s.to >= from && s.from <= to);
}

/** One entry for the suppressions of several findings: the client asks for them, and the reader which. */
function askWhich({ document, language }: Snapshot, shown: readonly ShownFinding[], range: Range): CodeAction {
  const title = SUPPRESS[language].replace('{n}', String(shown.length));
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: shown.map((s) => toDiagnostic(document, s)),
    command: { title, command: 'policyDrafter.suppress', arguments: [document.uri, range] },
  };
}

/** Suppresses each finding in the project file, whose new entry is then shown: its reason is still to be written. */
function besideActions(
  { document, analysed, language }: Snapshot,
  shown: readonly ShownFinding[],
  project: ProjectFile,
  commands: boolean,
): CodeAction[] {
  const add = suppressionWriter(project.document.getText());
  if (!add) return [];
  const { uri } = project.document;
  return shown.map((finding) => {
    const { edit, reason } = add(entriesFor(analysed, finding, project.path, language));
    const edits = toEdits(project.document, [edit]);
    return {
      title: BESIDE[language].replace('{rule}', nameOf(finding, language)),
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(document, finding)],
      edit: {
        documentChanges: [
          ...(project.exists ? [] : [CreateFile.create(uri, { ignoreIfExists: true })]),
          { textDocument: { uri, version: null }, edits },
        ],
      },
      ...(commands && reason ? { command: showing(project.document, edits, reason, ruleTitle(finding.rule, language)) } : {}),
    };
  });
}

/** Opens the page of each rule that has a finding. */
function whyActions({ document, language }: Snapshot, shown: readonly ShownFinding[]): CodeAction[] {
  return [...new Map(shown.map((s) => [s.rule, s])).values()].map((finding) => {
    const title = ruleTitle(finding.rule, language);
    return {
      title: WHY[language].replace('{rule}', title),
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(document, finding)],
      command: { title, command: 'policyDrafter.openRule', arguments: [finding.rule, language] },
    };
  });
}
