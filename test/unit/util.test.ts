import assert from 'node:assert/strict';
import fc from 'fast-check';
import { memoize } from '../../server/src/util/memoize.js';
import { firstIndex, overlapping } from '../../server/src/util/sorted.js';
import { isSubsequence } from '../../server/src/util/subsequence.js';

describe('small functions on any values', () => {
  it('finds the first index of what holds from there on, as a search one by one does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(50), (values, least) => {
        values.sort((a, b) => a - b);
        const one = values.findIndex((v) => v >= least);
        assert.equal(
          firstIndex(0, values.length, (i) => values[i]! >= least),
          one < 0 ? values.length : one,
        );
      }),
    );
  });

  it('gives the ranges that reach into a stretch, in order and no more than asked', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { maxLength: 40 }), fc.nat(100), fc.nat(20), fc.nat(5), (edges, from, length, most) => {
        const sorted = [...new Set(edges)].sort((a, b) => a - b);
        const ranges = sorted.flatMap((edge, i) => (i % 2 ? [{ from: sorted[i - 1]!, to: edge }] : []));
        const to = from + length + 1;
        const all = ranges.filter((r) => r.to > from && r.from < to);
        assert.deepEqual(overlapping(ranges, from, to), all);
        assert.deepEqual(overlapping(ranges, from, to, most), all.slice(0, most));
      }),
    );
  });

  it('makes a result once for each key, one that is undefined included', () => {
    let made = 0;
    const lengthOf = memoize((key: { readonly text?: string }) => {
      made++;
      return key.text?.length;
    });
    const [named, empty] = [{ text: '个保法' }, {}];
    assert.deepEqual([lengthOf(named), lengthOf(empty), lengthOf(named), lengthOf(empty), made], [3, undefined, 3, undefined, 2]);
  });

  it('knows a short name whose characters stand in the title in their order', () => {
    assert.ok(isSubsequence('个保法', '个人信息保护法'));
    assert.ok(!isSubsequence('保个法', '个人信息保护法'));
    assert.ok(!isSubsequence('网安法法', '网络安全法'));
  });
});
