/** `policy-drafter show`: explains a law, article, item, term or requirement. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { explainTarget, plainText } from '../../features/explain.js';
import type { KnowledgeBase } from '../../knowledge/knowledge.js';
import { OfficialTexts } from '../../knowledge/officialText.js';
import type { Bilingual, Language } from '../../knowledge/schema.js';
import { filesOf, load } from '../input.js';
import { asOfOption, languageOption, localeLanguage, today } from '../options.js';
import { UsageError, warn, write } from '../output.js';

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
      const official = options.officialTexts ? await officialTexts(options.officialTexts, knowledge) : undefined;
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

type UnknownTarget = Exclude<ReturnType<typeof explainTarget>, string>;

/** The official texts of a folder; what does not fit in it is told on stderr. */
async function officialTexts(folder: string, knowledge: KnowledgeBase): Promise<OfficialTexts> {
  const files = await filesOf(folder, ['md', 'txt']);
  const sources = await Promise.all(files.map(async (file) => ({ path: path.relative(folder, file), text: await readFile(file, 'utf8') })));
  const texts = new OfficialTexts(sources, knowledge);
  for (const { file, message } of texts.faults)
    warn({ en: `${path.join(folder, file)}: ${message.en}`, zh: `${path.join(folder, file)}：${message.zh}` });
  return texts;
}

const TARGETS: Readonly<Record<UnknownTarget['reason'], Bilingual>> = {
  law: { en: 'a law', zh: '法律' },
  version: { en: 'a version', zh: '版本' },
  article: { en: 'an article', zh: '条文' },
  item: { en: 'an item', zh: '条目' },
  term: { en: 'a term', zh: '术语' },
  requirement: { en: 'a requirement', zh: '要求' },
  form: { en: 'a target', zh: '可查询的对象' },
};

function unknownTarget({ reason, unknown }: UnknownTarget, target: string): Bilingual {
  const what = TARGETS[reason];
  if (reason === 'form') {
    const forms = ['pipl', 'pipl:66', 'csl@2016:59', 'item:9', 'term:separate-consent'];
    return {
      en: `"${target}" is not ${what.en}: write ${forms.join(', ')} or requirement:retention`,
      zh: `“${target}”不是${what.zh}：可写${forms.join('、')}或requirement:retention`,
    };
  }
  if (reason === 'article') return { en: `${target}: there is no Article ${unknown}`, zh: `${target}：没有第${unknown}条` };
  return { en: `"${unknown}" is not ${what.en} of the pack`, zh: `数据包中没有${what.zh}“${unknown}”` };
}
