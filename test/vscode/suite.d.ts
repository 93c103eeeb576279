/** The test files, gathered by the build (scripts/build.ts). */
declare module 'policy-drafter:tests' {
  /** Their names without `.test.ts`, in order. */
  export const files: string[];
  /** Loads them, so that their tests are declared. */
  export function load(): Promise<void>;
}
