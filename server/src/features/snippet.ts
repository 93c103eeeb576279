/** Templates with blanks (`{{ name }}`) in the editor's snippet syntax. */
const BLANK = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** Blanks become tab stops in their order; every other character stands for itself. */
export function snippet(template: string): string {
  let stop = 0;
  let at = 0;
  let out = '';
  const plain = (text: string) => text.replace(/[\\$}]/g, '\\$&');
  for (const match of template.matchAll(BLANK)) {
    out += `${plain(template.slice(at, match.index))}\${${++stop}:${plain(`[● ${match[1]}]`)}}`;
    at = match.index + match[0].length;
  }
  return `${out}${plain(template.slice(at))}$0`;
}
