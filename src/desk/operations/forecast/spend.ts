import { z } from 'zod';
import { files, findingsShape } from '../../fields.ts';
import { askOutlook } from '../../forecasting/ask.ts';
import { backtestShape, differencesShape, exceedingShape, groupsShape, largestShape, pricesShape, shownBacktest, shownGroups, shownPrices } from '../../forecasting/shapes.ts';
import { operation } from '../../operation.ts';

export const forecastSpend = operation({
  name: 'forecast.spend',
  summary: 'Tokens by kind, requests and spend at list for everything, each business unit and each workload, from history, drivers or both reconciled; how often a budget is passed, and the largest bill the quota allows.',
  effect: 'reads',
  input: z.object({
    files: files('usage files; all together are one history').optional(),
    drivers: z.string().min(1).optional().meta({ description: 'a drivers file: units, launches, prices, budgets, quota', 'x-file': 'one' }),
    months: z.int().min(1).max(120).default(36).meta({ description: 'how many months' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same answer' }),
    model: z.string().optional().meta({ description: 'the model that a request log without a model column is for' }),
    book: z.string().optional().meta({ description: 'the rate book of the list prices; the newest of Azure where not said' }),
    detail: z.enum(['total', 'units', 'workloads']).default('workloads').meta({ description: 'how far down: everything only, business units too, or each workload too' }),
    reconcile: z.boolean().default(true).meta({ description: 'false leaves sums as they are, whatever a forecast of the whole says' }),
    budgetMonth: z.number().positive().optional().meta({ description: 'budget of one month, in the currency of the book' }),
    budgetQuarter: z.number().positive().optional().meta({ description: 'budget of one quarter' }),
    budgetYear: z.number().positive().optional().meta({ description: 'budget of one calendar year' }),
  }),
  output: z.object({ groups: groupsShape, differences: differencesShape, prices: pricesShape, exceeding: exceedingShape, largest: largestShape, backtest: backtestShape.nullable(), seed: z.number(), findings: findingsShape }),
  command: { words: ['outlook', 'spend'], positional: 'files' },
  examples: [
    { title: 'How likely a year passes its budget', input: { files: ['sample/azure-cost-export.csv'], months: 14, seed: 1, detail: 'total', budgetYear: 3500000 } },
    { title: 'History and drivers together, by business unit', input: { files: ['sample/azure-cost-export.csv'], drivers: 'examples/forecast/drivers.yaml', months: 12, seed: 1, detail: 'units' } },
  ],
  run: async (ports, given, watch) => {
    const { value, findings } = await askOutlook(ports, given, watch);
    const workloads = new Set(value.groups[0]?.workloads);
    const shown = value.groups.filter(({ id }, place) => place === 0 || (given.detail === 'units' && !workloads.has(id)) || given.detail === 'workloads');
    return {
      groups: shownGroups(shown), differences: value.differences.map((each) => ({ ...each })), prices: shownPrices(value.prices),
      exceeding: value.exceeding.map((each) => ({ ...each })), largest: value.largest.map((each) => ({ ...each })),
      backtest: value.forecast === undefined ? null : shownBacktest(value.forecast.backtest), seed: given.seed, findings: [...findings],
    };
  },
});
