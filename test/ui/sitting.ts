/**
 * The two windows that the journeys share: in English with the extension on Node, and in Chinese with it in the browser.
 * So each journey is made in both languages and on both hosts, and an editor is started only twice.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/root.js';
import { Desk, type Display, type Editor, type ExtensionHost } from './editor.js';

/** A sample of ours. */
const sample = (name: string): string => readFileSync(path.join(ROOT, 'samples', name), 'utf8');

const HEAD = '---\npolicyDrafter:\n  kind: privacy-policy\n  asOf: 2026-11-23\n---\n\n';

/** What the documents say: one with gaps, sentences that cite, and two statements of which only one can be true, one of them with two faults. */
export const TEXTS = {
  en: {
    gaps: `${HEAD}# Privacy Policy of Larkspur\n\nLarkspur Software (Hangzhou) Co., Ltd. ("we") operates Larkspur.\n\n## Your rights\n\nYou may correct your information in Settings > Privacy.\n\n## Contact\n\nWrite to privacy@larkspur.example.\n`,
    cited: 'We follow Article 66 of the PIPL.',
    duty: 'We follow Article 31 of the PIPL.',
    faults:
      'By using the app you agree to everything, and your data is 100% safe with us.\n\nWe never share your personal information with anyone.\n\n## Partners\n\nWe share your name and address with Fern Logistics Co., Ltd. for delivery.\n',
  },
  zh: {
    gaps: `${HEAD}# 飞燕隐私政策\n\n飞燕软件（杭州）有限公司（以下简称“我们”）运营飞燕应用。\n\n## 您的权利\n\n您可以在“设置—隐私”中更正您的个人信息。\n\n## 联系我们\n\n请发送邮件至 privacy@larkspur.example。\n`,
    cited: '我们遵守《个人信息保护法》第六十六条。',
    duty: '我们遵守《个人信息保护法》第三十一条。',
    faults:
      '您使用本应用即视为同意我们的全部处理，您的信息绝对安全。\n\n我们不会向任何第三方提供您的个人信息。\n\n## 合作伙伴\n\n我们会将您的姓名和地址共享给合作伙伴蕨叶物流有限公司。\n',
  },
} as const;

const NEWSLETTER = '# Note\n\n## Enforcement\n\n1. Ferry firm fined under Article 66 of the PIPL\n\nOn 5 February 2027, CNY 30,000.\n';

/** The folder: several documents alike, so that a test may change its own. */
function files(language: keyof typeof TEXTS): Readonly<Record<string, string>> {
  const { gaps, cited, duty, faults } = TEXTS[language];
  return {
    'typing.md': gaps,
    'mouse.md': gaps,
    'keyboard.md': gaps,
    'fix.md': gaps,
    'report.md': `${gaps}\n${cited}\n`,
    'hover.md': `${gaps}\n${duty}\n`,
    'faults.md': `${gaps}\n${faults}`,
    'sample.md': sample(`privacy-policy-gaps.${language}.md`),
    'good.md': sample('privacy-policy-good.en.md'),
    'note-2027-02.md': NEWSLETTER,
  };
}

/** A desk and the editor at it, set up when first wanted. */
class Sitting {
  private set?: Promise<Desk>;
  private editor?: Editor;

  constructor(
    private readonly language: keyof typeof TEXTS,
    readonly display: Display,
    readonly host: ExtensionHost,
  ) {}

  /** The desk. A folder that is nowhere on the disk comes with it. */
  desk(): Promise<Desk> {
    this.set ??= Desk.set({ virtual: this.host === 'node', host: this.host });
    return this.set;
  }

  /** The editor as the test before left it, or a new one. */
  async sit(): Promise<Editor> {
    this.editor ??= await (await this.desk()).sit(this.display, files(this.language));
    return this.editor;
  }

  /** Keeps a picture of a failure; the next test gets a new editor. */
  async failed(title: string): Promise<void> {
    await this.editor?.picture(`${this.host}-${this.display}-${title.replace(/\W+/gu, '-').slice(0, 60)}`);
    await this.leave();
  }

  private async leave(): Promise<void> {
    await this.editor?.close();
    this.editor = undefined;
  }

  async clear(): Promise<void> {
    await this.leave();
    await (await this.set)?.clear();
    this.set = undefined;
  }
}

export const SITTINGS = { en: new Sitting('en', 'en', 'node'), zh: new Sitting('zh', 'zh-cn', 'web') } as const;

/** VS Code scans extensions anew and moves the focus at times of its own; a step that meets this is tried once more, in a new page. */
export const ANEW = 1;

// Of all files of the suite, after the last.
after(async () => {
  for (const sitting of Object.values(SITTINGS)) await sitting.clear();
});
