import { type Command, Option } from 'commander';
import { KINDS, type Kind } from '../../document/configuration.js';
import type { Language } from '../../knowledge/schema.js';
import { CHECK_FORMATS, type CheckFormat, check, FAIL_ON, type FailOn } from '../check.js';
import { stdin } from '../input.js';
import { asOfOption, languageOption, localeLanguage, today, VERSION } from '../options.js';
import { UsageError, warn, write } from '../output.js';

/** Adds the command to the program. */
export function addCheck(root: Command): void {
  root
    .command('check')
    .description('check documents: files, or folders walked for *.md and *.markdown')
    .argument('[paths...]', 'files and folders', [])
    .addOption(new Option('--format <format>', 'output').choices([...CHECK_FORMATS]).default('stylish'))
    .addOption(new Option('--kind <kind>', 'what the documents are').choices([...KINDS]))
    .addOption(asOfOption())
    .addOption(languageOption())
    .option('--config <file>', 'settings file instead of the nearest .policydrafter.yaml')
    .addOption(new Option('--fail-on <severity>', 'exit with 1 from this severity on').choices([...FAIL_ON]).default('warning'))
    .option('--baseline <file>', 'old findings, which are not reported')
    .option('--update-baseline', 'write the baseline: once with all findings, then without those that are gone')
    .option('--stdin', 'read one document from standard input')
    .option('--stdin-filename <file>', 'name of the document on standard input')
    .action(
      async (
        paths: string[],
        options: {
          format: CheckFormat;
          kind?: Kind;
          asOf?: string;
          lang?: Language;
          config?: string;
          failOn: FailOn;
          baseline?: string;
          updateBaseline?: boolean;
          stdin?: boolean;
          stdinFilename?: string;
        },
      ) => {
        if (!paths.length && !options.stdin)
          throw new UsageError({ en: 'name a file or a folder, or use --stdin', zh: '请写明文件或文件夹，或使用 --stdin' });
        if (options.updateBaseline && !options.baseline)
          throw new UsageError({
            en: '--update-baseline: name the file with --baseline',
            zh: '--update-baseline：请用 --baseline 写明文件',
          });
        process.exitCode = await check({
          ...options,
          paths,
          updateBaseline: options.updateBaseline === true,
          language: options.lang ?? localeLanguage(),
          today: today(),
          version: VERSION,
          stdin: options.stdin ? { path: options.stdinFilename ?? 'stdin.md', text: await stdin() } : undefined,
          write,
          warn,
          colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
          languageGiven: options.lang !== undefined,
        });
      },
    );
}
