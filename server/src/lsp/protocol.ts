/**
 * Requests and notifications of ours beside those of the LSP. Types only: the server makes its messages of them (`messages.ts`) and the client its
 * own, so that the two cannot differ in a name or a shape, and neither runs code of the other.
 */
import type { CodeAction, Location, Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';

/** `uri`: the document being read; left out: the first workspace folder counts. */
interface LanguageParams {
  readonly uri?: string;
}

/** One version of a law, as offered by *Open Law*. */
interface LawEntry {
  /** `pipl@2021`. */
  readonly version: string;
  /** Short name in the reader's language. */
  readonly label: string;
  /** Standing on the day asked about. */
  readonly description?: string;
  /** Full title. */
  readonly detail?: string;
  /** Whether it is in force on that day; these come first. */
  readonly current: boolean;
}

/** `uri`: the document being read, for its date and language. */
interface LawsParams {
  readonly uri?: string;
}

/** Without `article`: the top of the law. */
interface LawLocationParams extends LawsParams {
  readonly version: string;
  readonly article?: string;
}

/** A document, and a place in it. */
interface PlaceParams {
  readonly uri: string;
  readonly position: Position;
}

export type RequirementStatus = 'met' | 'partial' | 'missing' | 'not-applicable';
export type StatusCounts = Readonly<Record<RequirementStatus, number>>;

/** One requirement in the coverage view. All texts are in the reader's language. */
export interface CoverageItem {
  readonly id: string;
  readonly title: string;
  readonly status: RequirementStatus;
  /** Beside `missing`: something resembles it. */
  readonly unsure: boolean;
  /** `statute`, `conditional` (due where `applies`) or `practice`. */
  readonly force: 'statute' | 'conditional' | 'practice';
  /** As declared; left out where no fact tells. */
  readonly applies?: boolean;
  /** Whether the law asks for it here: by statute, or on a condition that is declared to hold. What is not due is usual at most. */
  readonly due: boolean;
  /** Why it is not applicable: a declared fact, or the text says so. */
  readonly because?: 'fact' | 'denied';
  readonly says: string;
  /** "PIPL 17(1)(2), 19". */
  readonly basis: string;
  /** Targets for `policyDrafter/lawLocation`. */
  readonly references: readonly { readonly law: string; readonly version: string; readonly article?: string }[];
  /** What the gap may cost; '' where nothing that is due is missing. */
  readonly exposure: string;
  /** Where the document says it, best first; of an unsure one, what resembles it. */
  readonly evidence: readonly { readonly range: Range; readonly text: string }[];
  /** For a partial one: what is not shown. */
  readonly absent: readonly string[];
  /** The fact that `policyDrafter/markNotApplicable` writes; left out where no fact rules it out. */
  readonly fact?: { readonly name: string; readonly value: boolean };
}

/** What a document discloses, by section. `sections` is empty for a kind without requirements. */
export interface Coverage {
  readonly uri: string;
  readonly version: number;
  readonly kind: string;
  readonly kindTitle: string;
  readonly kindSource: 'declared' | 'configured' | 'detected' | 'none';
  readonly asOf: string;
  /** `asOf` as the reader writes a date. */
  readonly asOfDate: string;
  readonly reviewed?: string;
  /** As declared in the front matter. */
  readonly facts: Readonly<Record<string, boolean | number | readonly string[] | undefined>>;
  readonly counts: StatusCounts;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly items: readonly CoverageItem[] }[];
}

interface DocumentParams {
  readonly uri: string;
}

/** Documents to look at. `text`: as it is to be read, whatever the file says. Left out: the Markdown files of the workspace folders. */
interface DocumentsParams {
  readonly documents?: readonly { readonly uri: string; readonly text?: string }[];
}

/** `gaps`: something that is due is missing; `partial`: nothing is, but something is shown in part only; `other`: a kind without requirements. */
export type DocumentState = 'gaps' | 'partial' | 'complete' | 'other';

export interface DocumentCoverage {
  readonly uri: string;
  readonly kind: string;
  readonly kindTitle: string;
  readonly state: DocumentState;
  readonly counts: StatusCounts;
  /** Of what is due here: how much is missing for certain, and how much is shown in part only. They make the state. */
  readonly due: Readonly<Record<'missing' | 'partial', number>>;
  readonly findings: Readonly<Record<'error' | 'warning' | 'information' | 'hint', number>>;
}

interface ReportParams extends DocumentsParams {
  readonly format: 'html' | 'markdown' | 'csv';
  /** Default: the reader's. */
  readonly language?: 'en' | 'zh';
}

interface NewDocumentParams {
  readonly kind: string;
  readonly language: 'en' | 'zh' | 'bilingual';
  /** As in the front matter; what is unknown is left out. */
  readonly facts: Readonly<Record<string, boolean | number | readonly string[] | undefined>>;
}

/** What *New document…* asks: the kinds of which one can be written, and the facts that their requirements turn on, in this order. */
interface NewDocumentChoices {
  /** The reader's: documents in it are offered first. */
  readonly language: 'en' | 'zh';
  readonly kinds: readonly { readonly kind: string; readonly title: string; readonly facts: readonly string[] }[];
  /** `yesOrNo`: false for a number or a list, which a question to be ticked cannot ask. */
  readonly facts: readonly { readonly name: string; readonly title: string; readonly yesOrNo: boolean }[];
}

interface RequirementParams extends DocumentParams {
  readonly requirement: string;
}

/** An edit, and what is to be selected in the document as it leaves it: the first blank to be filled in, else where it begins. */
export interface PlacedEdit {
  readonly edit: WorkspaceEdit;
  readonly select: Range;
}

/** `month`: the pack's, where neither the file's name nor its text says it. */
interface ImportNewsletterParams {
  readonly fileName: string;
  readonly text: string;
  readonly month?: string;
}

/** `fault`: no month is named, or what is given is none (`2027-02`), or no numbered item is there; `draft` and `impact` are then ''. */
interface ImportNewsletterResult {
  readonly month: string;
  /** A data pack in YAML; nothing in it counts as verified. */
  readonly draft: string;
  /** Which documents of the workspace it touches: a page in HTML with its own content security policy and no script. */
  readonly impact: string;
  readonly fault?: 'month' | 'items';
}

/** What a client of ours tells at start. Other clients send nothing of it. */
export interface InitializationOptions {
  /** The client can follow a `commandLink` (`messages.ts`); `showPlace` in a page only. */
  readonly commands?: boolean;
  /** The client wants `policyDrafter/coverageChanged`. */
  readonly coverage?: boolean;
  /** The client lists Markdown's headings by itself: ours would stand there twice. */
  readonly headings?: boolean;
  /** Display language, for `policyDrafter.language: auto`. */
  readonly locale?: string;
}

/** Requests to the server, but for those that are said to go to the client: what each is given, and what it gives back. */
export interface Requests {
  /** The language in which the reader is spoken to there, by all settings. */
  'policyDrafter/language': [LanguageParams, 'en' | 'zh'];
  /** The laws of the pack, most useful first. */
  'policyDrafter/laws': [LawsParams, LawEntry[]];
  /** Where an article stands in the virtual document of a law; null where there is none. */
  'policyDrafter/lawLocation': [LawLocationParams, Location | null];
  /** Edits that write the citation at a place, or without one all citations, in a style (`short`, `full`, `defined`, `statutory`, `footnote`, `link`). */
  'policyDrafter/convertCitations': [{ readonly uri: string; readonly style: string; readonly position?: Position }, TextEdit[]];
  /** The edit that inserts a table of authorities at a place, or refreshes the one there is; empty where nothing is cited. */
  'policyDrafter/tableOfAuthorities': [PlaceParams, TextEdit[]];
  /** The citation at a place in the style of the settings, to be copied; null where there is none. */
  'policyDrafter/citationText': [PlaceParams, string | null];
  /** Coverage of a document, as it is in the editor or else in its file; null where it cannot be read. */
  'policyDrafter/coverage': [DocumentParams, Coverage | null];
  /** The documents of ours among the files, with their state; ordinary Markdown is left out. */
  'policyDrafter/workspaceCoverage': [DocumentsParams, DocumentCoverage[]];
  /** A review report over documents; null where none of them can be read. The page holds its own content security policy and no script. */
  'policyDrafter/report': [ReportParams, { readonly text: string; readonly fileName: string } | null];
  /** A new document; null for a kind of which the pack holds no clauses, or facts that it does not know. `snippet`: with a tab stop for each blank. */
  'policyDrafter/newDocument': [NewDocumentParams, { readonly text: string; readonly snippet: string; readonly fileName: string } | null];
  /** What can be written, and what is to be asked for it. */
  'policyDrafter/newDocumentChoices': [Record<string, never>, NewDocumentChoices];
  /** The edit that puts a requirement's model clause where it belongs; null where there is none. */
  'policyDrafter/insertClause': [RequirementParams, PlacedEdit | null];
  /** The edit that writes the fact that rules a requirement out into the front matter; null where no fact does. */
  'policyDrafter/markNotApplicable': [RequirementParams, PlacedEdit | null];
  /** What suppresses the findings in a range, each with its edit; for a client with many of them to ask which. */
  'policyDrafter/suppressions': [DocumentParams & { readonly range: Range }, CodeAction[]];
  /** To the client: the text of a file that the server cannot read itself; null where it cannot either. */
  'policyDrafter/readFile': [DocumentParams, string | null];
  /** To the client: the files below a folder whose names end in one of the extensions (no dot), by URI; null where there is no such folder. */
  'policyDrafter/listFiles': [{ readonly uri: string; readonly extensions: readonly string[] }, string[] | null];
  /** The draft of a data pack made of a newsletter. */
  'policyDrafter/importNewsletter': [ImportNewsletterParams, ImportNewsletterResult | null];
}

/** Notifications to the client, with what each tells. */
export interface Notifications {
  /** A document's counts have changed: sent to a client that asked for it (`InitializationOptions.coverage`), after each analysis that changes them. */
  'policyDrafter/coverageChanged': {
    readonly uri: string;
    readonly version: number;
    readonly kindSource: Coverage['kindSource'];
    readonly counts: StatusCounts;
  };
  /** Settings have changed, and with them perhaps everything that was told: sent to a client that asked for coverage. */
  'policyDrafter/reconfigured': undefined;
}
