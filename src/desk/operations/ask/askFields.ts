import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { needs, sides, type AskEntry } from '../../../room/asks/asksFile.ts';
import { amountField, amountOf, given } from '../../editRoomList.ts';

/** What can be said of an ask, one field each, so that every door can say it. */
export const askFields = {
  term: z.string().min(1).optional().meta({ description: 'the key of the deal file that it changes: rates[0], commitment' }),
  clause: z.string().min(1).optional().meta({ description: 'the clause of the playbook that it changes: data-use' }),
  why: z.string().min(1).optional().meta({ description: 'the justification; without one it stays out of every pack' }),
  valuedBy: z.string().min(1).optional().meta({ description: 'the ask of deal stand that says what it is worth' }),
  worthLow: amountField('a stated worth, where nothing computes it: at least').optional(),
  worthLikely: amountField('a stated worth: likely').optional(),
  worthHigh: amountField('a stated worth: at most').optional(),
  worthBasis: z.string().min(1).optional().meta({ description: 'what the stated worth rests on' }),
  costsThemLow: amountField('what it costs them at least, where the template is not believed').optional(),
  costsThemHigh: amountField('what it costs them at most').optional(),
  costsThemBecause: z.string().min(1).optional().meta({ description: 'why it costs them that' }),
  likelihood: amountField('how likely they agree: 0 to 1').optional(),
  need: z.enum(needs).optional().meta({ description: `how much we need it: ${needs.join(', ')}` }),
  opening: z.string().min(1).optional().meta({ description: 'what we open with' }),
  target: z.string().min(1).optional().meta({ description: 'what we want' }),
  walkAway: z.string().min(1).optional().meta({ description: 'where we would rather not sign' }),
  trades: z.array(z.string().min(1)).min(1).optional().meta({ description: 'what we may give for it' }),
  owner: z.string().min(1).optional().meta({ description: 'who pursues it' }),
  approver: z.string().min(1).optional().meta({ description: 'who approves giving it up' }),
  consulted: z.array(z.string().min(1)).min(1).optional().meta({ description: 'who of ours is asked before, besides the sides that have a position' }),
  informed: z.array(z.string().min(1)).min(1).optional().meta({ description: 'who of ours is told after' }),
  positions: z.array(z.string().min(1)).min(1).optional().meta({ description: `what our own sides want, as "legal: deletion within 30 days" (${sides.join(', ')})` }),
  agreed: z.string().min(1).optional().meta({ description: 'the position that stands, where our sides differed' }),
};

type Said = z.output<z.ZodObject<typeof askFields>>;

/** The values of an ask as its document holds them; a worth of which only a part is said keeps the rest of what `now` says. */
export function askValues(said: Said, now?: AskEntry): Record<string, unknown> {
  const { worthLow, worthLikely, worthHigh, worthBasis, costsThemLow, costsThemHigh, costsThemBecause, likelihood, positions, ...rest } = said;
  return given({
    ...rest,
    likelihood: amountOf(likelihood),
    worth: whole('worth', { low: amountOf(worthLow), likely: amountOf(worthLikely), high: amountOf(worthHigh), basis: worthBasis }, now?.worth),
    costsThem: whole('costsThem', { low: amountOf(costsThemLow), high: amountOf(costsThemHigh), because: costsThemBecause }, now?.costsThem),
    positions: positions?.map(positionOf),
  });
}

function whole(key: string, parts: Readonly<Record<string, unknown>>, now: object | undefined): Record<string, unknown> | undefined {
  if (Object.values(parts).every((part) => part === undefined)) return undefined;
  const all: Record<string, unknown> = { ...parts, ...now, ...given(parts) };
  const missing = Object.keys(parts).filter((part) => all[part] === undefined);
  if (missing.length > 0) throw new Refusal('invalid', `${key} needs ${Object.keys(parts).join(', ')}: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`);
  return Object.fromEntries(Object.keys(parts).map((part) => [part, all[part]]));
}

function positionOf(text: string): { readonly by: string; readonly says: string } {
  const [, by, says] = /^\s*([a-z]+)\s*:\s*(\S[\s\S]*)$/.exec(text) ?? [];
  if (by === undefined || says === undefined || !(sides as readonly string[]).includes(by)) throw new Refusal('invalid', `"${text}" is no position of ours: write it as "legal: deletion within 30 days"; the sides are ${sides.join(', ')}.`);
  return { by, says };
}
