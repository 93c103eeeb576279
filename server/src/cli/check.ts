/** `policy-drafter check`: reviews documents, holds back what the baseline knows, prints the rest. */
import { reviewReport } from '../features/report/index.js';
import { Baseline } from './baseline.js';
import { github } from './formats/github.js';
import { sarif } from './formats/sarif.js';
import { stylish } from './formats/stylish.js';
import { documentJson, summaryOf } from './json.js';
import type { OnError } from './output.js';
import { type ReviewOptions, review } from './review.js';

export const CHECK_FORMATS = ['stylish', 'json', 'sarif', 'github', 'html', 'markdown'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];
export const FAIL_ON = ['error', 'warning', 'information', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export interface CheckOptions extends ReviewOptions {
  readonly format: CheckFormat;
  readonly failOn: FailOn;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  /** Version of the product. */
  readonly version: string;
  readonly colours: boolean;
  readonly write: (text: string) => void;
  readonly warn: OnError;
}

/** Checks and prints; the exit code of the command (0, 1 or 2). */
export async function check(options: CheckOptions): Promise<number> {
  let unusable = false;
  const onError: OnError = (message) => {
    unusable = true;
    options.warn(message);
  };
  const baseline = options.baseline ? await Baseline.read(options.baseline, options.updateBaseline, onError) : undefined;
  // Without the baseline that was asked for, a result would say of old findings that they are new.
  if (options.baseline && !baseline) return 2;
  const { files, language } = await review(options, onError);
  const shown = baseline ? files.map((file) => ({ ...file, findings: baseline.unknown(file) })) : files;
  if (baseline && options.updateBaseline) await baseline.write(onError);
  else if (baseline?.gone)
    options.warn({
      en: `${options.baseline}: ${baseline.gone} no longer found: shrink it with --update-baseline`,
      zh: `${options.baseline}：其中${baseline.gone}项已不存在：请用 --update-baseline 缩减`,
    });
  const documents = shown.map((file) => documentJson(file, language));
  const summary = summaryOf(documents);
  const { format } = options;
  switch (format) {
    case 'stylish':
      options.write(stylish(documents, summary, language, options.colours, baseline?.known ?? 0));
      break;
    case 'json':
      options.write(JSON.stringify({ version: 1, documents, summary }, null, 2));
      break;
    case 'sarif':
      options.write(sarif(shown, language, options.version));
      break;
    case 'github':
      options.write(github(documents));
      break;
    case 'html':
    case 'markdown':
      options.write(reviewReport(shown, format, { language, today: options.today, version: options.version }));
  }
  if (unusable) return 2;
  const failing = {
    error: summary.errors,
    warning: summary.errors + summary.warnings,
    information: summary.errors + summary.warnings + summary.information,
    never: 0,
  }[options.failOn];
  return failing ? 1 : 0;
}
