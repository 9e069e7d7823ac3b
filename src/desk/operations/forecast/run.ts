import { z } from 'zod';
import { addMonths, readMonth } from '../../../base/calendar.ts';
import { outcome, type Outcome } from '../../../base/outcome.ts';
import { Refusal } from '../../../base/refusal.ts';
import type { Watch } from '../../../base/progress.ts';
import type { Forecast } from '../../../forecast/forecast.ts';
import { files, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import type { Ports } from '../../ports.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

/** Paths sampled for the ranges; the quantiles of a thousand move by about a twentieth of their width between seeds. */
const paths = 1000;

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
  output: z.object({
    series: z.array(z.object({ id: z.string(), months: z.array(z.object({ month: z.string(), p5: z.number(), p10: z.number(), p50: z.number(), p90: z.number(), p95: z.number() })) })),
    backtest: z.object({ coverage80: z.number().nullable(), coverage95: z.number().nullable(), relativeWis: z.number().nullable(), worstOrigin80: z.number().nullable(), origins: z.number() }),
    seed: z.number(),
    findings: findingsShape,
  }),
  command: { words: ['forecast'], positional: 'files' },
  examples: [{ title: 'Forecast three years from a cost export', input: { files: ['sample/azure-cost-export.csv'], months: 36, seed: 1 } }],
  run: async (ports, given, watch) => {
    const { value, findings } = await forecastOf(ports, given, watch);
    const { coverage80 = null, coverage95 = null, relativeWis = null, worstOrigin80 = null, origins } = value.backtest;
    return {
      series: value.series.map(({ id, months }) => ({ id, months: months.map((month) => ({ ...month })) })),
      backtest: { coverage80, coverage95, relativeWis, worstOrigin80, origins },
      seed: value.seed,
      findings: [...findings],
    };
  },
});

async function forecastOf(ports: Ports, given: z.output<typeof input>, watch: Watch): Promise<Outcome<Forecast>> {
  if ((given.csv === undefined) === (given.files === undefined)) throw new Refusal('invalid', 'A forecast is made from usage files or from one --csv table: give one of the two.');
  if (given.csv !== undefined) {
    const { forecastTable, readSeriesCsv } = await import('../../../forecast/readSeriesCsv.ts');
    const table = readSeriesCsv(await textOf(ports, given.csv), given.csv);
    const made = forecastTable(table.value, { months: given.horizon ?? given.months, seed: given.seed, paths }, watch);
    return outcome(made.value, [...table.findings, ...made.findings]);
  }
  const [{ combine }, { forecastUsage }] = await Promise.all([import('../../../usage/combine.ts'), import('../../../forecast/forecastUsage.ts')]);
  const read = await readUsageFiles(ports, given.files ?? [], watch, given.model);
  const history = combine(read.map(({ value }) => value));
  const whole = history.value.months.filter(({ forForecast }) => forForecast);
  const last = readMonth(whole.at(-1)?.month ?? '');
  if (last === undefined) throw new Refusal('invalid', 'There is no whole month of usage in these files, so there is nothing to forecast from. Bring an export that covers at least one.');
  const partial = history.value.months.filter(({ forForecast }) => !forForecast).map(({ month }) => month);
  const made = forecastUsage(history.value.usage, { from: addMonths(last, 1), months: given.months, seed: given.seed, paths, futures: 0, partial }, watch);
  return outcome(made.value.forecast, [...read.flatMap(({ findings }) => findings), ...history.findings, ...made.findings]);
}
