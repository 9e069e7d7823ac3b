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
  const field = issue?.path.join('.') ?? '';
  const missing = issue?.code === 'invalid_type' && issue.input === undefined;
  throw new Refusal('invalid', missing ? `${operation.name} needs ${field || 'an object of fields'}: it was not given.` : `${operation.name}: ${field ? `${field}: ` : ''}${issue?.message ?? 'the input is not understood'}.`.replace(/\.\.$/, '.'));
}
