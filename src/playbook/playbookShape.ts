import { z } from 'zod';

const words = z.string().trim().min(1, 'is empty');
const phrases = z.array(words);

const sign = z.union([words, z.strictObject({ says: z.union([words, phrases.min(1)]), unless: phrases.optional(), under: phrases.optional(), because: words.optional() })]);
const signs = z.array(sign).default([]);

const position = z.strictObject({ says: words, wording: words });

const check = z.strictObject({
  id: words,
  asks: words,
  required: z.boolean().default(true),
  group: words.optional(),
  met: words,
  absent: words,
  about: signs,
  meets: z.array(sign).min(1, 'needs at least one phrase, or nothing could ever meet it'),
  against: signs,
  weakens: signs,
  limit: z.string().regex(/^(at most|at least) \d+(\.\d+)? (days|percent|times)$/, 'is not understood: write "at most 30 days", "at least 99.9 percent" or "at least 1 times"').optional(),
  examples: z.strictObject({ meets: phrases.default([]), weak: phrases.default([]), silent: phrases.default([]) }).default({ meets: [], weak: [], silent: [] }),
});

/** The file as lawyers write it; unknown keys are refused, so that a misspelt one is never ignored. */
export const playbookShape = z.strictObject({
  parley: z.literal('playbook/1'),
  name: words,
  version: words,
  words: z.record(z.string(), phrases.min(1)).default({}),
  rows: z
    .array(
      z.strictObject({
        id: words,
        title: words,
        why: words,
        approver: words,
        document: words,
        positions: z.strictObject({ preferred: position, fallback: position, walkAway: position }),
        checks: z.array(check).min(1, 'needs at least one check'),
      }),
    )
    .min(1, 'needs at least one row'),
  topics: z
    .array(
      z.strictObject({
        topic: words,
        title: words,
        about: z.array(sign).min(1, 'needs at least one phrase'),
        usual: z.enum(['customer-favourable', 'neutral', 'vendor-favourable', 'unsure']).default('neutral'),
        usualBecause: words.default('usual for such papers'),
        favourable: signs,
        unfavourable: signs,
      }),
    )
    .default([]),
});

export type PlaybookShape = z.output<typeof playbookShape>;
export type SignShape = z.output<typeof sign>;
