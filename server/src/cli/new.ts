/** `policy-drafter new`: the facts of a command line, read as those of a front matter are. */
import { Facts, nearest, validate } from '../document/configuration.js';
import type { Bilingual } from '../knowledge/schema.js';

/** `minors=true,channels=app+website,turnover=500000000`; a bare name means true. Each fault is a line that names the word. */
export function readFacts(text: string): { facts: Facts; faults: Bilingual[] } {
  const given: Record<string, unknown> = {};
  const faults: Bilingual[] = [];
  for (const part of text.split(',').map((p) => p.trim())) {
    if (!part) continue;
    const [name = '', ...rest] = part.split('=');
    if (name in given) faults.push({ en: `--facts: "${name}" is given twice`, zh: `--facts：“${name}”重复` });
    given[name] = rest.length ? factValue(name, rest.join('=').trim()) : true;
  }
  const { value, issues } = validate<Facts>(given, Facts);
  const names = Object.keys(Facts.shape);
  for (const issue of issues) {
    const key = issue.key ?? String(issue.path[0] ?? '');
    const near = issue.code === 'unknown-key' ? nearest(key, names) : issue.nearest;
    const { found, expected } = issue;
    faults.push(
      issue.code === 'unknown-key'
        ? {
            en: `--facts: "${key}" is not a fact${near ? `; did you mean "${near}"?` : `: one of ${names.join(', ')}`}`,
            zh: `--facts：“${key}”不是可用的事实${near ? `；是否指“${near}”？` : `：可用${names.join('、')}`}`,
          }
        : {
            en: `--facts: "${found}" does not fit ${key}${near ? `; did you mean "${near}"?` : expected ? `: expected ${expected}` : ''}`,
            zh: `--facts：“${found}”与${key}不符${near ? `；是否指“${near}”？` : expected ? `：应为${expected}` : ''}`,
          },
    );
  }
  return { facts: value, faults };
}

function factValue(name: string, text: string): unknown {
  if (name === 'channels' || name === 'industry') return text.split('+').map((v) => v.trim());
  if (/^(?:true|yes)$/i.test(text)) return true;
  if (/^(?:false|no)$/i.test(text)) return false;
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}
