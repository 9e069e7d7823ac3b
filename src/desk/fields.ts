import { z } from 'zod';
import { readDay } from '../base/calendar.ts';

/** The field names one file; doors show it as a path, an upload or a kept file. */
export function file(description: string) {
  return z.string().min(1).meta({ description, 'x-file': 'one' });
}

export function files(description: string) {
  return z.array(z.string().min(1)).min(1).meta({ description, 'x-file': 'many' });
}

export function dayField(description: string) {
  return z
    .string()
    .refine((text) => readDay(text) !== undefined, { error: (issue) => `"${String(issue.input)}" is not a day. Write it as 2027-01-31.` })
    .meta({ description });
}

export const findingShape = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  at: z.string(),
});

/** Every answer carries what was not understood on the way to it. */
export const findingsShape = z.array(findingShape);

/** An exact decimal, as text. */
export const decimalText = z.string();
