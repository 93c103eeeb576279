/** What a blank stands for, where the document itself says it elsewhere. */
import type { AnalysedDocument } from '../../document/analysed.js';
import { memoize } from '../../util/memoize.js';
import type { Fix, Span } from '../rule.js';

/** Something that a document states once and the same everywhere. */
interface Known {
  /** What a blank for it is called, within the blank or right before it. */
  readonly called: RegExp;
  /** The value, as its only group, where a document states it. */
  readonly stated: RegExp;
  /** What of a blank's kind may follow it and is part of the value: the 公司 of XX公司. */
  readonly tail?: RegExp;
}

/** Words around what a blank is called that do not say whose it is, or that it is the author's. */
const NEUTRAL =
  /[[\]{}<>()（）●•○◯_.…：:\s]|(?:请|待)?(?:填写|补充|插入|填|补)|我们的?|本?公司的?|联系用?|地址|号码|\b(?:insert|enter|your|our|the|company(?:'s)?|contact|address|number|here)\b/gi;
/** Right before a blank: the beginning of its line or of a part of it, what it is called, a colon. */
const LABEL = [
  String.raw`(?:^|[,，。;；、|(（]|[.!?] )[\s>*+-]*(?:(?:our|contact|联系用?|我们的)\s*)?(?:`,
  String.raw`)(?: address| number|地址|号码)?(?: is)?[*_：:为是\s]*$`,
] as const;
const KNOWN: readonly Known[] = [
  {
    called: /e-?mail|邮箱|电子邮件/i,
    stated: /(?<![\w.%+-])([\w%+-][\w.%+-]*@[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,12})(?![\w-])/g,
  },
  {
    called: /(?:tele)?phone|hotline|电话|热线/i,
    stated: /(?:(?:tele)?phone|hotline|电话|热线)[^\d\n[(（]{0,12}?((?:\+?\d{1,4}[- ])?\d[\d -]{5,16}\d)(?![\d*])/gi,
  },
  {
    called: /name of (?:the )?(?:company|handler|operator)|company name|(?:公司|处理者|运营者|运营方)(?:的)?(?:全称|名称)/i,
    // Only who calls itself "we": another company named in full may be a recipient.
    stated:
      /((?:[A-Z][\w&.'-]*,? ){1,6}(?:Co\.,? Ltd\.?|Ltd\.?|Limited|Inc\.?|LLC)|[\u4e00-\u9fff]{2,12}(?:[（(][\u4e00-\u9fff]{2,6}[)）])?[\u4e00-\u9fff]{0,12}有限(?:责任)?公司)(?= ?[(（](?:以下(?:简)?称|下称|hereinafter|the [“"]?Company|[“"](?:we|us|Company))[^()（）]{0,40}[)）])/g,
    tail: /^(?:股份)?(?:有限)?(?:责任)?公司/,
  },
  {
    called: /effective date|date of effect|生效日期|生效日|施行日期/i,
    stated:
      /(?:effective (?:date|from|as of)|takes effect on|生效日期|生效日|施行日期)[：:为是\s]{0,4}((?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) \d{4}|\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2})/gi,
  },
];

/** What stands before a name without a space: 本政策由…公司. */
const BEFORE_NAME = /^[\u4e00-\u9fff]*?(?:由|是|系|者为|方为|司为|们为)(?=[\u4e00-\u9fff（()）]{4,}公司$)/;

/** The one value of each kind that the prose of a document states. */
const valuesOf = memoize((document: AnalysedDocument): readonly (string | undefined)[] => {
  // As written: of an address the normalised text keeps nothing, since it is a link.
  const prose = document.markdown.blocks.flatMap((b) => (b.shape.leaves.length ? [b.shape.source] : [])).join('\n');
  return KNOWN.map(({ stated }) => {
    const found = new Set([...prose.matchAll(stated)].map((m) => m[1]!.replace(BEFORE_NAME, '').trim()));
    return found.size === 1 ? [...found][0] : undefined;
  });
});

/** Fills a blank with what the document says of the same elsewhere; nothing where that is not said, or not the same everywhere. */
export function fillings(document: AnalysedDocument, { from, to }: Span): Fix[] {
  const { text } = document;
  const own = text.slice(from, to);
  const line = text.slice(Math.max(text.lastIndexOf('\n', from - 1) + 1, from - 40), from);
  const named = (called: RegExp) =>
    (called.test(own) && own.replace(called, '').replace(NEUTRAL, '') === '') ||
    (own.replace(NEUTRAL, '').replace(/^(?:TBD|TBC|X+)$/i, '') === '' && new RegExp(LABEL.join(called.source), 'i').test(line));
  return KNOWN.flatMap(({ called, tail }, i) => {
    const value = valuesOf(document)[i];
    const behind = (/^[Xx×]{2,}$/.test(own) && tail?.exec(text.slice(to, to + 8))?.[0].length) || 0;
    // ____年 asks for a part of a date.
    if (!value || !(behind || named(called)) || /^[年月日]/.test(text.slice(to))) return [];
    return [{ title: 'fill', parameters: { value }, edits: [{ from, to: to + behind, text: value }], safe: false }];
  });
}
