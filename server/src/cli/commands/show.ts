/** `policy-drafter show`: explains a law, article, item, term or requirement. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { explainTarget, plainText } from '../../features/explain.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import { OfficialTexts } from '../../knowledge/officialText.js';
import type { Language } from '../../knowledge/schema.js';
import { filesOf, load } from '../input.js';
import { asOfOption, languageOption, localeLanguage, today } from '../options.js';
import { UsageError, write } from '../output.js';

/** Adds the command to the program. */
export function addShow(root: Command): void {
  root
    .command('show')
    .description('explain pipl, pipl:66, csl@2016:59, item:9, term:separate-consent, requirement:retention')
    .argument('<target>')
    .addOption(asOfOption())
    .addOption(languageOption())
    .addOption(new Option('--format <format>', 'output').choices(['markdown', 'json', 'text']).default('markdown'))
    .option('--official-texts <folder>', 'folder of official texts to quote beside our summary')
    .action(async (target: string, options: { asOf?: string; lang?: Language; format: string; officialTexts?: string }) => {
      const { knowledge } = await load();
      const language = options.lang ?? localeLanguage();
      const official = options.officialTexts ? await officialTexts(options.officialTexts, knowledge, language) : undefined;
      const text = explainTarget(target, { knowledge, language, day: options.asOf ?? today(), ...(official ? { official } : {}) });
      if (typeof text !== 'string') throw new UsageError(unknownTarget(text, target));
      write(
        options.format === 'json'
          ? JSON.stringify({ target, language, asOf: options.asOf ?? today(), markdown: text }, null, 2)
          : options.format === 'text'
            ? plainText(text)
            : text,
      );
    });
}

/** The official texts of a folder; what does not fit in it is told on stderr. */
async function officialTexts(folder: string, knowledge: KnowledgeBase, language: Language): Promise<OfficialTexts> {
  const files = await filesOf(folder, ['md', 'txt']);
  const sources = await Promise.all(files.map(async (file) => ({ path: path.relative(folder, file), text: await readFile(file, 'utf8') })));
  const texts = new OfficialTexts(sources, knowledge);
  for (const { file, message } of texts.faults) process.stderr.write(`${path.join(folder, file)}: ${message[language]}\n`);
  return texts;
}

function unknownTarget(unknown: Exclude<ReturnType<typeof explainTarget>, string>, target: string): string {
  const what = {
    law: 'a law',
    version: 'a version',
    article: 'an article',
    item: 'an item',
    term: 'a term',
    requirement: 'a requirement',
    form: 'a target',
  }[unknown.reason];
  return unknown.reason === 'form'
    ? `"${target}" is not ${what}: write pipl, pipl:66, csl@2016:59, item:9, term:separate-consent or requirement:retention`
    : unknown.reason === 'article'
      ? `${target}: there is no Article ${unknown.unknown}`
      : `"${unknown.unknown}" is not ${what} of the pack`;
}
