/** `policy-drafter report`: a review of documents, to hand to somebody. */
import { type Command, Option } from 'commander';
import { KINDS, type Kind } from '../../document/configuration.js';
import { REPORT_FORMATS, type ReportFormat, reviewReport } from '../../features/report/index.js';
import type { Language } from '../../knowledge/schema.js';
import { asOfOption, languageOption, localeLanguage, today, VERSION } from '../options.js';
import { complain, deliver, USAGE } from '../output.js';
import { review } from '../review.js';

/** Adds the command to the program. */
export function addReport(root: Command): void {
  root
    .command('report')
    .description('write a review of a document, or of the documents in a folder, to hand to somebody')
    .argument('<paths...>', 'files and folders')
    .addOption(new Option('--format <format>', 'form of the report').choices([...REPORT_FORMATS]).default('html'))
    .option('-o, --output <file>', 'write it to a file')
    .addOption(new Option('--kind <kind>', 'what the documents are').choices([...KINDS]))
    .addOption(asOfOption())
    .addOption(languageOption())
    .option('--config <file>', 'settings file instead of the nearest .policydrafter.yaml')
    .action(
      async (
        paths: string[],
        options: { format: ReportFormat; output?: string; kind?: Kind; asOf?: string; lang?: Language; config?: string },
      ) => {
        const { files, language } = await review(
          { ...options, paths, language: options.lang ?? localeLanguage(), languageGiven: options.lang !== undefined, today: today() },
          complain,
        );
        // Notes and read-me files in a folder are no part of a review, unless they are all that was named.
        const documents = files.filter((f) => f.analysed.kindSource !== 'none');
        if (!files.length) {
          if (process.exitCode !== USAGE)
            complain({ en: `${paths.join(', ')}: holds no Markdown document`, zh: `${paths.join('、')}：没有Markdown文档` });
          return;
        }
        const text = reviewReport(documents.length ? documents : files, options.format, {
          language,
          today: today(),
          version: VERSION,
        });
        await deliver(text, options.output, false);
      },
    );
}
