import type { Directive } from '../../document/directives.js';
import type { Rule, RuleContext } from '../rule.js';

/** A suppression comment that suppresses nothing, or whose day has passed. Runs after all others, with what they used. */
export const rule: Rule = {
  id: 'unused-suppression',
  since: '0.1.0',
  severity: 'information',
  runs: 'ours',
  fix: 'safe',
  messages: {
    unused: { en: 'This comment suppresses nothing any more: remove it.', zh: '该注释已不再忽略任何问题：可以删除。' },
    expired: {
      en: 'This suppression ended on {until}: what it hid is shown again.',
      zh: '该忽略已于{until}到期：原被忽略的问题重新显示。',
    },
    remove: { en: 'Remove the comment', zh: '删除该注释' },
  },
  *check(context) {
    const used = (context as RuleContext & { used?: ReadonlySet<Directive> }).used;
    const { document, rules } = context;
    for (const directive of document.directives) {
      if (
        directive.fault ||
        directive.action === 'enable' ||
        used?.has(directive) ||
        directive.rules.some((r) => !rules.includes(r.id.replace(/\/.*$/, '')))
      )
        continue;
      const { from } = directive;
      // The line break after a comment of its own line goes with it.
      const alone =
        document.text.slice(document.text.lastIndexOf('\n', from - 1) + 1, from).trim() === '' &&
        /^[ \t]*\r?\n/.exec(document.text.slice(directive.to, directive.to + 80));
      const to = directive.to + (alone ? alone[0].length : 0);
      const expired = directive.until !== undefined && directive.until < document.surroundings.today;
      yield {
        message: expired ? 'expired' : 'unused',
        parameters: { until: directive.until ?? '' },
        from,
        to: directive.to,
        fixes: [{ title: 'remove', edits: [{ from, to, text: '' }], safe: true }],
      };
    }
  },
};
