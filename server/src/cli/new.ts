/** `policy-drafter new`: the facts of a command line, read as those of a front matter are. */
import { Facts, nearest, validate } from '../document/configuration.js';

/** `minors=true,channels=app+website,turnover=500000000`; a bare name means true. Each fault is a line that names the word. */
export function readFacts(text: string): { facts: Facts; faults: string[] } {
  const given: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const part of text.split(',').map((p) => p.trim())) {
    if (!part) continue;
    const [name = '', ...rest] = part.split('=');
    if (name in given) faults.push(`--facts: "${name}" is given twice`);
    given[name] = rest.length ? factValue(name, rest.join('=').trim()) : true;
  }
  const { value, issues } = validate<Facts>(given, Facts);
  const names = Object.keys(Facts.shape);
  for (const issue of issues) {
    const key = issue.key ?? String(issue.path[0] ?? '');
    const near = issue.code === 'unknown-key' ? nearest(key, names) : issue.nearest;
    faults.push(
      issue.code === 'unknown-key'
        ? `--facts: "${key}" is not a fact${near ? `; did you mean "${near}"?` : `: one of ${names.join(', ')}`}`
        : `--facts: "${issue.found}" does not fit ${key}${near ? `; did you mean "${near}"?` : issue.expected ? `: expected ${issue.expected}` : ''}`,
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
