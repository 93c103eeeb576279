/** What documents disclose, over the LSP: the coverage of one and of all, what can be done about it, and the lenses over sections. */
import type { CodeLens, Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { AnalysedDocument } from '../document/analysed.js';
import { isDue, type Status } from '../document/coverage.js';
import { KIND_TITLES } from '../document/titles.js';
import { blankIn } from '../features/blank.js';
import { codeLenses } from '../features/codeLens.js';
import { type CoverageEntry, countStates, coverageView, insertClause, markNotApplicable } from '../features/coverage.js';
import type { Edit } from '../features/frontMatter.js';
import { date } from '../knowledge/format.js';
import type { Language } from '../knowledge/schema.js';
import type { ServerContext } from './context.js';
import { rangeAfter, toEdits, toRange, toWorkspaceEdit } from './convert.js';
import { CoverageChangedNotification, request } from './messages.js';
import type { Coverage, CoverageItem, DocumentCoverage, PlacedEdit } from './protocol.js';
import { reviewOf } from './review.js';
import type { ReadDocument, Session, Snapshot } from './session.js';

/** Tells a client that wants them a document's counts, when they change. */
interface Counting {
  readonly counted: (snapshot: Snapshot) => void;
  readonly closed: (uri: string) => void;
}

/** Registers the handlers. */
export function serveCoverage(connection: Connection, context: ServerContext): Counting {
  const { session } = context;

  connection.onRequest(request('policyDrafter/coverage'), async ({ uri }) => {
    const read = await session().readDocument(uri);
    return read ? coverageOf(read) : null;
  });

  connection.onRequest(request('policyDrafter/workspaceCoverage'), async (params, token) => {
    const found: DocumentCoverage[] = [];
    for await (const read of session().documents(params.documents)) {
      if (token.isCancellationRequested) break;
      if (read.analysed.kindSource !== 'none') found.push(documentCoverage(session(), read));
    }
    return found;
  });

  /** Edits, and what is to be selected then: the first blank that they put in, else where they begin. */
  const placed = (document: TextDocument, edits: readonly Edit[] | undefined): PlacedEdit | null => {
    if (!edits) return null;
    const changes = toEdits(document, edits);
    const from = Math.min(...edits.map((e) => e.from));
    return {
      edit: toWorkspaceEdit(document, changes, context.client().versionedEdits),
      select: rangeAfter(document, changes, blankIn(edits) ?? { from, to: from }),
    };
  };

  connection.onRequest(request('policyDrafter/insertClause'), async ({ uri, requirement }) => {
    const snapshot = await session().snapshot(uri);
    return snapshot ? placed(snapshot.document, insertClause(snapshot.analysed, requirement, snapshot.language)) : null;
  });

  connection.onRequest(request('policyDrafter/markNotApplicable'), async ({ uri, requirement }) => {
    const snapshot = await session().snapshot(uri);
    return snapshot ? placed(snapshot.document, markNotApplicable(snapshot.analysed, requirement)) : null;
  });

  connection.onCodeLens(async ({ textDocument }): Promise<CodeLens[] | null> => {
    const snapshot = await session().snapshot(textDocument.uri);
    if (!snapshot?.settings.settings.codeLens) return null;
    const { document, analysed, language } = snapshot;
    return codeLenses(analysed, language).map(({ from, to, title }) => ({
      range: toRange(document, { from, to }),
      command: { title, command: context.client().commands ? 'policyDrafter.showCoverage' : '' },
    }));
  });

  /** The counts that were sent last, by document. */
  const lastSent = new Map<string, string>();
  return {
    counted: ({ document, analysed }) => {
      if (!context.client().coverage) return;
      const counts = countStates(analysed);
      const key = JSON.stringify([counts, analysed.kindSource]);
      if (lastSent.get(document.uri) === key) return;
      lastSent.set(document.uri, key);
      void connection.sendNotification(CoverageChangedNotification, {
        uri: document.uri,
        version: document.version,
        kindSource: analysed.kindSource,
        counts,
      });
    },
    closed: (uri) => void lastSent.delete(uri),
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
    due: isDue(e.requirement, analysed.facts),
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
  const certain = verdicts.filter((v) => isDue(v.requirement, analysed.facts) && !v.unsure);
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
