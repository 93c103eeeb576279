/**
 * What a finding is known by from one check to the next: its rule, its subject and a hash of the sentence around it. Lines above may come
 * and go, and the sentence may be wrapped anew. A hash tells nothing of the text to one who does not have it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AnalysedDocument } from '../document/analysed.js';
import { ruleOf } from './lookup.js';
import type { Finding } from './rule.js';

/** The fingerprint of a finding, 20 hexadecimal digits. Equal sentences with equal faults have equal ones. */
export function fingerprint(document: AnalysedDocument, finding: Finding): string {
  const parts = [finding.rule, finding.requirement ?? ''];
  if (ruleOf(finding.rule)?.scope !== 'document')
    parts.push(document.text.slice(finding.from, finding.to).replace(/\s+/g, ' '), contextHash(document, finding.from));
  return hash(parts.join('\u0000'));
}

/** Hash of the sentence at an offset (outside prose: of its line), as read, without blanks. */
function contextHash(document: AnalysedDocument, offset: number): string {
  return hash(sentenceAt(document, offset).replace(/\s+/g, ''));
}

const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 20);

function sentenceAt(document: AnalysedDocument, offset: number): string {
  const { markdown, text } = document;
  const front = markdown.frontMatter;
  const block = front && offset < front.to ? undefined : markdown.blocks[markdown.blockIndexAt(offset)];
  for (const leaf of block?.shape.leaves ?? []) {
    const at = offset - block!.from;
    if (!leaf.map.length || at < leaf.map[0]! || at >= leaf.ends.at(-1)!) continue;
    const unit = leaf.ends.findIndex((end) => end > at);
    for (let i = 0; i < leaf.sentences.length; i += 2)
      if (unit < leaf.sentences[i + 1]!) return leaf.text.slice(leaf.sentences[i]!, leaf.sentences[i + 1]!);
  }
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end);
}
