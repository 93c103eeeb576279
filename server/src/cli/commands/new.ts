/** `policy-drafter new`: the skeleton of a new document. */
import { type Command, Option } from 'commander';
import { KINDS, nearest } from '../../document/configuration.js';
import { DOCUMENT_LANGUAGES, type DocumentLanguage, kindsToWrite, newDocument } from '../../features/newDocument.js';
import { load } from '../input.js';
import { readFacts } from '../new.js';
import { localeLanguage } from '../options.js';
import { deliver, UsageError } from '../output.js';

/** Adds the command to the program. */
export function addNew(root: Command): void {
  root
    .command('new')
    .description('write the skeleton of a new document: its sections, model clauses, and blanks to fill in')
    .argument('<kind>', `one of ${KINDS.filter((k) => k !== 'other').join(', ')}`)
    .addOption(new Option('--lang <language>', 'language of the document').choices([...DOCUMENT_LANGUAGES]))
    .option('--facts <facts>', 'what is known: minors=true,crossBorder=false,channels=app+website,turnover=500000000', '')
    .option('-o, --output <file>', 'write it to a file')
    .action(async (kind: string, options: { lang?: DocumentLanguage; facts: string; output?: string }) => {
      const { knowledge } = await load();
      const known = KINDS.find((k) => k === kind);
      if (!known) {
        const near = nearest(kind, KINDS);
        throw new UsageError({
          en: `"${kind}" is not a kind of document${near ? `; did you mean "${near}"?` : `: one of ${KINDS.join(', ')}`}`,
          zh: `“${kind}”不是文档类型${near ? `；是否指“${near}”？` : `：可用${KINDS.join('、')}`}`,
        });
      }
      const { facts, faults } = readFacts(options.facts);
      if (faults.length) throw new UsageError({ en: faults.map((f) => f.en).join('\n'), zh: faults.map((f) => f.zh).join('\n') });
      const made = newDocument(knowledge, { kind: known, language: options.lang ?? localeLanguage(), facts });
      if (!made) {
        const others = kindsToWrite(knowledge);
        throw new UsageError({
          en: `"${kind}": the pack holds no model clauses for it: one of ${others.join(', ')}`,
          zh: `“${kind}”：数据包中没有其示范条款：可用${others.join('、')}`,
        });
      }
      await deliver(made.text, options.output, true);
    });
}
