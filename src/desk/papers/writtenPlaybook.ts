import { z } from 'zod';

/** A phrase, or some that share what must not stand beside them, as a playbook writes them. */
export const writtenSign = z.union([z.string(), z.object({ says: z.union([z.string(), z.array(z.string())]), mentions: z.array(z.string()).optional(), unless: z.array(z.string()).optional(), under: z.array(z.string()).optional(), because: z.string().optional() })]);

export const writtenPosition = z.object({ says: z.string(), wording: z.string() });
export const writtenHeld = writtenPosition.extend({ when: z.array(z.string()) });

export const writtenCheck = z.object({
  id: z.string(),
  asks: z.string(),
  required: z.boolean(),
  group: z.string().optional(),
  met: z.string(),
  absent: z.string(),
  about: z.array(writtenSign),
  meets: z.array(writtenSign),
  against: z.array(writtenSign),
  weakens: z.array(writtenSign),
  limit: z.string().optional(),
  examples: z.object({ meets: z.array(z.string()), weak: z.array(z.string()), silent: z.array(z.string()) }),
});

export const writtenFramework = z.object({ id: z.string(), title: z.string(), says: z.array(z.string()), evidence: z.string(), owner: z.string(), validDays: z.number() });
export const writtenResidency = z.object({ id: z.string(), title: z.string(), allows: z.array(z.enum(['global', 'data zone', 'region'])) });

/** Fields that cannot be meant: "rows[2].checks[0].limit". */
export const playbookProblems = z.array(z.object({ at: z.string(), says: z.string() }));
