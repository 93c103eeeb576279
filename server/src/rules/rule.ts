/** What a rule is: one folder with `rule.ts`, `doc.md` and `examples.md`, found by its id. */
import type { AnalysedDocument } from '../document/analysed.js';
import type { SettingsFault, Severity, Suppression } from '../document/configuration.js';
import type { Directive } from '../document/directives.js';
import { date } from '../knowledge/format.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Bilingual, Language } from '../knowledge/schema.js';

/** What fills the `{name}` places of a message. A bilingual value is taken in the message's language. */
export type Parameters = Readonly<Record<string, string | number | Bilingual>>;

/** A place in the document, UTF-16 offsets. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Basis {
  readonly law: string;
  readonly version: string;
  readonly article?: string;
}

interface Related extends Span {
  readonly message: string;
  readonly parameters?: Parameters;
}

/** What helps with a finding: a change that mends it, or a place where a person must decide. */
export interface Fix {
  /** Id of its title among the rule's messages. */
  readonly title: string;
  readonly parameters?: Parameters;
  /** Empty where only a place is shown. A blank (`[● …]`) in the first of them that has one is selected once they are made. */
  readonly edits: readonly (Span & { readonly text: string })[];
  /** A place to go to, instead of a change. */
  readonly shows?: Span;
  /** Changes nothing that the author means: may be applied to all findings at once. */
  readonly safe: boolean;
}

/** What a rule reports. */
export interface Report extends Span {
  /** Id among the rule's messages. */
  readonly message: string;
  readonly parameters?: Parameters;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly requirement?: string;
  readonly basis?: readonly Basis[];
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** A report with its rule and final severity. */
export interface Finding extends Report {
  readonly rule: string;
  readonly severity: Severity;
}

/** What a door knows that a rule may need: settings that change what is wrong. */
export interface RuleOptions {
  readonly requireReason: boolean;
  /** Suppressions of this document that stand in the project file. */
  readonly suppressions?: readonly Suppression[];
  /** What could not be used of the settings that govern this document. */
  readonly settingsFaults?: readonly SettingsFault[];
  /** Language of inserted text where the document has none of its own. */
  readonly language: Language;
}

export interface RuleContext {
  readonly document: AnalysedDocument;
  readonly knowledge: KnowledgeBase;
  readonly options: RuleOptions;
  /** Ids of all rules, for the rules about suppressions. */
  readonly rules: readonly string[];
  /** What has suppressed a finding; known only to a rule that runs `after-suppression`. */
  readonly used?: ReadonlySet<Directive | Suppression>;
}

export interface Rule {
  readonly id: string;
  /** What people call what it reports, in a few words, as within a sentence. */
  readonly title: Bilingual;
  /** Version of the product in which it came. */
  readonly since: string;
  readonly severity: Severity;
  /**
   * `configured`: on any document that sets something of ours; `any-kind`: on a document of a kind (declared or detected), be it `other`;
   * `gaps`: on a kind with requirements.
   */
  readonly runs: 'configured' | 'any-kind' | 'gaps';
  /** Runs once the findings of all others are suppressed or kept, and is told what suppressed them; its own are always kept. */
  readonly phase?: 'after-suppression';
  /** What a finding speaks of: the words at which it stands, or the whole document, in which it is the same finding wherever it stands. */
  readonly scope?: 'document';
  /**
   * What it reports: something absent, so that where it stands is not what it is about, many may be told as one, and a fact may rule it out.
   */
  readonly reports?: 'absence';
  /** What its basis is: the duty that the words may breach, so that a breach may cost something. Else it is what a citation should say. */
  readonly basis?: 'duty';
  /** `false`: it speaks of our own settings, and no suppression of it is offered. */
  readonly suppressible?: false;
  /** Whether its fixes may be applied without looking. */
  readonly fix: 'safe' | 'unsafe' | 'none';
  readonly messages: Readonly<Record<string, Bilingual>>;
  check(context: RuleContext): Iterable<Report>;
}

/** Fills a message's places; an ISO day is written as the reader writes it. Unknown places stay as they are, so that a mistake is seen. */
export function fill(message: Bilingual, parameters: Parameters | undefined, language: Language): string {
  return message[language].replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = parameters?.[name];
    if (value === undefined) return place;
    if (typeof value === 'object') return value[language];
    return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? date(String(value), language) : String(value);
  });
}
