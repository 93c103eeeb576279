/** What a set of news means for the documents of a folder, as a page beside the draft: those that are touched, then the others. */
import { COLON } from '../knowledge/punctuation.js';
import type { Language } from '../knowledge/schema.js';
import type { Impact } from './impact.js';
import { html, type Markup } from './report/markup.js';
import { page } from './report/page.js';
import { WORDS } from './report/words.js';

const T = {
  title: { en: 'Documents touched by {file}', zh: '{file} 涉及的文件' },
  nowhere: { en: 'It touches no document of the folder.', zh: '未涉及文件夹中的任何文件。' },
  others: { en: 'Not touched', zh: '未涉及' },
  line: { en: 'line {n}', zh: '第{n}行' },
} as const;

export interface ImpactPageOptions {
  readonly language: Language;
  /** Of the product. */
  readonly version: string;
  /** The newsletter's name. */
  readonly file: string;
  /** The address of a link to a document, or to a line of it (from 1); undefined where the client follows none. */
  readonly linkTo: (uri: string, line?: number) => string | undefined;
}

/** The page. `uri`: of the document that an impact is on. */
export function impactPage(impacts: readonly { readonly impact: Impact; readonly uri: string }[], options: ImpactPageOptions): string {
  const { language, version, file, linkTo } = options;
  const title = T.title[language].replace('{file}', file);
  const link = (text: string, uri: string, line?: number): Markup | string => {
    const address = linkTo(uri, line);
    return address ? html`<a href="${address}">${text}</a>` : text;
  };
  const shared = ({ by }: Impact['touched'][number], uri: string) =>
    by.map(({ text, line }) => {
      const at = line === undefined ? '' : link(T.line[language].replace('{n}', String(line)), uri, line);
      return html`<li>${text}${at && html`${COLON[language]}${at}`}</li>`;
    });
  const touched = impacts.filter(({ impact }) => impact.touched.length);
  const others = impacts.filter(({ impact }) => !impact.touched.length);
  const sections = touched.map(
    ({ impact, uri }) => html`<section><h2>${link(impact.path, uri)}</h2>
${impact.touched.map((item) => html`<h3>${item.item}</h3><ul>${shared(item, uri)}</ul>`)}
${impact.since && html`<p class="note">${impact.since.text}</p><ul>${impact.since.changes.map((change) => html`<li>${change}</li>`)}</ul>`}
</section>`,
  );
  const body = html`<header><p class="product">${WORDS.product[language]}</p><h1>${title}</h1></header>
<main>${touched.length ? sections : html`<p>${T.nowhere[language]}</p>`}
${others.length > 0 && html`<section><h2>${T.others[language]}</h2><ul>${others.map(({ impact, uri }) => html`<li>${link(impact.path, uri)}</li>`)}</ul></section>`}
</main>`;
  return page({ language, title, version, body });
}
