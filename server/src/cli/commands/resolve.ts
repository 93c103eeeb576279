/** `policy-drafter resolve`: the citations in a text. */
import { type Command, Option } from 'commander';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { citationsOf } from '../../document/resolve.js';
import { buildCitationLexicon } from '../../signals/citations/lexicon.js';
import { load, stdin } from '../input.js';
import { citationJson } from '../json.js';
import { asOfOption, today } from '../options.js';
import { UsageError, write } from '../output.js';

/** Adds the command to the program. */
export function addResolve(root: Command): void {
  root
    .command('resolve')
    .description('list the citations in a text')
    .argument('[text...]')
    .option('--stdin', 'read the text from standard input')
    .addOption(asOfOption())
    .addOption(new Option('--format <format>', 'output').choices(['text', 'json']).default('text'))
    .action(async (words: string[], options: { stdin?: boolean; asOf?: string; format: string }) => {
      if (!words.length && !options.stdin) throw new UsageError({ en: 'give a text, or use --stdin', zh: '请给出文本，或使用 --stdin' });
      const { knowledge } = await load();
      const text = options.stdin ? await stdin() : words.join(' ');
      const document = TextDocument.create('file:///stdin.md', 'markdown', 0, text);
      const citations = citationsOf(text, knowledge, buildCitationLexicon(knowledge), options.asOf ?? today()).map((c) =>
        citationJson(document, c),
      );
      write(
        options.format === 'json'
          ? JSON.stringify({ citations }, null, 2)
          : citations
              .map((c) => `${c.text}\t${c.law ?? '–'}${c.articles.length ? ` ${c.articles.join(', ')}` : ''}\t${c.status}`)
              .join('\n'),
      );
    });
}
