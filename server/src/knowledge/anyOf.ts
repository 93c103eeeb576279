/**
 * One pattern out of several, each an alternative: a long list of wordings then stands in lines that can be read, and costs no more than one.
 * The flags are those of the whole; parts have none, and one that is put together is a string. Groups are counted through all parts.
 */
export const anyOf = (flags: string, ...parts: readonly (RegExp | string)[]): RegExp =>
  new RegExp(parts.map((p) => (typeof p === 'string' ? p : p.source)).join('|'), flags);
