/** What the declared facts of a document say of a requirement. */
import type { Requirement } from '../../knowledge/schema.js';

/** Declared facts of a document (front matter, configuration); what is left out is unknown. */
export type Facts = Readonly<Record<string, boolean | number | readonly string[] | undefined>>;

/** Whether a conditional requirement applies, as declared: true, false, or unknown. */
export function holds(requirement: Requirement, facts: Facts): boolean | undefined {
  const { when } = requirement;
  if (!when) return true;
  const value = facts[when.fact];
  if (value === undefined) return undefined;
  if (when.atLeast !== undefined) return typeof value === 'number' ? value >= when.atLeast : undefined;
  if (Array.isArray(value)) return typeof when.is === 'string' && value.includes(when.is);
  return when.is === undefined ? value === true : value === when.is;
}

/** Whether the law asks for it here: by statute, or on a condition that is declared to hold. What is only usual is never due. */
export const isDue = (requirement: Requirement, facts: Facts): boolean =>
  requirement.force === 'statute' ||
  (requirement.force === 'conditional' && requirement.when !== undefined && holds(requirement, facts) === true);

/** Whether a requirement is asked of a document at all: what one industry owes, only of those that name theirs. */
export const asked = ({ when }: Requirement, facts: Facts): boolean => when?.fact !== 'industry' || facts.industry !== undefined;

/** Whether a declared fact says that a requirement cannot arise. */
export function ruledOut(requirement: Requirement, facts: Facts): boolean {
  const { when } = requirement;
  if (!when) return false;
  const value = facts[when.fact];
  if (value === undefined) return false;
  if (when.atLeast !== undefined) return typeof value === 'number' ? value < when.atLeast : value === false;
  if (typeof when.is === 'string') return Array.isArray(value) ? !value.includes(when.is) : value === false;
  return value !== (when.is ?? true) && typeof value === 'boolean';
}
