import { type Command, InvalidArgumentError } from 'commander';
import { impactLines, impactOn } from '../../features/impact.js';
import { isMonth } from '../../features/newsletter.js';
import type { Language } from '../../knowledge/schema.js';
import { importNewsletter } from '../import.js';
import { load } from '../input.js';
import { asOfOption, languageOption, localeLanguage, today } from '../options.js';
import { complain, deliver, write } from '../output.js';
import { review } from '../review.js';

/** Adds the command to the program. */
export function addImport(root: Command): void {
  root
    .command('import')
    .description('make the draft of a data pack from a newsletter, and say which documents it touches')
    .argument('<file>', 'Markdown or text, with numbered items')
    .argument('[paths...]', 'documents, and folders of documents', [])
    .option('--pack <month>', 'the month under which its items are known, such as 2023-11', (value: string) => {
      if (!isMonth(value)) throw new InvalidArgumentError(`"${value}" is no month: write 2023-11.`);
      return value;
    })
    .option('-o, --output <file>', 'write the draft to a file')
    .addOption(asOfOption())
    .addOption(languageOption())
    .option('--config <file>', 'settings file instead of the nearest .policydrafter.yaml')
    .action(
      async (
        file: string,
        paths: string[],
        options: { pack?: string; output?: string; asOf?: string; lang?: Language; config?: string },
      ) => {
        const language = options.lang ?? localeLanguage();
        const found = await importNewsletter(file, options.pack, (await load()).knowledge, today(), language);
        await deliver(found.yaml, options.output, true);
        if (!paths.length) return;
        const { files } = await review({ ...options, paths, language, languageGiven: true, today: today() }, complain);
        const lines = files
          .filter((f) => f.analysed.kindSource !== 'none' || f.analysed.citations.length)
          .flatMap((f) => impactLines(impactOn(f.path, f.analysed, found.developments, language), language));
        // Below a draft on standard output the list is a comment, so that the whole is still a pack.
        write((options.output === undefined ? lines.map((l) => `# ${l}`) : lines).join('\n'));
      },
    );
}
