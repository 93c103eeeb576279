/** Signs beside the words for states and severities: what is told by colour is told by a shape and a word as well. */
import type { Severity } from '../../document/configuration.js';
import type { Status } from '../../document/coverage.js';
import { html, type Markup } from './markup.js';

const RING = 'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5z';

/** Strokes on a square of 16 units; behind a `|` what is filled. */
const SHAPES: Readonly<Record<Status | Severity, string>> = {
  met: 'M2.5 8.5l3.5 3.5 7.5-8',
  partial: `${RING}|M8 1.75a6.25 6.25 0 0 0 0 12.5z`,
  missing: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  'not-applicable': 'M2.5 8h11',
  error: `${RING}M5.5 5.5l5 5M10.5 5.5l-5 5`,
  warning: 'M8 1.75l6.75 12.5H1.25zM8 6v4.25M8 11.25v1.5',
  information: `${RING}M8 7v4.75M8 4.25v1.5`,
  hint: 'M6 14.25h4M6.25 11.5c0-2-2.5-2.75-2.5-5.5a4.25 4.25 0 0 1 8.5 0c0 2.75-2.5 3.5-2.5 5.5z',
};

const paths = (of: Status | Severity): Markup => {
  const [drawn, filled] = SHAPES[of].split('|');
  return html`<path d="${drawn}"/>${filled !== undefined && html`<path class="filled" d="${filled}"/>`}`;
};

/** The sign, as high as the letters; no word of its own, since its word stands beside it. */
export const mark = (of: Status | Severity): Markup =>
  html`<svg class="mark ${of}" viewBox="0 0 16 16" aria-hidden="true">${paths(of)}</svg>`;

/** The sign within another picture, its middle at a place from 0 to 100 across and half-way down. */
export const markAt = (of: Status, across: number): Markup =>
  html`<svg class="on" x="${across.toFixed(2)}%" y="50%" overflow="visible"><g transform="translate(-8 -8)">${paths(of)}</g></svg>`;
