/** Whether all characters of `part` stand in `whole`, in their order: 个保法 in 个人信息保护法. */
export function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const c of part) {
    at = whole.indexOf(c, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
