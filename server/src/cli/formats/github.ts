/** Annotations of a GitHub Actions run: one workflow command a finding. */
import type { DocumentJson } from '../json.js';

const LEVEL = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const;

/** In a message `%` and line breaks would end or change the command; in a property `:` and `,` too. */
const message = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => message(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** The commands. Lines and columns count from 1; a path is told with `/`, as in the repository. */
export function github(documents: readonly DocumentJson[]): string {
  return documents
    .flatMap((d) =>
      d.findings.map(({ severity, rule, message: text, range: { start, end } }) => {
        // GitHub shows columns of one line only.
        const columns = start.line === end.line ? [`col=${start.character + 1}`, `endColumn=${end.character + 1}`] : [];
        const properties = [
          `file=${property(d.path.replace(/\\/g, '/').replace(/^\.\//, ''))}`,
          `line=${start.line + 1}`,
          `endLine=${end.line + 1}`,
          ...columns,
          `title=${property(`policy-drafter ${rule}`)}`,
        ];
        return `::${LEVEL[severity]} ${properties.join(',')}::${message(text)}`;
      }),
    )
    .join('\n');
}
