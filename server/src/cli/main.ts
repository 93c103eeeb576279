/** `policy-drafter`: the engine on the command line. Parses arguments, reads files, prints; holds no law. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Analyser } from '../document/analysed.js';
import { KINDS, type Kind, nearest } from '../document/configuration.js';
import { isDay } from '../document/directives.js';
import { examplesThatFail } from '../document/examples.js';
import { citationsOf } from '../document/resolve.js';
import { insertionOf } from '../features/completion.js';
import { explainTarget, plainText } from '../features/explain.js';
import { impactLines } from '../features/impact.js';
import { DOCUMENT_LANGUAGES, type DocumentLanguage, kindsToWrite, newDocument } from '../features/newDocument.js';
import { REPORT_FORMATS, type ReportFormat, reviewReport } from '../features/report/index.js';
import { todayInChina } from '../host/host.js';
import { filesBelow, loadKnowledge } from '../host/node.js';
import { checkPack } from '../knowledge/check.js';
import { KnowledgeBase, type Pack } from '../knowledge/knowledge.js';
import { type Fault, loadPack, type Places } from '../knowledge/load.js';
import { OfficialTexts } from '../knowledge/officialText.js';
import type { Language } from '../knowledge/schema.js';
import { SearchIndex } from '../knowledge/search.js';
import { buildCitationLexicon } from '../signals/citations/lexicon.js';
import { CHECK_FORMATS, type CheckFormat, check, FAIL_ON, type FailOn } from './check.js';
import { importNewsletter } from './import.js';
import { citationJson } from './json.js';
import { readFacts } from './new.js';
import { UsageError, writeOutput } from './output.js';
import { review } from './review.js';

declare const POLICY_DRAFTER_VERSION: string;

/** Exit codes: PRODUCT.md, "Contracts". */
const OK = 0;
const USAGE = 2;

const day = (value: string): string => {
  if (!isDay(value)) throw new InvalidArgumentError(`"${value}" is no date: write year-month-day, such as 2026-11-23.`);
  return value;
};
const languageOption = () => new Option('--lang <language>', 'language of messages').choices(['en', 'zh']);
const asOfOption = () => new Option('--as-of <date>', 'law as of this day (default: today in China)').argParser(day);
const localeLanguage = (): Language => (/^zh/i.test(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '') ? 'zh' : 'en');
const today = (): string => todayInChina(new Date());

async function stdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const write = (text: string): void => {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
};

const warn = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Puts a result into the file that was named, else onto standard output. */
async function deliver(text: string, file: string | undefined, keep: boolean): Promise<void> {
  if (file === undefined) return write(text);
  const fault = await writeOutput(file, text, keep);
  if (fault) throw new UsageError(fault);
}

function program(): Command {
  const root = new Command('policy-drafter')
    .description('Explains, cites and checks privacy policies and compliance documents for China. Offline: nothing is sent anywhere.')
    .version(POLICY_DRAFTER_VERSION)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
    .showHelpAfterError('(policy-drafter --help lists the commands)');
  root.enablePositionalOptions();

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
        if (!paths.length && !options.stdin) throw new UsageError('name a file or a folder, or use --stdin');
        if (options.updateBaseline && !options.baseline) throw new UsageError('--update-baseline: name the file with --baseline');
        process.exitCode = await check({
          ...options,
          paths,
          updateBaseline: options.updateBaseline === true,
          language: options.lang ?? localeLanguage(),
          today: today(),
          version: POLICY_DRAFTER_VERSION,
          stdin: options.stdin ? { path: options.stdinFilename ?? 'stdin.md', text: await stdin() } : undefined,
          write,
          warn,
          colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
          languageGiven: options.lang !== undefined,
        });
      },
    );

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
        const bad = (message: string) => {
          process.exitCode = USAGE;
          warn(`policy-drafter: ${message}`);
        };
        const { files, language } = await review(
          { ...options, paths, language: options.lang ?? localeLanguage(), languageGiven: options.lang !== undefined, today: today() },
          bad,
        );
        // Notes and read-me files in a folder are no part of a review, unless they are all that was named.
        const documents = files.filter((f) => f.analysed.kindSource !== 'none');
        if (!files.length) {
          if (process.exitCode !== USAGE) bad(`${paths.join(', ')}: holds no Markdown document`);
          return;
        }
        const text = reviewReport(documents.length ? documents : files, options.format, {
          language,
          today: today(),
          version: POLICY_DRAFTER_VERSION,
        });
        await deliver(text, options.output, false);
      },
    );

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
        throw new UsageError(`"${kind}" is not a kind of document${near ? `; did you mean "${near}"?` : `: one of ${KINDS.join(', ')}`}`);
      }
      const { facts, faults } = readFacts(options.facts);
      if (faults.length) throw new UsageError(faults.join('\npolicy-drafter: '));
      const made = newDocument(knowledge, { kind: known, language: options.lang ?? localeLanguage(), facts });
      if (!made) throw new UsageError(`"${kind}": the pack holds no model clauses for it: one of ${kindsToWrite(knowledge).join(', ')}`);
      await deliver(made.text, options.output, true);
    });

  root
    .command('import')
    .description('make the draft of a data pack from a newsletter, and say which documents it touches')
    .argument('<file>', 'Markdown or text, with numbered items')
    .argument('[paths...]', 'documents, and folders of documents', [])
    .option('--pack <month>', 'the month under which its items are known, such as 2023-11', (value: string) => {
      if (!/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(value)) throw new InvalidArgumentError(`"${value}" is no month: write 2023-11.`);
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
        const bad = (message: string) => {
          process.exitCode = USAGE;
          warn(`policy-drafter: ${message}`);
        };
        const language = options.lang ?? localeLanguage();
        const found = await importNewsletter(file, options.pack, (await load()).knowledge, today(), language);
        await deliver(found.yaml, options.output, true);
        if (!paths.length) return;
        const { files } = await review({ ...options, paths, language, languageGiven: true, today: today() }, bad);
        const lines = files
          .filter((f) => f.analysed.kindSource !== 'none' || f.analysed.citations.length)
          .flatMap((f) =>
            impactLines(f.path, f.analysed, found.developments, language, (offset) => f.document.positionAt(offset).line + 1),
          );
        // Below a draft on standard output the list is a comment, so that the whole is still a pack.
        write((options.output === undefined ? lines.map((l) => `# ${l}`) : lines).join('\n'));
      },
    );

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

  root
    .command('resolve')
    .description('list the citations in a text')
    .argument('[text...]')
    .option('--stdin', 'read the text from standard input')
    .addOption(asOfOption())
    .addOption(new Option('--format <format>', 'output').choices(['text', 'json']).default('text'))
    .action(async (words: string[], options: { stdin?: boolean; asOf?: string; format: string }) => {
      if (!words.length && !options.stdin) throw new UsageError('give a text, or use --stdin');
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

  const data = root.command('data').description('packs of knowledge');
  data
    .command('validate')
    .description('check a pack: every *.yaml below a folder')
    .argument('<folder>')
    .action(async (folder: string) => {
      const files = await filesOf(folder, ['yaml', 'yml']);
      if (!files.length) throw new UsageError(`${folder}: holds no *.yaml file`);
      const sources = await Promise.all(
        files.map(async (file) => ({ path: path.relative(process.cwd(), file) || file, text: await readFile(file, 'utf8') })),
      );
      const { pack, faults, places } = loadPack(sources);
      const { pack: base } = await loadKnowledge();
      // The built-in pack itself must stand alone; an organisation's is laid over it.
      const all = [...faults, ...checkPack(pack, { complete: false, places, base })];
      // Examples say nothing while something that they rest on is wrong.
      if (!all.length) all.push(...exampleFaults(pack, base, places));
      for (const fault of all.slice(0, 50)) process.stderr.write(`${fault.path}:${fault.line}:${fault.column}: ${fault.message}\n`);
      if (all.length > 50) process.stderr.write(`… and ${all.length - 50} more\n`);
      if (all.length) {
        process.exitCode = USAGE;
        return;
      }
      write(
        `${folder}: ${Object.entries(pack)
          .filter(([, list]) => list.length)
          .map(([name, list]) => `${list.length} ${name}`)
          .join(', ')}`,
      );
    });

  root
    .command('lsp')
    .description('run the language server')
    .option('--stdio', 'over standard input and output')
    .allowUnknownOption()
    .action(async () => {
      // The server is a bundle of its own beside this one.
      await import(/* bundled apart */ path.join(__dirname, 'server.cjs'));
    });
  return root;
}

/** A requirement's examples that are judged otherwise than they say, each at its requirement. */
function exampleFaults(pack: Pack, base: Pack, places: Places): Fault[] {
  const analyser = new Analyser(new KnowledgeBase([base, pack]));
  return examplesThatFail(analyser, pack.requirements).map(({ requirement, index, expected, actual }) => ({
    ...places.get(`requirements ${requirement.kind}/${requirement.id}`)!,
    message: `${requirement.kind}/${requirement.id}: example ${index + 1} (“${requirement.examples[index]!.text.slice(0, 60)}”) should be ${expected}, but is ${actual}: mend the example, or the patterns and concepts`,
  }));
}

/** The files below a folder that the user named. */
async function filesOf(folder: string, extensions: readonly string[]): Promise<string[]> {
  try {
    return await filesBelow(folder, extensions);
  } catch (error) {
    throw new UsageError(
      `${folder}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such folder' : 'cannot be read as a folder'}`,
    );
  }
}

/** The official texts of a folder; what does not fit in it is told on stderr. */
async function officialTexts(folder: string, knowledge: KnowledgeBase, language: Language): Promise<OfficialTexts> {
  const files = await filesOf(folder, ['md', 'txt']);
  const sources = await Promise.all(files.map(async (file) => ({ path: path.relative(folder, file), text: await readFile(file, 'utf8') })));
  const texts = new OfficialTexts(sources, knowledge);
  for (const { file, message } of texts.faults) process.stderr.write(`${path.join(folder, file)}: ${message[language]}\n`);
  return texts;
}

async function load(): Promise<{ knowledge: KnowledgeBase; pinyin: Awaited<ReturnType<typeof loadKnowledge>>['pinyin'] }> {
  const compiled = await loadKnowledge();
  return { knowledge: new KnowledgeBase([compiled.pack]), pinyin: compiled.pinyin };
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

/** Runs the program; what goes wrong is told in one line. */
async function main(): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(OK);
  });
  try {
    await program().parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? OK : USAGE;
      return;
    }
    if (error instanceof UsageError) {
      process.stderr.write(`policy-drafter: ${error.message}\n`);
      process.exitCode = USAGE;
      return;
    }
    process.stderr.write(`policy-drafter: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}\n`);
    process.exitCode = USAGE;
  }
}

void main();
