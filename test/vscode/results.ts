/** What the suite in the editor writes when it is through, and scripts/vscode/run-suite.ts demands. */
export interface SuiteResults {
  /** Number of tests that the loaded files declare. */
  declared: number;
  passed: number;
  failed: number;
  skipped: number;
  tests: TestResult[];
  /** The test files that were loaded, by name without ending. */
  files: string[];
  /** Why the tests could not be run at all. */
  error?: string;
  /** The editor they ran in. */
  editor: string;
}

/** One test. A failed hook counts as a failed test. */
export interface TestResult {
  title: string;
  state: 'passed' | 'failed' | 'skipped';
  /** Duration in milliseconds. */
  ms: number;
  error?: string;
}
