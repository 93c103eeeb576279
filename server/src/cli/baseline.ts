/**
 * The baseline of old findings (`--baseline`): what is in it is not reported. It holds fingerprints, no text. It is written once and only
 * shrinks from then on, so that a new finding never hides in it.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { fingerprint } from '../rules/fingerprint.js';
import type { Finding } from '../rules/rule.js';
import type { OnError } from './output.js';
import type { ReviewedFile } from './review.js';

const Entry = z.strictObject({
  /** Path of the document, from the folder of the baseline, with `/`. */
  path: z.string(),
  rule: z.string(),
  requirement: z.string().optional(),
  /** Fingerprint of the finding. */
  hash: z.string().regex(/^[0-9a-f]{20}$/),
  /** How many equal ones there are. */
  count: z.int().positive(),
});
type Entry = z.infer<typeof Entry>;
const File = z.strictObject({ version: z.literal(1), findings: z.array(Entry) });

export class Baseline {
  /** Findings that it held back in this run. */
  known = 0;
  /** Findings of checked documents that it still holds and that are no longer there. */
  gone = 0;
  private readonly seen = new Map<string, Entry[]>();

  private constructor(
    private readonly file: string,
    private readonly entries: readonly Entry[],
    /** Whether there was none yet, and this run's findings make it. */
    private readonly fresh: boolean,
  ) {}

  /** Reads a baseline; undefined where there is none to read. With `create`, a file that does not exist is a new one. */
  static async read(file: string, create: boolean, onError: OnError): Promise<Baseline | undefined> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      const none = (error as NodeJS.ErrnoException).code === 'ENOENT';
      if (none && create) return new Baseline(file, [], true);
      return void onError(
        none
          ? {
              en: `${file}: there is no such baseline: write it with --update-baseline`,
              zh: `${file}：没有该基线文件：请用 --update-baseline 生成`,
            }
          : { en: `${file}: the baseline cannot be read`, zh: `${file}：无法读取基线文件` },
      );
    }
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return void onError({
        en: `${file}: the baseline is not JSON: write it anew with --update-baseline after removing it`,
        zh: `${file}：基线文件不是JSON：请删除后用 --update-baseline 重新生成`,
      });
    }
    const parsed = File.safeParse(json);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const at = issue?.path.join('.');
      return void onError({
        en: `${file}: not a baseline of this program (${at || 'whole file'}: ${issue?.message ?? ''})`,
        zh: `${file}：不是本程序的基线文件（${at || '整个文件'}：${issue?.message ?? ''}）`,
      });
    }
    return new Baseline(file, parsed.data.findings, false);
  }

  /** The findings of a document that the baseline does not hold. */
  unknown(reviewed: ReviewedFile): Finding[] {
    const own = this.pathOf(reviewed.path);
    const left = new Map(this.entries.filter((e) => e.path === own).map((e) => [e.hash, e.count]));
    const found = new Map<string, Entry>();
    const shown = reviewed.findings.filter((finding) => {
      const hash = fingerprint(reviewed.analysed, finding);
      const rest = left.get(hash) ?? 0;
      if (!rest && !this.fresh) return true;
      const entry = found.get(hash);
      const { rule, requirement } = finding;
      found.set(hash, { path: own, rule, ...(requirement ? { requirement } : {}), hash, count: (entry?.count ?? 0) + 1 });
      if (rest) left.set(hash, rest - 1);
      this.known++;
      return false;
    });
    this.gone += [...left.values()].reduce((n, rest) => n + rest, 0);
    this.seen.set(own, [...found.values()]);
    return shown;
  }

  /** Writes what is left of it: entries of documents that were not checked stay, unless the document is gone. */
  async write(onError: OnError): Promise<void> {
    const folder = path.dirname(path.resolve(this.file));
    const kept = this.entries.filter((e) => !this.seen.has(e.path) && existsSync(path.join(folder, e.path)));
    const order = (e: Entry) => `${e.path}\u0000${e.rule}\u0000${e.requirement ?? ''}\u0000${e.hash}`;
    const findings = [...kept, ...[...this.seen.values()].flat()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
    try {
      await writeFile(this.file, `${JSON.stringify({ version: 1, findings }, null, 2)}\n`);
    } catch {
      onError({ en: `${this.file}: the baseline cannot be written`, zh: `${this.file}：无法写入基线文件` });
    }
  }

  private pathOf(file: string): string {
    return path
      .relative(path.dirname(path.resolve(this.file)), path.resolve(file))
      .split(path.sep)
      .join('/');
  }
}
