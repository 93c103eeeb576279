/** The items of a newsletter, as its Markdown sets them: numbered headings, numbered paragraphs or list items, or rows of a table. */
import type { Development } from '../../knowledge/schema.js';
import { type BlockShape, MarkdownDocument } from '../../markdown/document.js';
import type { Leaf } from '../../markdown/leaves.js';
import { CODE_MARK, URL_MARK } from '../../markdown/normalise.js';

/** An item as it stands in the newsletter, without the marks of Markdown. `date`, `authority`: where a table has a column of them. */
interface Item {
  readonly number: number;
  /** The heading above it. */
  readonly heading: string;
  readonly title: string;
  readonly body: string;
  readonly date?: string;
  readonly authority?: string;
}

export interface Newsletter {
  /** Its first heading, else its first line; empty where there is neither. */
  readonly title: string;
  /** In their order. */
  readonly items: readonly Item[];
}

/** Reads a newsletter. Numbers of items go on through it: any other number starts a line of an item, or a list inside it. */
export function newsletterOf(text: string): Newsletter {
  const blocks = MarkdownDocument.parse(text).blocks.map((block) => block.shape);
  const items: Item[] = [];
  let heading = '';
  let open: { readonly number: number; readonly heading: string; readonly title: string; readonly body: string[] } | undefined;
  const close = () => {
    if (open) items.push({ ...open, body: open.body.join(' ').trim() });
    open = undefined;
  };
  for (const shape of blocks) {
    if (shape.type === 'Table') {
      close();
      items.push(...rowsOf(shape, heading));
      continue;
    }
    for (const leaf of shape.leaves) {
      const words = written(leaf, shape);
      const numbered = numberOf(leaf, words, shape);
      if (numbered && numbered.number === (open?.number ?? items.at(-1)?.number ?? 0) + 1) {
        close();
        open = { number: numbered.number, heading, ...titleAndBody(numbered.words, leaf.role === 'heading') };
      } else if (leaf.role === 'heading' && (leaf.level <= MARKDOWN_LEVELS || categoryOf(words))) {
        close();
        heading = words;
      } else open?.body.push(words);
    }
  }
  close();
  return { title: titleOf(blocks), items };
}

/** Levels of headings that are marked as such; a line that acts as one counts where it names a category. */
const MARKDOWN_LEVELS = 6;
/** Up to here a numbered line is a title as a whole; of a longer one the first sentence is. UTF-16 units. */
const MAX_TITLE = 120;

function titleOf(blocks: readonly BlockShape[]): string {
  const leaves = blocks.flatMap((shape) => shape.leaves.map((leaf) => ({ leaf, shape })));
  const first = leaves.find(({ leaf }) => leaf.role === 'heading' && leaf.level === 1) ?? leaves[0];
  return first ? written(first.leaf, first.shape) : '';
}

function titleAndBody(words: string, whole: boolean): { title: string; body: string[] } {
  if (whole || words.length <= MAX_TITLE) return { title: words.replace(/[.。]$/, ''), body: [] };
  const end = /[.。;；:：](?=\s|[\u4e00-\u9fff]|$)/.exec(words)?.index ?? MAX_TITLE;
  return { title: words.slice(0, end), body: [words] };
}

/** The text of a leaf as it was typed, with the punctuation that matching does without. */
function written(leaf: Leaf, { source }: BlockShape): string {
  let out = '';
  for (let i = 0; i < leaf.text.length; i++) {
    const from = leaf.map[i]!;
    const typed = source.slice(from, leaf.ends[i]);
    if (leaf.text[i] === CODE_MARK) out += typed.replace(/^`+|`+$/g, '');
    else if (leaf.text[i] !== URL_MARK || !leaf.links.some((link) => link.from <= from && from < link.to)) out += typed;
  }
  return out.replace(/\s+/g, ' ').trim();
}

/** The number that a leaf begins with, of an ordered list or written out ("3.", "Item 3:", "第3项"), and what follows it. */
function numberOf(leaf: Leaf, words: string, { source, type }: BlockShape): { number: number; words: string } | undefined {
  if (leaf.role === 'item') {
    const mark = leaf.level === 1 && type === 'OrderedList' ? /(\d{1,3})[.)][ \t]+$/.exec(before(leaf, source)) : undefined;
    return mark ? { number: Number(mark[1]), words } : undefined;
  }
  const start = /^(?:item\s+|第)?(\d{1,3})(?:[.)]\s+|[、.．:：项]\s*)(.+)$/i.exec(words);
  return start ? { number: Number(start[1]), words: start[2]! } : undefined;
}

/** What stands in front of a leaf, as far as a mark of a list reaches. */
const before = (leaf: Leaf, source: string): string => source.slice(Math.max(0, leaf.map[0]! - 12), leaf.map[0]).replace(/[*_]+$/, '');

const COLUMNS: readonly [string, RegExp][] = [
  ['number', /^(?:item|no\.?|#|number|序号|编号|项)$/i],
  ['date', /date|日期|时间/i],
  ['authority', /authorit|issuer|department|机关|部门|机构|主体/i],
  ['title', /what|title|subject|development|matter|标题|事项|事件|名称/i],
];
const columnOf = (name: string): string => COLUMNS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'text';

/** The items of a table whose first column holds their numbers; none of any other table. */
function rowsOf(shape: BlockShape, heading: string): Item[] {
  const rows = new Map<number, Map<string, string[]>>();
  for (const leaf of shape.leaves) {
    if (leaf.role !== 'cell' || leaf.head < 0) continue;
    const column = columnOf(written(shape.leaves[leaf.head]!, shape));
    const row = rows.get(leaf.row) ?? new Map<string, string[]>();
    row.set(column, [...(row.get(column) ?? []), written(leaf, shape)]);
    rows.set(leaf.row, row);
  }
  return [...rows.values()].flatMap((row) => {
    const of = (column: string): string => row.get(column)?.join('; ') ?? '';
    if (!/^\d+$/.test(of('number')) || !of('title')) return [];
    const [date, authority] = [of('date'), of('authority')];
    return [
      {
        number: Number(of('number')),
        heading,
        title: of('title'),
        body: of('text'),
        ...(date ? { date } : {}),
        ...(authority ? { authority } : {}),
      },
    ];
  });
}

/** The category that a heading names. */
export function categoryOf(heading: string): Development['category'] | undefined {
  if (/legislat|regulat|立法|法规|政策/i.test(heading)) return 'legislative';
  if (/enforce|case|penalt|执法|处罚|司法|案例/i.test(heading)) return 'enforcement';
  return /industr|行业|产业/i.test(heading) ? 'industry' : undefined;
}
