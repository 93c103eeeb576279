import type { Report, Rule } from '../rule.js';

/** A suppression, in a comment or in the project file, that suppresses nothing, or whose day has passed. */
export const rule: Rule = {
  id: 'unused-suppression',
  title: { en: 'unused suppression', zh: '忽略说明未起作用' },
  since: '0.1.0',
  severity: 'information',
  runs: 'any-kind',
  phase: 'after-suppression',
  suppressible: false,
  fix: 'safe',
  messages: {
    unused: { en: 'This comment suppresses nothing any more: remove it.', zh: '该注释已不再忽略任何问题：可以删除。' },
    expired: {
      en: 'This suppression ended on {until}: what it hid is shown again.',
      zh: '该忽略已于{until}到期：原被忽略的问题重新显示。',
    },
    'unused-entry': {
      en: 'A suppression of {rule} for this document in .policydrafter.yaml (hash {hash}) suppresses nothing any more: remove it there.',
      zh: '.policydrafter.yaml 中针对本文档的 {rule} 忽略项（hash {hash}）已不再忽略任何问题：可在该文件中删除。',
    },
    'expired-entry': {
      en: 'A suppression of {rule} for this document in .policydrafter.yaml (hash {hash}) ended on {until}: what it hid is shown again.',
      zh: '.policydrafter.yaml 中针对本文档的 {rule} 忽略项（hash {hash}）已于{until}到期：原被忽略的问题重新显示。',
    },
    remove: { en: 'Remove the comment', zh: '删除该注释' },
  },
  *check({ document, rules, options, used }): Iterable<Report> {
    const over = (until: string | undefined) => until !== undefined && until < document.surroundings.today;
    const known = (rule: string) => rules.includes(rule.replace(/\/.*$/, ''));
    for (const entry of options.suppressions ?? []) {
      if (used?.has(entry) || !known(entry.rule)) continue;
      const { rule, hash, until } = entry;
      yield {
        message: over(until) ? 'expired-entry' : 'unused-entry',
        parameters: { rule, hash, until: until ?? '' },
        from: document.title.from,
        to: document.title.to,
      };
    }
    for (const directive of document.directives) {
      if (directive.fault || directive.action === 'enable' || used?.has(directive) || directive.rules.some((r) => !known(r.id))) continue;
      const { from } = directive;
      // The line break after a comment of its own line goes with it.
      const alone =
        document.text.slice(document.text.lastIndexOf('\n', from - 1) + 1, from).trim() === '' &&
        /^[ \t]*\r?\n/.exec(document.text.slice(directive.to, directive.to + 80));
      const to = directive.to + (alone ? alone[0].length : 0);
      yield {
        message: over(directive.until) ? 'expired' : 'unused',
        parameters: { until: directive.until ?? '' },
        from,
        to: directive.to,
        fixes: [{ title: 'remove', edits: [{ from, to, text: '' }], safe: true }],
      };
    }
  },
};
