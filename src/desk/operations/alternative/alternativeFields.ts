import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { decimal, readDecimal } from '../../../base/decimal.ts';
import { proofs, type AlternativeEntry } from '../../../room/alternatives/alternativesFile.ts';
import { amountField, amountOf, given } from '../../editRoomList.ts';
import { file } from '../../fields.ts';

/** What can be said of an alternative, one field each. */
export const alternativeFields = {
  book: z.string().min(1).optional().meta({ description: 'the rate book that prices our tokens there: openai-2026-10' }),
  delayMonths: z.int().min(1).max(240).optional().meta({ description: 'of a delay: how many months at list prices' }),
  switchingLow: amountField('what moving costs at least').optional(),
  switchingLikely: amountField('what moving likely costs').optional(),
  switchingHigh: amountField('what moving costs at most').optional(),
  switchingBasis: z.string().min(1).optional().meta({ description: 'what the cost of moving rests on' }),
  gaps: z.array(z.string().min(1)).min(1).optional().meta({ description: 'what it lacks, as "compliance, blocks: no EU data zone" or "capability, costs 5000: no batch"' }),
  pros: z.array(z.string().min(1)).min(1).optional().meta({ description: 'what speaks for it' }),
  cons: z.array(z.string().min(1)).min(1).optional().meta({ description: 'what speaks against it' }),
  priced: file('what shows that it is priced, named from the folder of the list').optional(),
  piloted: file('what shows that it was piloted').optional(),
  securityReviewed: file('what shows that security reviewed it').optional(),
  migrationCost: file('what shows the cost of moving').optional(),
  executiveProof: file('what shows that an executive answers for it').optional(),
  executive: z.string().min(1).optional().meta({ description: 'who answers for moving' }),
};

type Said = z.output<z.ZodObject<typeof alternativeFields>>;

/** The values of an alternative as its document holds them; parts that are not said keep what `now` says. */
export function alternativeValues(said: Said, now?: AlternativeEntry): Record<string, unknown> {
  const { switchingLow, switchingLikely, switchingHigh, switchingBasis, gaps, priced, piloted, securityReviewed, migrationCost, executiveProof, ...rest } = said;
  const moving = given({ low: amountOf(switchingLow), likely: amountOf(switchingLikely), high: amountOf(switchingHigh), basis: switchingBasis });
  const shown = given({ priced, piloted, securityReviewed, migrationCost, executive: executiveProof });
  const switching: Record<string, unknown> = { low: undefined, likely: undefined, high: undefined, basis: undefined, ...now?.switching, ...moving };
  const missing = Object.entries(switching).filter(([, value]) => value === undefined).map(([key]) => key);
  if (Object.keys(moving).length > 0 && missing.length > 0) throw new Refusal('invalid', `The cost of moving needs low, likely, high and basis: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing.`);
  return given({
    ...rest,
    switching: Object.keys(moving).length === 0 ? undefined : switching,
    gaps: gaps?.map(gapOf),
    evidence: Object.keys(shown).length === 0 ? undefined : Object.fromEntries(proofs.flatMap((proof) => (({ ...now?.evidence, ...shown })[proof] === undefined ? [] : [[proof, ({ ...now?.evidence, ...shown })[proof]]]))),
  });
}

function gapOf(text: string): Record<string, unknown> {
  const [, kind, blocks, costs, what] = /^\s*(capability|compliance)\s*(?:,\s*(blocks)\s*)?(?:,\s*costs\s+(\S+?)\s*)?:\s*(\S[\s\S]*)$/.exec(text) ?? [];
  const amount = costs === undefined ? undefined : readDecimal(costs);
  if (kind === undefined || (costs !== undefined && amount === undefined)) throw new Refusal('invalid', `"${text}" is no gap: write it as "compliance, blocks: no EU data zone" or "capability, costs 5000: no batch".`);
  return given({ what, kind, blocks: blocks === undefined ? undefined : true, costs: costs === undefined ? undefined : decimal(costs) });
}
