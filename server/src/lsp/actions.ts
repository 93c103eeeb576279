/** Code actions: fixes, suppressions, the rule's page, citations in another style. From what is known, so that asking never waits for an analysis. */
import { type CodeAction, CodeActionKind, type Connection, CreateFile } from 'vscode-languageserver';
import { type Action, codeActions, fixAll, isSuppressible, nameOf } from '../features/codeActions.js';
import { ruleTitle, type ShownFinding } from '../features/diagnostics.js';
import { entriesFor, suppressionWriter } from '../features/sidecar.js';
import { toCodeAction, toDiagnostic, toEdits, toFixAll } from './convert.js';
import type { ProjectFile, Session, Snapshot } from './session.js';

interface Serving {
  readonly session: () => Session;
  /** What the client can do: refuse edits of an older text, make a file in an edit, run the extension's commands. */
  readonly client: () => { readonly versionedEdits: boolean; readonly createsFiles: boolean; readonly commands: boolean };
  /** Rewritings of the citations between two offsets. */
  readonly rewrites: (snapshot: Snapshot, from: number, to: number) => CodeAction[];
}

/** The kind under which "fix all on save" (`editor.codeActionsOnSave`) finds ours. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.policy-drafter`;
/** More fixes than a menu shows at a glance. */
const LONG = 9;
const FIX_ALL_TITLE = { en: 'Fix all that can be fixed safely', zh: '修复所有可安全修复的问题' };
const BESIDE = {
  en: 'Suppress “{rule}” in .policydrafter.yaml (reason stays private)',
  zh: '在 .policydrafter.yaml 中忽略“{rule}”（理由不公布）',
};
const WHY = { en: 'Why? What “{rule}” checks, and when it stays silent', zh: '为什么？“{rule}”检查什么、何时不报' };

export function serveActions(connection: Connection, { session, client, rewrites }: Serving): void {
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const found = await session().findings(textDocument.uri);
    if (!found) return [];
    const { snapshot } = found;
    const { versionedEdits, createsFiles, commands } = client();
    const wanted = (kind: string) => !context.only || context.only.some((only) => only === '' || `${kind}.`.startsWith(`${only}.`));
    const from = snapshot.document.offsetAt(range.start);
    const to = snapshot.document.offsetAt(range.end);
    const actions: CodeAction[] = [];
    if (wanted(CodeActionKind.QuickFix)) {
      const here = found.shown.filter((s) => s.to >= from && s.from <= to);
      const { mends, suppressions } = codeActions(snapshot.analysed, here, snapshot.language);
      const shown = (list: readonly Action[]) => list.map((a) => toCodeAction(snapshot.document, a, versionedEdits));
      const why = commands ? whyActions(snapshot, here) : [];
      // First what mends it, then what explains it, last what hides it; behind a long list of clauses nobody would find the explanation.
      actions.push(...(mends.length > LONG ? [...why, ...shown(mends)] : [...shown(mends), ...why]), ...shown(suppressions));
      const suppressible = here.filter((s) => isSuppressible(s.rule));
      // The file is read only where an entry may be written: the light bulb is asked for at every move of the cursor.
      const project = createsFiles && suppressible.length ? await session().projectFile(snapshot) : undefined;
      if (project) actions.push(...besideActions(snapshot, suppressible, project, commands));
    }
    if (wanted('refactor.rewrite.citation')) actions.push(...rewrites(snapshot, from, to));
    const all = wanted(FIX_ALL) ? fixAll(found.shown) : [];
    if (all.length) actions.push(toFixAll(snapshot.document, all, FIX_ALL_TITLE[snapshot.language], versionedEdits));
    return actions;
  });
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
    const edit = add(entriesFor(analysed, finding, project.path, language));
    return {
      title: BESIDE[language].replace('{rule}', nameOf(finding, language)),
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(document, finding)],
      edit: {
        documentChanges: [
          ...(project.exists ? [] : [CreateFile.create(uri, { ignoreIfExists: true })]),
          { textDocument: { uri, version: null }, edits: toEdits(project.document, [edit]) },
        ],
      },
      ...(commands
        ? { command: { title: ruleTitle(finding.rule, language), command: 'policyDrafter.openSuppression', arguments: [uri] } }
        : {}),
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
