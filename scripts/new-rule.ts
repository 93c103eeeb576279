/** Lays out the folder of a new rule: `npm run new-rule ID`. What it writes compiles, runs and passes; replace it piece by piece. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.js';

const id = process.argv[2];
if (!id || !/^[a-z]+(?:-[a-z]+)*$/.test(id)) {
  console.error('name the rule in lower case with hyphens: npm run new-rule vague-commitment');
  process.exit(2);
}
const folder = path.join(ROOT, 'server/src/rules', id);
if (existsSync(folder)) {
  console.error(`${path.relative(ROOT, folder)} exists already`);
  process.exit(2);
}
mkdirSync(folder);
writeFileSync(
  path.join(folder, 'rule.ts'),
  `import type { Rule } from '../rule.js';

/** What is wrong, in a sentence. */
export const rule: Rule = {
  id: '${id}',
  title: { en: '${id.replaceAll('-', ' ')}', zh: '${id}' },
  since: '0.1.0',
  severity: 'information',
  runs: 'any-kind',
  fix: 'none',
  messages: {
    found: { en: 'What is wrong with “{text}”, why it matters, what to do.', zh: '“{text}”有何问题、为何重要、如何修改。' },
  },
  *check({ document }) {
    const at = document.text.indexOf('${id}');
    if (at >= 0) yield { message: 'found', parameters: { text: '${id}' }, from: at, to: at + ${id.length} };
  },
};
`,
);
writeFileSync(
  path.join(folder, 'doc.md'),
  `# ${id}\n\nWhat it checks, in one sentence.\n\n**Why it matters.** The law behind it, with the article, and what a breach may cost.\n\n**When it stays silent.** Near-misses.\n\n**How to fix.** What to write instead.\n\n## 中文\n\n检查什么、依据哪一条、何时不报、如何修改。\n`,
);
const example = (text: string) =>
  `\`\`\`markdown\n---\npolicyDrafter: { kind: privacy-policy, asOf: 2026-11-23 }\n---\n\n${text}\n\`\`\`\n`;
writeFileSync(
  path.join(folder, 'examples.md'),
  `# Examples of ${id}\n\n## Flagged\n\n${example(`Here is ⟦${id}⟧.`)}\n## Silent\n\n${['Nothing here.', 'Nor here.', '此处没有。', '这里也没有。'].map(example).join('\n')}`,
);
execFileSync(process.execPath, ['--import', 'tsx', path.join(ROOT, 'scripts/rules.ts')], { cwd: ROOT, stdio: 'inherit' });
console.log(`server/src/rules/${id}: rule.ts, doc.md, examples.md`);
