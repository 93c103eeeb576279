import assert from 'node:assert/strict';
import { placesIn } from '../../server/src/util/places.js';

describe('lines and columns for people', () => {
  it('count from 1, after each kind of line end', () => {
    const text = 'ab\ncd\r\nef\rgh';
    const placeOf = placesIn(text);
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((c) => placeOf(text.indexOf(c))).map(({ line, column }) => `${line}:${column}`),
      ['1:1', '1:2', '2:1', '2:2', '3:1', '3:2', '4:1', '4:2'],
    );
  });
  it('give the end of a text, and the start of an empty one', () => {
    assert.deepEqual(placesIn('ab\n')(3), { line: 2, column: 1 });
    assert.deepEqual(placesIn('')(0), { line: 1, column: 1 });
  });
});
