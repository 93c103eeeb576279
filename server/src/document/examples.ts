/** A requirement's own examples are its tests: each, read as the body of a document of its kind, must lead to the status it names. */
import type { Requirement } from '../knowledge/schema.js';
import type { Analyser } from './analysed.js';
import { KINDS, type Kind } from './configuration.js';
import { coverageOf } from './coverage.js';

/** An example that is judged otherwise than it says. */
export interface ExampleFault {
  readonly requirement: Requirement;
  /** Index among the examples of the requirement. */
  readonly index: number;
  readonly expected: string;
  readonly actual: string;
}

/** The status of a requirement in an example, read with nothing else around it. */
export function statusOfExample(analyser: Analyser, requirement: Requirement, index: number): string {
  const { kind } = requirement;
  if (!KINDS.some((known) => known === kind)) return 'no such kind';
  const { text } = requirement.examples[index]!;
  const document = analyser.open(text, { today: '2026-01-01', override: { kind: kind as Kind } });
  return coverageOf(document.evidenceBlocks, [requirement], document.facts)[0]?.status ?? 'not judged';
}

/** All examples of the requirements given that are judged otherwise than they say. */
export function examplesThatFail(analyser: Analyser, requirements: readonly Requirement[]): ExampleFault[] {
  return requirements.flatMap((requirement) =>
    requirement.examples.flatMap(({ status }, index) => {
      const actual = statusOfExample(analyser, requirement, index);
      return actual === status ? [] : [{ requirement, index, expected: status, actual }];
    }),
  );
}
