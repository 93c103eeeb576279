/** Coverage, report and new document over the LSP: our own requests (`protocol.ts`). */
import type { CodeLens, Connection, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import type { AnalysedDocument } from '../document/analysed.js';
import { Facts, KINDS, validate } from '../document/configuration.js';
import type { Status } from '../document/coverage.js';
import { FACT_TITLES, KIND_TITLES } from '../document/titles.js';
import { codeLenses } from '../features/codeLens.js';
import { type CoverageEntry, countStates, coverageView, insertClause, isDue, markNotApplicable } from '../features/coverage.js';
import type { Edit } from '../features/frontMatter.js';
import { type Impact, impactOn } from '../features/impact.js';
import { impactPage } from '../features/impactPage.js';
import { factsAsked, kindsToWrite, newDocument } from '../features/newDocument.js';
import { draftYaml, monthOf, readNewsletter } from '../features/newsletter.js';
import { reviewReport } from '../features/report/index.js';
import type { Reviewed, Suppressed } from '../features/report/model.js';
import { date } from '../knowledge/format.js';
import type { Language } from '../knowledge/schema.js';
import { findingsOf } from '../rules/run.js';
import { toEdits, toRange, toWorkspaceEdit } from './convert.js';
import {
  type Coverage,
  CoverageChangedNotification,
  type CoverageItem,
  CoverageRequest,
  type DocumentCoverage,
  type DocumentsParams,
  ImportNewsletterRequest,
  InsertClauseRequest,
  MarkNotApplicableRequest,
  NewDocumentChoicesRequest,
  NewDocumentRequest,
  ReportRequest,
  WorkspaceCoverageRequest,
} from './protocol.js';
import type { Serving } from './serving.js';
import type { ReadDocument, Session, Snapshot } from './session.js';

/** Whether a fact is true or false, rather than a number or a list. */
const isYesOrNo = (name: string): boolean => Facts.shape[name as keyof Facts]?.safeParse(true).success === true;

/** Answers the requests; what it returns tells a client that wants counts of a document's, when they change. */
export function serveReview(connection: Connection, serving: Serving): { readonly counted: (snapshot: Snapshot) => void } {
  const { session, version, today } = serving;
  const told = new Map<string, string>();

  connection.onRequest(CoverageRequest, async ({ uri }) => {
    const read = await session().readDocument(uri);
    return read ? coverageOf(read) : null;
  });

  /** The documents meant, one after the other: those named, else all of the workspace. */
  async function* documentsOf({ documents }: DocumentsParams): AsyncGenerator<ReadDocument> {
    for (const { uri, text } of documents ?? (await session().workspaceFiles()).map((uri) => ({ uri, text: undefined }))) {
      const read = await session().readDocument(uri, text);
      if (read) yield read;
    }
  }

  connection.onRequest(WorkspaceCoverageRequest, async (params, token) => {
    const found: DocumentCoverage[] = [];
    for await (const read of documentsOf(params)) {
      if (token.isCancellationRequested) break;
      if (read.analysed.kindSource !== 'none') found.push(documentCoverage(session(), read));
    }
    return found;
  });

  connection.onRequest(ReportRequest, async (params) => {
    const read: ReadDocument[] = [];
    for await (const one of documentsOf(params)) if (params.documents || one.analysed.kindSource !== 'none') read.push(one);
    const [first] = read;
    if (!first) return null;
    const language = params.language ?? first.language;
    const reviewed = read.map((one) => reviewOf(session(), one, language));
    const extension = { html: 'html', markdown: 'md', csv: 'csv' }[params.format];
    const name = read.length === 1 ? Utils.basename(URI.parse(first.document.uri)).replace(/\.(?:md|markdown)$/i, '') : 'review';
    return { text: reviewReport(reviewed, params.format, { language, today: today(), version }), fileName: `${name}.report.${extension}` };
  });

  const lawsOfFolder = () => session().lawsOf(serving.folder());

  connection.onRequest(NewDocumentRequest, async ({ kind, language, facts }) => {
    const { knowledge } = await lawsOfFolder();
    const known = KINDS.find((k) => k === kind);
    const { value, issues } = validate<Facts>(facts, Facts);
    return (known && !issues.length && newDocument(knowledge, { kind: known, language, facts: value })) || null;
  });

  connection.onRequest(NewDocumentChoicesRequest, async () => {
    const { knowledge } = await lawsOfFolder();
    const language = await session().languageFor(serving.folder());
    const kinds = kindsToWrite(knowledge).map((kind) => ({ kind, title: KIND_TITLES[kind][language], facts: factsAsked(knowledge, kind) }));
    const names = new Set(kinds.flatMap((k) => k.facts));
    return {
      language,
      kinds,
      facts: Object.entries(FACT_TITLES).flatMap(([name, title]) =>
        names.has(name) ? [{ name, title: title[language], yesOrNo: isYesOrNo(name) }] : [],
      ),
    };
  });

  const edit = (document: TextDocument, edits: readonly Edit[] | undefined): WorkspaceEdit | null =>
    edits ? toWorkspaceEdit(document, toEdits(document, edits), serving.client().versionedEdits) : null;

  connection.onRequest(InsertClauseRequest, async ({ uri, requirement }) => {
    const snapshot = await session().snapshot(uri);
    return snapshot ? edit(snapshot.document, insertClause(snapshot.analysed, requirement, snapshot.language)) : null;
  });

  connection.onRequest(MarkNotApplicableRequest, async ({ uri, requirement }) => {
    const snapshot = await session().snapshot(uri);
    return snapshot ? edit(snapshot.document, markNotApplicable(snapshot.analysed, requirement)) : null;
  });

  connection.onRequest(ImportNewsletterRequest, async ({ fileName, text, month: given }) => {
    const month = given ?? monthOf(fileName, text);
    const none = { month: month ?? '', draft: '', impact: '' };
    if (!month) return { ...none, fault: 'month' as const };
    const { knowledge, lexicons } = await lawsOfFolder();
    const { developments, unknown } = readNewsletter(text, { knowledge, lexicon: lexicons.citations, pack: month, today: today() });
    if (!developments.length) return { ...none, fault: 'items' as const };
    const language = await session().languageFor(serving.folder());
    const impacts: { impact: Impact; uri: string }[] = [];
    // The newsletter may lie in the folder itself.
    for await (const { document, analysed } of documentsOf({}))
      if (document.getText() !== text && (analysed.kindSource !== 'none' || analysed.citations.length)) {
        const path = session().pathOf(document.uri);
        const lineOf = (at: number) => document.positionAt(at).line + 1;
        impacts.push({ impact: impactOn(path, analysed, developments, language, lineOf), uri: document.uri });
      }
    const impact = impactPage(impacts, {
      language,
      version,
      file: fileName,
      linkTo: serving.client().commands ? showPlace : () => undefined,
    });
    return { month, draft: draftYaml(developments, unknown, language), impact };
  });

  connection.onCodeLens(async ({ textDocument }): Promise<CodeLens[] | null> => {
    const snapshot = await session().snapshot(textDocument.uri);
    if (!snapshot?.settings.settings.codeLens) return null;
    const { document, analysed, language } = snapshot;
    return codeLenses(analysed, language).map(({ from, to, title }) => ({
      range: toRange(document, { from, to }),
      command: { title, command: serving.client().commands ? 'policyDrafter.showCoverage' : '' },
    }));
  });

  return {
    counted: ({ document, analysed }) => {
      if (!serving.client().coverage) return;
      const counts = countStates(analysed);
      const key = JSON.stringify([counts, analysed.kindSource]);
      if (told.get(document.uri) === key) return;
      told.set(document.uri, key);
      void connection.sendNotification(CoverageChangedNotification, {
        uri: document.uri,
        version: document.version,
        kindSource: analysed.kindSource,
        counts,
      });
    },
  };
}

function coverageOf({ document, analysed, language }: ReadDocument): Coverage {
  const item = (e: CoverageEntry): CoverageItem => ({
    id: e.requirement.id,
    title: e.title,
    status: e.status,
    unsure: e.unsure,
    force: e.requirement.force,
    ...(e.applies === undefined ? {} : { applies: e.applies }),
    due: isDue(e.requirement, analysed),
    ...(e.because ? { because: e.because } : {}),
    says: e.says,
    basis: e.basis,
    references: e.references,
    exposure: e.exposure,
    evidence: e.evidence.map((v) => ({ range: toRange(document, v), text: v.text })),
    absent: e.absent,
    ...(e.fact ? { fact: e.fact } : {}),
  });
  const { reviewed } = analysed.configuration;
  return {
    uri: document.uri,
    version: document.version,
    ...kindOf(analysed, language),
    kindSource: analysed.kindSource,
    asOf: analysed.asOf,
    asOfDate: date(analysed.asOf, language),
    ...(reviewed ? { reviewed } : {}),
    facts: analysed.configuration.facts ?? {},
    counts: countStates(analysed),
    sections: coverageView(analysed, language).map(({ id, title, entries }) => ({ id, title, items: entries.map(item) })),
  };
}

const kindOf = (analysed: AnalysedDocument, language: Language) => ({
  kind: analysed.kind,
  kindTitle: KIND_TITLES[analysed.kind][language],
});

function documentCoverage(session: Session, read: ReadDocument): DocumentCoverage {
  const { analysed, language } = read;
  const { findings } = reviewOf(session, read, language);
  const count = (severity: string) => findings.filter((f) => f.severity === severity).length;
  const { verdicts } = analysed;
  const certain = verdicts.filter((v) => isDue(v.requirement, analysed) && !v.unsure);
  const having = (status: Status) => certain.filter((v) => v.status === status).length;
  const due = { missing: having('missing'), partial: having('partial') };
  return {
    uri: read.document.uri,
    ...kindOf(analysed, language),
    state: !verdicts.length ? 'other' : due.missing ? 'gaps' : due.partial ? 'partial' : 'complete',
    due,
    counts: countStates(analysed),
    findings: { error: count('error'), warning: count('warning'), information: count('information'), hint: count('hint') },
  };
}

/** The findings of a document, with those that it suppresses. */
function reviewOf(session: Session, read: ReadDocument, language: Language): Reviewed {
  const suppressed: Suppressed[] = [];
  const findings = findingsOf(read.analysed, {
    ...session.rulesFor(read),
    language,
    suppressed: (finding, by) => suppressed.push({ finding, by }),
  });
  return { path: session.pathOf(read.document.uri), analysed: read.analysed, findings, suppressed };
}

/** A link that our extension follows to a line of a document (from 1). */
function showPlace(uri: string, line = 1): string {
  const start = { line: line - 1, character: 0 };
  return `command:policyDrafter.showPlace?${encodeURIComponent(JSON.stringify([uri, { start, end: start }]))}`;
}
