import { z } from 'zod';
import type { Outcome } from '../../../base/outcome.ts';
import type { Watch } from '../../../base/progress.ts';
import { Refusal } from '../../../base/refusal.ts';
import type { Forecast } from '../../../forecast/forecast.ts';
import { files, findingsShape } from '../../fields.ts';
import { backtestShape, seriesShape, shownBacktest, shownSeries } from '../../forecasting/shapes.ts';
import { operation } from '../../operation.ts';
import type { Ports } from '../../ports.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

const input = z.object({
  files: files('usage files; all together are one history').optional(),
  csv: z.string().min(1).optional().meta({ description: 'a plain table id,period,value instead of usage files', 'x-file': 'one' }),
  months: z.int().min(1).max(120).default(36).meta({ description: 'how many months from usage files' }),
  horizon: z.int().min(1).max(1000).optional().meta({ description: 'how many periods, with csv' }),
  seed: z.int().default(1).meta({ description: 'the same seed gives the same answer' }),
  model: z.string().optional().meta({ description: 'the model that a request log without a model column is for' }),
});

export const runForecast = operation({
  name: 'forecast.run',
  summary: 'What each workload is expected to use, month by month as a range, and how earlier forecasts of the same history did.',
  effect: 'reads',
  input,
  output: z.object({ series: seriesShape, backtest: backtestShape, seed: z.number(), findings: findingsShape }),
  command: { words: ['forecast'], positional: 'files' },
  examples: [{ title: 'Forecast three years from a cost export', input: { files: ['sample/azure-cost-export.csv'], months: 36, seed: 1 } }],
  run: async (ports, given, watch) => {
    const { value, findings } = await forecastOf(ports, given, watch);
    return { series: shownSeries(value), backtest: shownBacktest(value.backtest), seed: value.seed, findings: [...findings] };
  },
});

async function forecastOf(ports: Ports, given: z.output<typeof input>, watch: Watch): Promise<Outcome<Pick<Forecast, 'seed' | 'backtest' | 'series'>>> {
  if ((given.csv === undefined) === (given.files === undefined)) throw new Refusal('invalid', 'A forecast is made from usage files or from one --csv table: give one of the two.');
  if (given.csv !== undefined) return ports.workers.run('forecastTable', { text: await textOf(ports, given.csv), name: given.csv, months: given.horizon ?? given.months, seed: given.seed }, watch);
  return ports.workers.run('forecastUsage', { usage: await readUsageFiles(ports, given.files ?? [], watch, given.model), months: given.months, seed: given.seed }, watch);
}
