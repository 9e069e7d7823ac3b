import { z } from 'zod';
import { file, files, findingsShape } from '../../fields.ts';
import { rateBookTexts } from '../../knowledge.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';
import { tidy, tidyAll } from '../../tidy.ts';

const level = z.object({
  commitment: z.number(),
  percent: z.number(),
  mean: z.number(),
  cvar95: z.number(),
  worseThanPayAsYouGo: z.number(),
  shortfallProbability: z.number(),
  expectedShortfall: z.number(),
  /** The least discount that compensates the commitment on average; null where none does. */
  leastPercent: z.number().nullable(),
});

export const commitmentOfDeal = operation({
  name: 'deal.commit',
  summary: 'How much to commit to for a menu of discounts - none is an answer - with the chance of a shortfall, the least discount that compensates it, and the regret against committing to current usage; and the odds of the deal\'s own commitment.',
  effect: 'reads',
  input: z.object({
    deal: file('a deal file (parley: deal/1)'),
    usage: files('usage files: a history before the deal, or usage for all its months'),
    menu: file('the discounts on offer as CSV: commitment over the whole deal, discountPercent; without it only the deal\'s own commitment is looked at').optional(),
    levels: z.array(z.string().min(1)).default([]).meta({ description: 'the discounts on offer without a file: commitment and discount in percent, for example "2000000 5"' }),
    between: z.enum(['stepped', 'linear']).default('stepped').meta({ description: 'what a commitment between two of the menu earns: the lower one\'s discount, or one on the line between them' }),
    paths: z.int().min(100).max(20_000).default(2000).meta({ description: 'how many paths of usage are sampled' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same paths' }),
  }),
  output: z.object({
    currency: z.string(),
    paths: z.number(),
    /** Countable spend over the deal without a commitment, and what else counts toward one. */
    spend: z.object({ mean: z.number(), p10: z.number(), p50: z.number(), p90: z.number() }),
    other: z.number(),
    own: z.object({ mean: z.number(), cvar95: z.number(), worseThanPayAsYouGo: z.number(), shortfallProbability: z.number(), expectedShortfall: z.number(), without: z.number(), leastPoints: z.number().nullable() }).nullable(),
    menu: z
      .object({
        levels: z.array(level),
        best: level.extend({ firstOrder: z.object({ shortfallProbability: z.number(), marginalDiscount: z.number() }).nullable() }),
        grid: z.object({ commitment: z.number(), mean: z.number() }),
        currentUsage: level,
        regret: z.object({ mean: z.number(), share: z.number() }),
      })
      .nullable(),
    seed: z.number(),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'Which of the offered commitments is worth its discount?', input: { deal: 'examples/worked-example/deal.yaml', usage: ['examples/worked-example/usage.yaml'], menu: 'examples/worked-example/menu.csv', paths: 400 } }],
  run: async (ports, input, watch) => {
    const terms = await loadDeal(ports, input.deal);
    const [text, book, usage, menu] = await Promise.all([textOf(ports, input.deal), rateBookTexts(ports, terms.value.rateBook), readUsageFiles(ports, input.usage, watch), input.menu === undefined ? undefined : textOf(ports, input.menu)]);
    const offered = menu === undefined || input.menu === undefined ? menuOf(input.levels) : { text: menu, file: input.menu };
    const { value, findings } = await ports.workers.run('commit', { usage, deal: { text, file: input.deal }, book, seed: input.seed, menu: offered, between: input.between, paths: input.paths }, watch);
    const shown = (of: NonNullable<typeof value.menu>['currentUsage']) => ({ ...tidyAll(of), leastPercent: of.leastPercent === undefined ? null : tidy(of.leastPercent) });
    const { own, menu: answer } = value;
    return {
      currency: terms.value.currency,
      paths: value.paths,
      spend: tidyAll(value.spend),
      other: tidy(value.other),
      own: own === undefined ? null : { ...tidyAll(own), leastPoints: own.leastPoints === undefined ? null : tidy(own.leastPoints) },
      menu:
        answer === undefined
          ? null
          : {
              levels: answer.levels.map(shown),
              best: { ...shown(answer.best.level), firstOrder: answer.best.firstOrder === undefined ? null : tidyAll(answer.best.firstOrder) },
              grid: tidyAll(answer.grid),
              currentUsage: shown(answer.currentUsage),
              regret: tidyAll(answer.regret),
            },
      seed: input.seed,
      findings,
    };
  },
});

/** Levels as they were typed, as a menu of commitments; undefined where there are none. */
function menuOf(levels: readonly string[]): { readonly text: string; readonly file: string } | undefined {
  if (levels.length === 0) return undefined;
  const rows = levels.map((level) => level.trim().split(/[\s=;]+/).join(';'));
  return { text: ['commitment;discountPercent', ...rows].join('\n'), file: 'the levels' };
}
