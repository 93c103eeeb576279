/** `policy-drafter`: the engine on the command line. Parses arguments, reads files, prints; holds no law. */
import { Command, CommanderError } from 'commander';
import { framesOf } from '../host/errors.js';
import { addCheck } from './commands/check.js';
import { addData } from './commands/data.js';
import { addImport } from './commands/import.js';
import { addLsp } from './commands/lsp.js';
import { addNew } from './commands/new.js';
import { addReport } from './commands/report.js';
import { addResolve } from './commands/resolve.js';
import { addSearch } from './commands/search.js';
import { addShow } from './commands/show.js';
import { VERSION } from './options.js';
import { USAGE, UsageError, warn } from './output.js';

const OK = 0;

function program(): Command {
  const root = new Command('policy-drafter')
    .description('Explains, cites and checks privacy policies and compliance documents for China. Offline: nothing is sent anywhere.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
    .showHelpAfterError('(policy-drafter --help lists the commands)');
  root.enablePositionalOptions();
  for (const add of [addCheck, addReport, addNew, addImport, addShow, addSearch, addResolve, addData, addLsp]) add(root);
  return root;
}

/** Runs the program; what goes wrong is told in one line, and a failure of ours with the places that it came through. */
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
      warn(error.told);
      process.exitCode = USAGE;
      return;
    }
    // Whoever runs the command sees their own documents: the message is told as well.
    const told = error instanceof Error ? [`${error.name}: ${error.message}`, ...framesOf(error)].join('\n') : String(error);
    process.stderr.write(`policy-drafter: ${told}\n`);
    process.exitCode = USAGE;
  }
}

void main();
