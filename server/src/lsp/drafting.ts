/** What starts something new, over the LSP: a document from a skeleton, a data pack from a newsletter. */
import type { Connection } from 'vscode-languageserver';
import { Facts, KINDS, validate } from '../document/configuration.js';
import { FACT_TITLES, KIND_TITLES } from '../document/titles.js';
import { type Impact, impactOn } from '../features/impact.js';
import { impactPage } from '../features/impactPage.js';
import { factsAsked, kindsToWrite, newDocument } from '../features/newDocument.js';
import { draftYaml, isMonth, monthOf, readNewsletter } from '../features/newsletter.js';
import type { ServerContext } from './context.js';
import { commandLink, request } from './messages.js';

/** Whether a fact is true or false, rather than a number or a list. */
const isYesOrNo = (name: string): boolean => Facts.shape[name as keyof Facts]?.safeParse(true).success === true;

/** Registers the handlers. */
export function serveDrafting(connection: Connection, context: ServerContext): void {
  const { session, version, today } = context;
  const lawsOfFolder = () => session().lawsOf(context.folder());

  connection.onRequest(request('policyDrafter/newDocument'), async ({ kind, language, facts }) => {
    const { knowledge } = await lawsOfFolder();
    const known = KINDS.find((k) => k === kind);
    const { value, issues } = validate<Facts>(facts, Facts);
    return (known && !issues.length && newDocument(knowledge, { kind: known, language, facts: value })) || null;
  });

  connection.onRequest(request('policyDrafter/newDocumentChoices'), async () => {
    const { knowledge } = await lawsOfFolder();
    const language = await session().languageFor(context.folder());
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

  connection.onRequest(request('policyDrafter/importNewsletter'), async ({ fileName, text, month: given }) => {
    const month = given ?? monthOf(fileName, text);
    const none = { month: month ?? '', draft: '', impact: '' };
    if (!month || !isMonth(month)) return { ...none, fault: 'month' as const };
    const { knowledge, lexicons } = await lawsOfFolder();
    const { developments, unknown } = readNewsletter(text, { knowledge, lexicon: lexicons.citations, pack: month, today: today() });
    if (!developments.length) return { ...none, fault: 'items' as const };
    const language = await session().languageFor(context.folder());
    const impacts: { impact: Impact; uri: string }[] = [];
    // The newsletter may lie in the folder itself.
    for await (const { document, analysed } of session().documents())
      if (document.getText() !== text && (analysed.kindSource !== 'none' || analysed.citations.length)) {
        const path = session().pathOf(document.uri);
        impacts.push({ impact: impactOn(path, analysed, developments, language), uri: document.uri });
      }
    const impact = impactPage(impacts, {
      language,
      version,
      file: fileName,
      linkTo: context.client().commands ? showPlace : () => undefined,
    });
    return { month, draft: draftYaml(developments, unknown, language), impact };
  });
}

/** A link that our extension follows to a line of a document (from 1). */
function showPlace(uri: string, line = 1): string {
  const start = { line: line - 1, character: 0 };
  return commandLink('showPlace', [uri, { start, end: start }]);
}
