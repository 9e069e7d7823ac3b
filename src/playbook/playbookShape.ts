import { z } from 'zod';

const words = z.string().trim().min(1, 'is empty');
const phrases = z.array(words);

const sign = z.union([words, z.strictObject({ says: z.union([words, phrases.min(1)]), unless: phrases.optional(), under: phrases.optional(), because: words.optional() })]);
const signs = z.array(sign).default([]);
const aboutSign = z.union([words, z.strictObject({ says: z.union([words, phrases.min(1)]), mentions: phrases.optional(), unless: phrases.optional(), under: phrases.optional(), because: words.optional() })]);

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

const heldPosition = z.strictObject({ says: words, wording: words, when: phrases.min(1, 'needs at least one condition') });

const measure = z.strictObject({ name: words, of: z.enum(['days', 'hours', 'percent', 'times', 'money', 'feeMonths']), says: phrases.min(1), unless: phrases.default([]), take: z.enum(['largest', 'smallest']) });

const topicExamples = z.strictObject({ on: phrases.default([]), off: phrases.default([]) }).default({ on: [], off: [] });

const topic = z.strictObject({
  topic: words,
  title: words,
  mustFind: z.boolean().default(false),
  definitions: z.boolean().default(false),
  mayBeAbsent: z.boolean().default(false),
  why: words.optional(),
  approver: words.optional(),
  document: words.optional(),
  positions: z.strictObject({ preferred: heldPosition, fallback: heldPosition, walkAway: heldPosition }).optional(),
  measures: z.array(measure).default([]),
  checks: z.array(check).default([]),
  loopholes: signs,
  examples: topicExamples,
  headings: phrases.default([]),
  about: z.array(aboutSign).min(1, 'needs at least one phrase'),
  usual: z.enum(['customer-favourable', 'neutral', 'vendor-favourable', 'unsure']).default('neutral'),
  usualBecause: words.default('usual for such papers'),
  favourable: signs,
  unfavourable: signs,
});

const row = z.strictObject({
  id: words,
  title: words,
  why: words,
  approver: words,
  document: words,
  positions: z.strictObject({ preferred: position, fallback: position, walkAway: position }),
  checks: z.array(check).min(1, 'needs at least one check'),
});

const framework = z.strictObject({ id: words, title: words, says: phrases.min(1), evidence: words, owner: words, validDays: z.int().min(1).default(365) });
const residencyRule = z.strictObject({ id: words, title: words, allows: z.array(z.enum(['global', 'data zone', 'region'])).min(1) });

/** The file as lawyers write it; unknown keys are refused, so that a misspelt one is never ignored. */
export const playbookShape = z.strictObject({
  parley: z.literal('playbook/1'),
  name: words,
  version: words,
  topicsFrom: words.optional(),
  words: z.record(z.string(), phrases.min(1)).default({}),
  rows: z.array(row).min(1, 'needs at least one row'),
  topics: z.array(topic).default([]),
  frameworks: z.array(framework).default([]),
  residency: z.array(residencyRule).default([]),
});

/** A file of topics that belongs to a playbook. */
export const topicsShape = z.strictObject({ parley: z.literal('topics/1'), version: words, topics: z.array(topic).min(1, 'needs at least one topic') });

/** What an industry or a company changes in a playbook: only what differs. Lists add to those of the playbook, single values replace them. */
export const overlayShape = z.strictObject({
  parley: z.literal('overlay/1'),
  name: words,
  version: words,
  words: z.record(z.string(), phrases.min(1)).default({}),
  rows: z.array(row.omit({ checks: true, positions: true }).partial().extend({ id: words, checks: z.array(check).default([]), positions: z.strictObject({ preferred: position, fallback: position, walkAway: position }).partial().default({}) })).default([]),
  topics: z
    .array(
      z.strictObject({
        topic: words,
        why: words.optional(),
        approver: words.optional(),
        document: words.optional(),
        mustFind: z.boolean().optional(),
        positions: z.strictObject({ preferred: heldPosition, fallback: heldPosition, walkAway: heldPosition }).partial().default({}),
        measures: z.array(measure).default([]),
        checks: z.array(check).default([]),
        loopholes: signs,
        examples: topicExamples,
        headings: phrases.default([]),
        about: z.array(aboutSign).default([]),
        favourable: signs,
        unfavourable: signs,
      }),
    )
    .default([]),
  frameworks: z.array(framework).default([]),
  residency: z.array(residencyRule).default([]),
});

export type PlaybookShape = z.output<typeof playbookShape>;
export type OverlayShape = z.output<typeof overlayShape>;
export type TopicShape = z.output<typeof topic>;
export type SignShape = z.output<typeof aboutSign>;
