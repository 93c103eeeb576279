/**
 * An HTML page of ours: no script, no style attribute, nothing loaded. Its policy allows the one style sheet by hash, so that it opens in the
 * strictest host.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Language } from '../../knowledge/schema.js';
import { html, Markup } from './markup.js';
import { STYLE } from './style.js';

const STYLE_HASH = btoa(String.fromCharCode(...sha256(utf8ToBytes(STYLE))));
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
/** As HTML names them. */
export const LANG = { en: 'en', zh: 'zh-CN' } as const;

export interface Page {
  readonly language: Language;
  readonly title: string;
  /** Of the product. */
  readonly version: string;
  readonly body: Markup;
}

/** The page as text. */
export function page({ language, title, version, body }: Page): string {
  return html`<!DOCTYPE html>
<html lang="${LANG[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Policy Drafter ${version}">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}
