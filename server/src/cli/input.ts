/** What commands read: standard input, folders that the user named, and the knowledge. */
import { filesBelow, loadKnowledge } from '../host/node.js';
import { KnowledgeBase } from '../knowledge/knowledge.js';
import { UsageError } from './output.js';

/** All of standard input. */
export async function stdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** The files below a folder that the user named. */
export async function filesOf(folder: string, extensions: readonly string[]): Promise<string[]> {
  try {
    return await filesBelow(folder, extensions);
  } catch (error) {
    throw new UsageError(
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? { en: `${folder}: there is no such folder`, zh: `${folder}：没有该文件夹` }
        : { en: `${folder}: cannot be read as a folder`, zh: `${folder}：无法作为文件夹读取` },
    );
  }
}

/** The built-in knowledge, and how its words are typed in pinyin. */
export async function load(): Promise<{ knowledge: KnowledgeBase; pinyin: Awaited<ReturnType<typeof loadKnowledge>>['pinyin'] }> {
  const compiled = await loadKnowledge();
  return { knowledge: new KnowledgeBase([compiled.pack]), pinyin: compiled.pinyin };
}
