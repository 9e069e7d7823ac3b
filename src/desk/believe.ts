import type { z } from 'zod';
import { nearest } from '../base/nearest.ts';
import { Refusal } from '../base/refusal.ts';
import type { Operation } from './operation.ts';

/** The input of an operation, believed once; what is wrong with it is one sentence. */
export function believe<Input extends z.ZodObject>(operation: Pick<Operation<Input>, 'name' | 'input'>, given: unknown): z.output<Input> {
  const known = Object.keys(operation.input.shape);
  if (typeof given === 'object' && given !== null) {
    const unknown = Object.keys(given).find((key) => !known.includes(key));
    if (unknown !== undefined) {
      const near = nearest(unknown, known);
      throw new Refusal('invalid', `${operation.name} does not take "${unknown}"${near === undefined ? '' : `; did you mean "${near}"?`} It takes ${known.join(', ') || 'nothing'}.`);
    }
  }
  const parsed = operation.input.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal('invalid', `${operation.name} ${wrong(issue, given)}`);
}

/** What is wrong with a field, as the end of a sentence that begins with the operation. */
function wrong(issue: z.core.$ZodIssue | undefined, given: unknown): string {
  const field = issue?.path.join('.') || 'its input';
  const value = issue?.path.reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined), given);
  if (issue === undefined) return 'does not understand its input.';
  if (issue.code === 'invalid_type' && value === undefined) return `needs ${field}: it was not given.`;
  if (issue.code === 'too_small' && issue.origin === 'string') return `needs ${field}: it is empty.`;
  if (issue.code === 'invalid_value') return `does not know the ${field} "${String(value)}": it is one of ${issue.values.map(String).join(', ')}.`;
  return `does not take this ${field}: ${issue.message.replace(/\.$/, '')}.`;
}
