/** Search in what is in order. */

/**
 * The first index in [from, to) for which `holds` is true, `to` where there is none, in logarithmic time. Once it holds it must hold for all
 * that follow (C++ calls this `partition_point`).
 */
export function firstIndex(from: number, to: number, holds: (index: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Of ranges in order that do not overlap, those of which some part lies in [from, to), at most so many. */
export function overlapping<T extends { readonly from: number; readonly to: number }>(
  ranges: readonly T[],
  from: number,
  to: number,
  most = Number.POSITIVE_INFINITY,
): readonly T[] {
  const first = firstIndex(0, ranges.length, (i) => ranges[i]!.to > from);
  const end = firstIndex(first, Math.min(ranges.length, first + most), (i) => ranges[i]!.from >= to);
  return ranges.slice(first, end);
}
