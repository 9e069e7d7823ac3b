import { z } from 'zod';
import { finding } from '../base/finding.ts';
import { nearest } from '../base/nearest.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import { Refusal } from '../base/refusal.ts';
import type { Domain } from './domain.ts';

/**
 * The bargaining domain in the JSON of `file`: one object {name, issues: [{issue, a, b}], reservation: [a, b]}, or a list
 * of such objects and the `name` of one. Throws a Refusal that says which issue is wrong and how.
 */
export function readDomain(text: string, file: string, name?: string): Outcome<Domain> {
  const shaped = chosen(parsed(text, file), file, name);
  const read = domainShape.safeParse(shaped);
  if (!read.success) {
    const [issue] = read.error.issues;
    const key = issue?.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, '') ?? '';
    throw new Refusal('invalid', `${file}${key === '' ? '' : `, ${key}`}: ${issue?.message ?? 'is no domain'}. A domain is {"name", "issues": [{"issue", "a": [numbers], "b": [numbers]}], "reservation": [a, b]}.`, { file, key });
  }
  const { name: own, issues, reservation } = read.data;
  const domain: Domain = { name: own, issues: issues.map(({ issue, a, b }, index) => ({ issue: String(issue ?? index + 1), a, b })), reservation: reservation ?? [0, 0] };
  return outcome(domain, reservation ? [] : [finding('info', 'reservation-assumed', 'No reservation values are given: both sides are taken to have 0 without an agreement.', file)]);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new Refusal('unreadable', `${file} is no JSON: ${cause instanceof Error ? cause.message : 'it does not parse'}.`, file);
  }
}

function chosen(whole: unknown, file: string, name: string | undefined): unknown {
  const list: readonly unknown[] = Array.isArray(whole) ? (whole as readonly unknown[]) : [whole];
  if (name === undefined && list.length === 1) return list[0];
  const named = list.map((each) => (typeof each === 'object' && each !== null && 'name' in each ? String(each.name) : ''));
  if (name === undefined) throw new Refusal('invalid', `${file} holds ${list.length} domains: say which one by its name, for example "${named[0] ?? ''}".`, file);
  const at = named.indexOf(name);
  if (at >= 0) return list[at];
  const near = nearest(name, named);
  throw new Refusal('not-found', `${file} holds no domain named "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`, file);
}

const utilities = z.array(z.number()).min(1);
const domainShape = z.object({
  name: z.string().default(''),
  issues: z
    .array(
      z
        .object({ issue: z.union([z.string(), z.number()]).optional(), a: utilities, b: utilities })
        .refine(({ a, b }) => a.length === b.length, { error: 'a and b are not of one length: each value of an issue is worth something to both sides' }),
    )
    .min(1),
  reservation: z.tuple([z.number(), z.number()]).optional(),
});
