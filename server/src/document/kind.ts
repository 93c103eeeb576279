/** Detects what a document is, conservatively: unsure means it is none of ours, and nothing is flagged. */
import type { KnowledgeBase } from '../knowledge/knowledge.js';
import type { Leaf } from '../markdown/leaves.js';
import { fold } from '../markdown/normalise.js';
import { longest, Phrases, wholeWord } from '../signals/phrases.js';
import { KINDS, type Kind } from './configuration.js';

type Role = 'TITLE' | 'SELF' | 'VOICE' | 'CHINA';
interface Cue {
  /** What it speaks for; `other` where it is only a word of China. */
  readonly kind: Kind;
  readonly role: Role;
  readonly form: string;
}

/** The forms of the concepts `KIND_…`, ready to be counted. */
export interface KindLexicon {
  readonly phrases: Phrases;
  readonly cues: readonly Cue[];
}

/** How often a block speaks like a policy, and the titles its heading lines hold. */
export interface KindSignals {
  readonly self: number;
  readonly voice: number;
  /** For each of the other kinds: how often the block uses its words. */
  readonly words: ReadonlyMap<Kind, number>;
  /** Whether it speaks of China, in either language. */
  readonly china: boolean;
  readonly titles: readonly Title[];
}

/** A line that could be a title. */
interface Title {
  readonly kind: Kind;
  /** The share of the line that the words of a title fill. */
  readonly share: number;
  readonly heading: boolean;
  /** Whether they are what the line is about: "Impact assessment: cameras", 关于…的影响评估. */
  readonly head: boolean;
}

/** Compiles the lexicon from the pack's concepts. */
export function buildKindLexicon(knowledge: KnowledgeBase): KindLexicon {
  const cues: Cue[] = [];
  for (const concept of knowledge.concepts) {
    if (concept.id === 'KIND_CHINA') for (const form of concept.en) cues.push({ kind: 'other', role: 'CHINA', form });
    const match = /^KIND_(.+)_(TITLE|SELF|VOICE)$/.exec(concept.id);
    const kind = match && KINDS.find((k) => k.toUpperCase().replace(/-/g, '_') === match[1]);
    if (!match || !kind) continue;
    for (const form of [...concept.en, ...concept.zh]) cues.push({ kind, role: match[2] as Role, form: fold(form).toLowerCase() });
  }
  return { cues, phrases: new Phrases(cues.map((c) => c.form)) };
}

/** Whether the words from–to are what a line is about: in English they begin it, or end it behind a name; in Chinese they end it. */
function isHead(text: string, from: number, to: number): boolean {
  const rest = text.slice(to).replace(/[\s*_)）》]+$/u, '');
  if (HAN.test(text.slice(from, to))) return !rest;
  return (
    (!rest || /^\s*(?:[:,–—(]|- |(?:of|for|on|to|in|before|at)\b)/u.test(rest)) &&
    (from === 0 || !rest || /[:–—]\s*$/u.test(text.slice(0, from)))
  );
}
const HAN = /\p{Script=Han}/u;

/** Reads one block's leaves. */
export function kindSignalsOf(leaves: readonly Leaf[], lexicon: KindLexicon): KindSignals {
  let self = 0;
  let voice = 0;
  const words = new Map<Kind, number>();
  let china = false;
  const titles: Title[] = [];
  for (const leaf of leaves) {
    const text = leaf.text.toLowerCase();
    const hits = lexicon.phrases.search(text).filter((h) => wholeWord(text, h.from, h.to));
    const short = text.length <= (leaf.role === 'heading' ? 90 : 60);
    // A line may name two ("user agreement and privacy policy"): then it is a policy too.
    const named = short ? longest(hits.filter((h) => lexicon.cues[h.id]!.role === 'TITLE')) : [];
    const title = named.find((h) => lexicon.cues[h.id]!.kind !== 'other') ?? named[0];
    if (title)
      titles.push({
        kind: lexicon.cues[title.id]!.kind,
        share: (title.to - title.from) / text.length,
        heading: leaf.role === 'heading',
        head: isHead(text, title.from, title.to),
      });
    china ||= HAN.test(text);
    for (const hit of hits) {
      const { role, kind } = lexicon.cues[hit.id]!;
      if (role === 'CHINA') china = true;
      else if (kind !== 'privacy-policy') {
        if (role !== 'TITLE') words.set(kind, (words.get(kind) ?? 0) + 1);
      } else if (role === 'SELF') self++;
      else if (role === 'VOICE') voice++;
    }
  }
  return { self, voice, words, china, titles };
}

/** How many blocks from the top may hold the title of a policy; and that of another kind, which is the title of the document or none. */
const TITLE_BLOCKS = 12;
const OTHER_TITLE_BLOCKS = 3;
/** How many words of a kind must bear out its title. */
const OTHER_WORDS = 4;

/**
 * The kind, or undefined. A title must be borne out by the text: a page *about* privacy policies does not speak to "you"
 * of "your information". Without a title, the voice alone decides, and must be plain.
 */
export function detectKind(blocks: readonly KindSignals[], size: number): Kind | undefined {
  let self = 0;
  let voice = 0;
  for (const block of blocks) {
    self += block.self;
    voice += block.voice;
  }
  const top = blocks.slice(0, TITLE_BLOCKS).flatMap((b) => b.titles);
  const first = blocks.slice(0, OTHER_TITLE_BLOCKS).flatMap((b) => b.titles)[0];
  if (first && first.kind !== 'privacy-policy' && first.kind !== 'other' && (first.share > 0.4 || (first.heading && first.head))) {
    const words = blocks.reduce((sum, b) => sum + (b.words.get(first.kind) ?? 0), 0);
    // A title that names its subject at length is told from a heading about one by what follows.
    const enough = words >= (first.share > 0.4 ? OTHER_WORDS : 2 * OTHER_WORDS);
    return enough && blocks.some((b) => b.china) ? first.kind : undefined;
  }
  const title = top.find((t) => (t.heading || t.share > 0.4) && (t.kind === 'privacy-policy' || t.kind === 'other'));
  if (title?.kind === 'other') return undefined;
  const perThousand = ((voice + self) * 1000) / Math.max(size, 400);
  const small = size < 2500;
  if (title && voice + self >= (small ? 2 : 4) && perThousand >= 0.6) return 'privacy-policy';
  if (top.some((t) => t.kind === 'other' && t.heading)) return undefined;
  if (top.some((t) => t.kind === 'privacy-policy') && voice >= 3 && perThousand >= 0.9) return 'privacy-policy';
  return self >= 3 && voice >= 6 && perThousand >= 1 ? 'privacy-policy' : undefined;
}
