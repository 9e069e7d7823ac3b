import { z } from 'zod';
import type { OptionWorth } from '../room/offers/optionWorths.ts';

/** A term that no bill shows, valued as an option: in no cost and no difference, because it is an estimate. */
export const optionShape = z.object({ key: z.enum(['rights', 'renewal']), says: z.string(), worth: z.object({ mean: z.number(), low: z.number(), high: z.number() }).nullable(), basis: z.string() });

export function showOptions(options: readonly OptionWorth[]): z.output<typeof optionShape>[] {
  return options.map(({ key, says, worth, basis }) => ({ key, says, worth: worth === undefined ? null : { mean: worth.mean, low: worth.low, high: worth.high }, basis }));
}
