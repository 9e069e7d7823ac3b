import { z } from 'zod';
import { file, findingsShape } from '../../fields.ts';
import { askOutlook } from '../../forecasting/ask.ts';
import { exceedingShape, groupsShape, largestShape, shownGroups, swingsShape, waterfallShape } from '../../forecasting/shapes.ts';
import { operation } from '../../operation.ts';

export const forecastDrivers = operation({
  name: 'forecast.drivers',
  summary: 'What a drivers file expects: users, adoption, calls and tokens a call as ranges, launches that may not come; with what each driver contributes.',
  effect: 'reads',
  input: z.object({
    drivers: file('a drivers file (docs/reference/drivers.md)'),
    months: z.int().min(1).max(120).default(36).meta({ description: 'how many months' }),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same answer' }),
    book: z.string().optional().meta({ description: 'the rate book of the list prices; the newest of Azure where not said' }),
  }),
  output: z.object({ groups: groupsShape, waterfall: waterfallShape, swings: swingsShape, exceeding: exceedingShape, largest: largestShape, seed: z.number(), findings: findingsShape }),
  command: { words: ['outlook', 'drivers'], positional: 'drivers' },
  examples: [{ title: 'What a plan of launches comes to', input: { drivers: 'examples/forecast/drivers.yaml', months: 12, seed: 1 } }],
  run: async (ports, given, watch) => {
    const { value, findings } = await askOutlook(ports, { ...given, reconcile: false }, watch);
    return {
      groups: shownGroups(value.groups), waterfall: value.waterfall.map((step) => ({ ...step })), swings: value.swings.map((swing) => ({ ...swing })),
      exceeding: value.exceeding.map((each) => ({ ...each })), largest: value.largest.map((each) => ({ ...each })), seed: given.seed, findings: [...findings],
    };
  },
});
