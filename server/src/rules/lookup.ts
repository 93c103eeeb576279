/** Rules by their ids: what follows from a rule is asked of the rule, so that no other place lists ids. */
import { rules } from './index.js';
import type { Rule } from './rule.js';

const RULES: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of an id, or undefined where there is none. */
export const ruleOf = (id: string): Rule | undefined => RULES.get(id);
