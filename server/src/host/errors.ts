/** What is told of an error that nobody expected: enough to find it, and no word of a document, which its message may quote. */

/** A line of a stack trace that names a place in the program. */
const FRAME = /^\s+at .*:\d+:\d+\)?$/;

/** The class of an error and the places that it came through, a line each; never its message. */
export function describeError(error: unknown): string {
  return error instanceof Error ? [error.name, ...framesOf(error)].join('\n') : typeof error;
}

/** The places that an error came through, the innermost first, as its stack lists them. */
export function framesOf({ message, stack = '' }: Error): string[] {
  // Above the places stands the message, and a line of that may look like one.
  const at = stack.indexOf(message);
  return stack
    .slice(at < 0 ? 0 : at + message.length)
    .split('\n')
    .filter((line) => FRAME.test(line));
}
