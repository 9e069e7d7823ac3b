import { z } from 'zod';
import { readDay } from '../base/calendar.ts';

/** The five subjects that a signature has to cover. */
export const gateTopics = ['pricing', 'credits', 'dataHandling', 'support', 'renewal'] as const;
export type GateTopic = (typeof gateTopics)[number];
export const topics = [...gateTopics, 'capacity', 'liability', 'models', 'security', 'other'] as const;
export type Topic = (typeof topics)[number];
/** What who said it does; marketing binds nobody. */
export const functions = ['sales', 'marketing', 'executive', 'engineering', 'legal', 'support', 'partner'] as const;
export const places = ['mail', 'call', 'meeting', 'deck', 'web page', 'side letter', 'order form', 'draft'] as const;
export const vehicles = ['contract', 'amendment', 'quote', 'order form', 'side letter', 'none'] as const;
export const statuses = ['said', 'in paper', 'signed', 'working', 'withdrawn'] as const;

const text = z.string().trim().min(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is no SHA-256: 64 digits 0-9 and a-f' });
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/, { error: 'is no instant: write it as 2026-11-03T10:15:00Z' });
const day = z.string().refine((given) => readDay(given) !== undefined, { error: 'is no day: write it as 2026-11-03' });

const promise = z.strictObject({
  kind: z.literal('promise'),
  id: text,
  /** When this was written down; never earlier than the entry before. */
  at: instant,
  topic: z.enum(topics),
  who: z.strictObject({ name: text, organisation: text, function: z.enum(functions) }),
  /** The promise in the words in which it was made. */
  what: text,
  where: z.strictObject({ kind: z.enum(places), reference: text }),
  said: day,
  /** SHA-256 of the file that shows it; null where there is none. */
  evidence: hash.nullable(),
  /** What is to carry it. */
  vehicle: z.enum(vehicles),
  status: z.literal('said'),
});

/** A later state of a promise; the entry that made it stays as it is. */
const status = z.strictObject({ kind: z.literal('status'), id: text, at: instant, of: text, status: z.enum(statuses), by: text, reason: text.optional() });

/** Somebody takes it upon themselves that a promise, or a subject, is not in the paper. */
const override = z.strictObject({ kind: z.literal('override'), id: text, at: instant, of: text, by: text, reason: text });

/** What is written into a ledger; the chain adds `seq`, `previous` and `hash`. */
export const entryShape = z.discriminatedUnion('kind', [promise, status, override]);
export type Entry = z.infer<typeof entryShape>;
export type LedgerPromise = z.infer<typeof promise>;
