/** Whether colours can be told apart. */

/** Red, green and blue from 0 to 1, of `#rgb`, `#rrggbb` or `rgb(…)`. */
function parts(colour: string): number[] {
  if (!colour.startsWith('#')) return colour.match(/[\d.]+/g)!.map((part) => Number(part) / 255);
  const digits = colour.length === 4 ? [...colour.slice(1)].map((d) => d + d) : colour.slice(1).match(/../g)!;
  return digits.map((part) => Number.parseInt(part, 16) / 255);
}

function luminance(colour: string): number {
  const [r, g, b] = parts(colour).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Contrast of two opaque colours as WCAG 2.2 defines it, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}
