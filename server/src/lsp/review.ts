/** The review report over the LSP, and the findings that it and the coverage of a folder are made of. */
import type { Connection } from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { reviewReport } from '../features/report/index.js';
import type { Reviewed, Suppressed } from '../features/report/model.js';
import type { Language } from '../knowledge/schema.js';
import { findingsOf } from '../rules/run.js';
import type { ServerContext } from './context.js';
import { request } from './messages.js';
import type { ReadDocument, Session } from './session.js';

/** Registers the handler. */
export function serveReview(connection: Connection, { session, version, today }: ServerContext): void {
  connection.onRequest(request('policyDrafter/report'), async (params) => {
    const read: ReadDocument[] = [];
    for await (const one of session().documents(params.documents))
      if (params.documents || one.analysed.kindSource !== 'none') read.push(one);
    const [first] = read;
    if (!first) return null;
    const language = params.language ?? first.language;
    const reviewed = read.map((one) => reviewOf(session(), one, language));
    const extension = { html: 'html', markdown: 'md', csv: 'csv' }[params.format];
    const name = read.length === 1 ? Utils.basename(URI.parse(first.document.uri)).replace(/\.(?:md|markdown)$/i, '') : 'review';
    return { text: reviewReport(reviewed, params.format, { language, today: today(), version }), fileName: `${name}.report.${extension}` };
  });
}

/** The findings of a document, with those that it suppresses. */
export function reviewOf(session: Session, read: ReadDocument, language: Language): Reviewed {
  const suppressed: Suppressed[] = [];
  const findings = findingsOf(read.analysed, {
    ...session.rulesFor(read),
    language,
    suppressed: (finding, by) => suppressed.push({ finding, by }),
  });
  return { path: session.pathOf(read.document.uri), analysed: read.analysed, findings, suppressed };
}
