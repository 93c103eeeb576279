/** The report as one HTML page that prints on A4. */
import type { Status } from '../../document/coverage.js';
import { COLON, COMMA, LIST_COMMA } from '../../knowledge/punctuation.js';
import type { Language } from '../../knowledge/schema.js';
import type { Counts, CoverageEntry } from '../coverage.js';
import { mark, markAt } from './marks.js';
import { html, type Markup } from './markup.js';
import { day, type Report, type ReportDocument, type ReportFinding } from './model.js';
import { LANG, page } from './page.js';
import { fillWord, SEVERITY, STATUS, statusNotes, WORDS } from './words.js';

const DOCUMENT_LANG = { en: 'en', zh: 'zh-CN', mixed: '' } as const;

/** The page. */
export function reportHtml(report: Report): string {
  const { language, today, version } = report.options;
  const w = (id: keyof typeof WORDS) => WORDS[id][language];
  const [only] = report.documents;
  const single = report.documents.length === 1 && only;
  const title = single ? `${w('title')} · ${only.path}` : w('title');
  const body = html`<header>
<p class="product">${w('product')}</p>
<h1>${w('title')}</h1>
<dl>
<dt>${w(single ? 'document' : 'documents')}</dt><dd>${single ? only.path : report.documents.length}</dd>
<dt>${w('made')}</dt><dd><time datetime="${today}">${day(today, language)}</time></dd>
<dt>${w('version')}</dt><dd>${version}</dd>
</dl>
</header>
<main>
${!single && overview(report)}
${report.documents.map((d, i) => documentSection(d, `d${i + 1}`, language))}
</main>
<footer><div class="sign"><div>${w('signed')}</div><div>${w('date')}</div></div>
<p>${w('disclaimer')}</p><p>${w('dataNote')}</p></footer>`;
  return page({ language, title, version, body });
}

/** Documents by state, for a folder. */
function overview({ documents, options: { language } }: Report): Markup {
  const w = (id: keyof typeof WORDS) => WORDS[id][language];
  const of = (d: ReportDocument, severity: ReportFinding['severity']) => d.findings.filter((f) => f.severity === severity).length;
  return html`<section class="wide" aria-labelledby="summary" tabindex="0"><h2 id="summary">${w('summary')}</h2>
<table><thead><tr><th scope="col">${w('document')}</th><th scope="col">${w('kind')}</th>${STATUSES.map((s) => html`<th scope="col">${STATUS[s][language]}</th>`)}${SEVERITIES.map((s) => html`<th scope="col">${SEVERITY[s][language]}</th>`)}</tr></thead>
<tbody>${documents.map((d, i) => html`<tr><th scope="row"><a href="#d${i + 1}">${d.path}</a></th><td>${d.kind}</td>${STATUSES.map((s) => html`<td>${d.sections.length ? d.counts[s] : '–'}</td>`)}${SEVERITIES.map((s) => html`<td>${of(d, s)}</td>`)}</tr>`)}</tbody></table></section>`;
}

const STATUSES: readonly Status[] = ['met', 'partial', 'missing', 'not-applicable'];
const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

function documentSection(d: ReportDocument, id: string, language: Language): Markup {
  const w = (id: keyof typeof WORDS) => WORDS[id][language];
  return html`<section class="document" aria-labelledby="${id}">
<h2 id="${id}">${d.path}</h2>
<dl>
<dt>${w('kind')}</dt><dd>${d.kind}</dd>
<dt>${w('asOf')}</dt><dd><time datetime="${d.asOf}">${day(d.asOf, language)}</time></dd>
${d.reviewed !== undefined && html`<dt>${w('reviewed')}</dt><dd><time datetime="${d.reviewed}">${day(d.reviewed, language)}</time></dd>`}
</dl>
${d.sections.length > 0 && picture(d.counts, language)}
${d.findings.length > 0 && html`<p>${w('findings')}${COLON[language]}${findingCounts(d, language)}</p>`}
${d.facts.length > 0 && html`<h3>${w('facts')}</h3><dl>${d.facts.map((f) => html`<dt>${f.title}</dt><dd>${f.value}</dd>`)}</dl>`}
${!d.facts.length && d.sections.length > 0 && html`<p class="note">${w('noFacts')}</p>`}
<h3>${w('coverage')}</h3>
${d.sections.length ? coverageTable(d, language) : html`<p>${w('noRequirements')}</p>`}
${
  d.exposures.length > 0 &&
  html`<h3>${w('exposureTitle')}</h3><table><thead><tr><th scope="col">${w('exposure')}</th><th scope="col">${w('gaps')}</th></tr></thead><tbody>${d.exposures.map((e) => html`<tr><td>${e.text}</td><td>${e.gaps.join(LIST_COMMA[language])}</td></tr>`)}</tbody></table><p class="note">${w('exposureNote')}</p>`
}
<h3>${w('findings')} (${d.findings.length})</h3>
${d.findings.length ? html`<ol class="findings">${d.findings.map((f) => findingItem(f, d, language))}</ol>` : html`<p>${w('noFindings')}</p>`}
${d.suppressed.length > 0 && html`<h3>${w('suppressed')} (${d.suppressed.length})</h3><ol class="findings">${d.suppressed.map((f) => findingItem(f, d, language, true))}</ol>`}
</section>
`;
}

/** How many findings of each severity there are, worst first. */
const findingCounts = ({ findings }: ReportDocument, language: Language): string =>
  SEVERITIES.map((s) => [s, findings.filter((f) => f.severity === s).length] as const)
    .filter(([, n]) => n > 0)
    .map(([s, n]) => `${SEVERITY[s][language]} ${n}`)
    .join(COMMA[language]);

/** The least part of the bar, in per cent, that has room for its sign. */
const ROOM = 4;

/** The one picture: how much is met, as a bar with its legend. */
function picture(counts: Counts, language: Language): Markup {
  const all = STATUSES.reduce((n, s) => n + counts[s], 0);
  const label = STATUSES.map((s) => `${STATUS[s][language]} ${counts[s]}`).join(COMMA[language]);
  const title = fillWord('coverageOf', language, all);
  let x = 0;
  const bars = STATUSES.filter((s) => counts[s] > 0).map((s) => {
    const width = (counts[s] / all) * 100;
    const bar = html`<rect class="${s}" x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" height="100%"/>${width >= ROOM && markAt(s, x + width / 2)}`;
    x += width;
    return bar;
  });
  // Outside the bar, whose parts may be narrower than words.
  const legend = STATUSES.map((s) => html`<li>${mark(s)}${STATUS[s][language]}${COLON[language]}${counts[s]}</li>`);
  return html`<figure><svg role="img" aria-label="${`${title}${COLON[language]}${label}`}" class="bar" xmlns="http://www.w3.org/2000/svg"><title>${title}</title><desc>${label}</desc>${bars}</svg><ul class="legend">${legend}</ul><figcaption>${title}</figcaption></figure>`;
}

function coverageTable(d: ReportDocument, language: Language): Markup {
  const w = (id: keyof typeof WORDS) => WORDS[id][language];
  return html`<table class="coverage"><thead><tr><th scope="col">${w('requirement')}</th><th scope="col">${w('status')}</th><th scope="col">${w('evidence')}</th><th scope="col">${w('basis')}</th></tr></thead>
${d.sections.map((s) => html`<tbody><tr class="section"><th class="section" scope="rowgroup" colspan="4">${s.title}</th></tr>${s.entries.map((e) => coverageRow(e, d, language))}</tbody>`)}</table>`;
}

function coverageRow(e: CoverageEntry, d: ReportDocument, language: Language): Markup {
  return html`<tr><th scope="row">${e.title}</th><td><span class="status">${mark(e.status)}${STATUS[e.status][language]}</span>${statusNotes(e, language).map((n) => html`<br><span class="note">${n}</span>`)}</td><td>${e.evidence.slice(0, 3).map((v) => html`<blockquote lang="${DOCUMENT_LANG[d.language]}">${v.text} <span class="note" lang="${LANG[language]}">(${fillWord('line', language, d.placeOf(v.from).line)})</span></blockquote>`)}${!e.evidence.length && '–'}</td><td>${e.basis || '–'}</td></tr>`;
}

function findingItem(f: ReportFinding, d: ReportDocument, language: Language, suppressed = false): Markup {
  const w = (id: keyof typeof WORDS) => WORDS[id][language];
  const colon = COLON[language];
  return html`<li class="${f.severity}"><p><span class="severity">${mark(f.severity)}${SEVERITY[f.severity][language]}</span> · ${fillWord('line', language, f.line)} · <a href="${f.href}">${f.title}</a></p>
<p>${f.message}</p>
${f.quotation && html`<blockquote lang="${DOCUMENT_LANG[d.language]}">${f.quotation}</blockquote>`}
${f.basis.length > 0 && html`<p>${w('basis')}${colon}</p><ul>${f.basis.map((b) => html`<li>${b.name} · ${b.standing} · ${w(b.verified ? 'verified' : 'unverified')}</li>`)}</ul>`}
${f.exposure && !f.message.includes(f.exposure) && html`<p>${w('exposure')}${colon}${f.exposure}</p>`}
${suppressed && html`<p>${w('reason')}${colon}${f.reason ?? w('noReason')}${f.until !== undefined && ` (${w('until')} ${day(f.until, language)})`}</p>`}
</li>`;
}
