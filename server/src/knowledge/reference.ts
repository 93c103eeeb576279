/** How laws, versions, articles and items are named: `pipl`, `csl@2016:59`, `2023-11/9`. */

export interface Reference {
  readonly law: string;
  /** Full version id, `csl@2016`, where one is named. */
  readonly version?: string;
  /** `17`, `17(1)(2)`, `253-1`, where one is named. */
  readonly article?: string;
}

const ARTICLE = String.raw`\d+(?:-\d+)?(?:\.\d+)*(?:\(\d+\))*`;
/** `17`, `17(1)(2)`, `253-1`, `5.4`. */
export const ARTICLE_NUMBER = new RegExp(`^${ARTICLE}$`);
/** A law, its version and an article: the second and the third may be absent. */
export const LAW_REFERENCE = new RegExp(`^([a-z0-9]+(?:-[a-z0-9]+)*)(@\\d{4}(?:-draft)?)?(?::(${ARTICLE}))?$`);

/** Reads `pipl`, `csl@2016`, `pipl:17(1)`; undefined where it is none. */
export function parseReference(text: string): Reference | undefined {
  const match = LAW_REFERENCE.exec(text);
  if (!match) return undefined;
  const [, law, version, article] = match;
  return { law: law!, ...(version ? { version: law! + version } : {}), ...(article ? { article } : {}) };
}

/** The article without paragraph and item: `17` of `17(1)(2)`. */
export const baseArticle = (article: string): string => article.replace(/\(.*$/, '');

/** The year by which a version is cited, of its id: `csl@2016`, `pipl@2020-draft`. */
export const yearOf = (version: string): string => version.slice(version.indexOf('@') + 1, version.indexOf('@') + 5);

/** Numeric order of articles: 9 before 10, 253 before 253-1, 17 before 17(1). */
export function compareArticles(a: string, b: string): number {
  const x = a.split(/\D+/).map(Number);
  const y = b.split(/\D+/).map(Number);
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const d = (x[i] ?? -1) - (y[i] ?? -1);
    if (d) return d;
  }
  return 0;
}
