/** `policy-drafter lsp`: runs the language server. */
import path from 'node:path';
import type { Command } from 'commander';

/** Adds the command to the program. */
export function addLsp(root: Command): void {
  root
    .command('lsp')
    .description('run the language server')
    .option('--stdio', 'over standard input and output')
    .allowUnknownOption()
    .action(async () => {
      // The server is a bundle of its own beside this one.
      await import(/* bundled apart */ path.join(__dirname, 'server.cjs'));
    });
}
