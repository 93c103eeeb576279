/**
 * One pattern out of several, each an alternative: a long list of wordings then stands in lines that can be read, and costs no more than one.
 * The flags are those of the whole; parts have none, and one that is put together is a string. Groups are counted through all parts.
 */
export const anyOf = (flags: string, ...parts: readonly (RegExp | string)[]): RegExp => new RegExp(parts.map(sourceOf).join('|'), flags);

/** The same where all alternatives stand between the same two; either may be ''. */
export const anyBetween = (flags: string, before: RegExp | string, parts: readonly (RegExp | string)[], after: RegExp | string): RegExp =>
  new RegExp(`${sourceOf(before)}(?:${anyOf('', ...parts).source})${sourceOf(after)}`, flags);

const sourceOf = (part: RegExp | string): string => (typeof part === 'string' ? part : part.source);
