/** What is told of an error that nobody expected. */
import assert from 'node:assert/strict';
import { describeError } from '../../server/src/host/errors.js';

describe('an unexpected error is described', () => {
  function fails(message: string): never {
    throw new TypeError(message);
  }
  const thrown = (message: string): Error => {
    try {
      return fails(message);
    } catch (error) {
      return error as Error;
    }
  };

  it('by its class, and the places that it came through', () => {
    const [name, first, ...more] = describeError(thrown('x')).split('\n');
    assert.equal(name, 'TypeError');
    assert.match(first!, /^ +at fails .*errors\.test\.ts:\d+:\d+\)$/);
    assert.ok(more.length > 0);
    for (const line of more) assert.match(line, /^ +at /);
  });
  it('without its message, which may quote a document', () => {
    for (const message of ['Acme keeps your name', 'Acme\n    at the office (Room 3:14:15)', 'Acme\n    at once:1:2\n']) {
      const told = describeError(thrown(message));
      assert.doesNotMatch(told, /Acme|office|once/);
      assert.match(told, /at fails /);
    }
  });
  it('without a line that names no place, where the message has changed since', () => {
    const error = thrown('Acme\n    at the office');
    error.message = 'another';
    assert.doesNotMatch(describeError(error), /Acme|office|another/);
  });
  it('by its type where it is no error', () => {
    assert.equal(describeError('Acme keeps your name'), 'string');
    assert.equal(describeError(undefined), 'undefined');
  });
});
