/** A new document of a kind: front matter, the requirements' model clauses in sections, what each must say, blanks to fill in. */
import { type Facts, KINDS, type Kind } from '../document/configuration.js';
import { asked, holds, ruledOut } from '../document/coverage.js';
import { FACT_TITLES, KIND_TITLES } from '../document/titles.js';
import { basisOrBackground, referenceList } from '../knowledge/describe.js';
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import { brackets } from '../knowledge/punctuation.js';
import type { Language, Requirement } from '../knowledge/schema.js';
import { withBlanks } from '../rules/clause.js';
import { SECTION_IDS, SECTIONS } from './coverage.js';
import { snippet } from './snippet.js';

export const DOCUMENT_LANGUAGES = ['en', 'zh', 'bilingual'] as const;
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

export interface NewDocumentOptions {
  readonly kind: Kind;
  readonly language: DocumentLanguage;
  /** What a fact rules out is left out; what is unknown goes in, with its condition. */
  readonly facts: Facts;
}

export interface NewDocument {
  /** Blanks as `[● name]`, which the checks know as unfinished. */
  readonly text: string;
  /** The same in the editor's snippet syntax: each blank a tab stop. */
  readonly snippet: string;
  /** A file name to propose. */
  readonly fileName: string;
}

/** The kinds of which there is something to write. */
export const kindsToWrite = (knowledge: KnowledgeBase): Kind[] => KINDS.filter((kind) => knowledge.requirementsOf(kind).length > 0);

/** The facts on which the requirements of a kind turn, each once. */
export const factsAsked = (knowledge: KnowledgeBase, kind: Kind): string[] => [
  ...new Set(knowledge.requirementsOf(kind).flatMap((r) => (r.when ? [r.when.fact] : []))),
];

const T = {
  guide: {
    en: 'Comments like this one say what belongs into a section; remove them before you publish. Model clauses are proposals: check that each is true of you.',
    zh: '此类注释说明各节应写的内容，发布前请删除。示范条款仅供参考，请逐条核对是否符合实际情况。',
  },
  only: { en: 'Only if: ', zh: '仅在下列情形适用：' },
  usual: { en: 'Usual, not required by statute. ', zh: '通常会写明，并非法定内容。' },
} as const;

/** Writes it; undefined where the pack holds no requirement of the kind. */
export function newDocument(knowledge: KnowledgeBase, options: NewDocumentOptions): NewDocument | undefined {
  const all = knowledge.requirementsOf(options.kind);
  if (!all.length) return undefined;
  const wanted = all.filter((r) => asked(r, options.facts) && !ruledOut(r, options.facts));
  const languages: readonly Language[] = options.language === 'bilingual' ? ['zh', 'en'] : [options.language];
  const both = (text: { readonly en: string; readonly zh: string }, between: string) => languages.map((l) => text[l]).join(between);
  const parts: string[] = [
    frontMatter(options),
    `# ${both(KIND_TITLES[options.kind], ' / ')}`,
    comment(languages.map((l) => T.guide[l]).join(' ')),
  ];
  const sections = SECTION_IDS.flatMap((id) => {
    const own = wanted.filter((r) => r.section === id);
    return own.length ? [{ id, own }] : [];
  });
  for (const { id, own } of sections) {
    parts.push(`## ${both(SECTIONS[id], ' / ')}`);
    for (const requirement of own) {
      parts.push(`### ${both(requirement.title, ' / ')}`);
      parts.push(comment(languages.map((l) => guidance(knowledge, requirement, options.facts, l)).join(' ')));
      parts.push(...languages.map((l) => requirement.clause[l].trim()));
    }
  }
  const template = `${parts.join('\n\n')}\n`;
  return {
    text: `${withBlanks(template, '\n')}\n`,
    snippet: snippet(template),
    fileName: `${options.kind}.${options.language === 'bilingual' ? 'zh-en' : options.language}.md`,
  };
}

function frontMatter({ kind, facts }: NewDocumentOptions): string {
  const lines = Object.entries(facts).map(([name, value]) => `    ${name}: ${Array.isArray(value) ? `[${value.join(', ')}]` : value}`);
  return ['---', 'policyDrafter:', `  kind: ${kind}`, ...(lines.length ? ['  facts:', ...lines] : []), '---'].join('\n');
}

/** Text inside a comment may not end it. */
const comment = (text: string): string => `<!-- ${text.replace(/-->/g, '→').replace(/--/g, '–')} -->`;

function guidance(knowledge: KnowledgeBase, requirement: Requirement, facts: Facts, language: Language): string {
  const basis = referenceList(knowledge, basisOrBackground(requirement), language);
  const fact = requirement.when?.fact;
  const open = requirement.force === 'conditional' && fact && holds(requirement, facts) === undefined;
  const condition = open ? (FACT_TITLES[fact as keyof Facts]?.[language] ?? fact) : '';
  const end = language === 'zh' ? '。' : '. ';
  return [
    requirement.force === 'practice' ? T.usual[language] : '',
    condition ? `${T.only[language]}${condition}${end}` : '',
    requirement.says[language],
    basis ? brackets(basis, language) : '',
  ].join('');
}
