/** `policy-drafter search`: finds laws, articles, terms, items and requirements. */
import { type Command, Option } from 'commander';
import { insertionOf } from '../../features/completion.js';
import type { Language } from '../../knowledge/schema.js';
import { SearchIndex } from '../../knowledge/search.js';
import { load } from '../input.js';
import { asOfOption, languageOption, localeLanguage, today } from '../options.js';
import { write } from '../output.js';

/** Adds the command to the program. */
export function addSearch(root: Command): void {
  root
    .command('search')
    .description('find laws, articles, terms, items and requirements from a few letters')
    .argument('<query...>')
    .addOption(asOfOption())
    .addOption(languageOption())
    .addOption(new Option('--format <format>', 'output').choices(['text', 'json']).default('text'))
    .action(async (words: string[], options: { asOf?: string; lang?: Language; format: string }) => {
      const { knowledge, pinyin } = await load();
      const query = words.join(' ');
      const language = options.lang ?? (/[\u4e00-\u9fff]/.test(query) ? 'zh' : localeLanguage());
      const results = new SearchIndex(knowledge, pinyin, options.asOf ?? today())
        .search(query, 20)
        .map(({ entry }) => ({ id: entry.id, label: entry.label[language], insertText: insertionOf(entry, knowledge, language, 'short') }));
      write(
        options.format === 'json' ? JSON.stringify({ results }, null, 2) : results.map((r) => `${r.id.padEnd(32)} ${r.label}`).join('\n'),
      );
    });
}
