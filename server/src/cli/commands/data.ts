/** `policy-drafter data validate`: checks a pack of knowledge. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { Analyser } from '../../document/analysed.js';
import { examplesThatFail } from '../../document/examples.js';
import { loadKnowledge } from '../../host/node.js';
import { checkPack } from '../../knowledge/check.js';
import { KnowledgeBase, type Pack } from '../../knowledge/knowledge.js';
import { type Fault, loadPack, type Places } from '../../knowledge/load.js';
import { filesOf } from '../input.js';
import { USAGE, UsageError, write } from '../output.js';

/** Adds the command to the program. */
export function addData(root: Command): void {
  const data = root.command('data').description('packs of knowledge');
  data
    .command('validate')
    .description('check a pack: every *.yaml below a folder')
    .argument('<folder>')
    .action(async (folder: string) => {
      const files = await filesOf(folder, ['yaml', 'yml']);
      if (!files.length) throw new UsageError({ en: `${folder}: holds no *.yaml file`, zh: `${folder}：没有 *.yaml 文件` });
      const sources = await Promise.all(
        files.map(async (file) => ({ path: path.relative(process.cwd(), file) || file, text: await readFile(file, 'utf8') })),
      );
      const { pack, faults, places } = loadPack(sources);
      const { pack: base } = await loadKnowledge();
      // What names an entry that could not be read is not at fault itself. An organisation's pack is laid over the built-in one.
      const all = faults.length ? [...faults] : checkPack(pack, { complete: false, places, base });
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
}

/** A requirement's examples that are judged otherwise than they say, each at its requirement. */
function exampleFaults(pack: Pack, base: Pack, places: Places): Fault[] {
  const analyser = new Analyser(new KnowledgeBase([base, pack]));
  return examplesThatFail(analyser, pack.requirements).map(({ requirement, index, expected, actual }) => ({
    ...places.get(`requirements ${requirement.kind}/${requirement.id}`)!,
    message: `${requirement.kind}/${requirement.id}: example ${index + 1} (“${requirement.examples[index]!.text.slice(0, 60)}”) should be ${expected}, but is ${actual}: mend the example, or the patterns and concepts`,
  }));
}
