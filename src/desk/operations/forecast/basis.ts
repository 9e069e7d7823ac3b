import { z } from 'zod';
import { addMonths, readMonth } from '../../../base/calendar.ts';
import { contexts, scopes, tiers } from '../../../rates/meter.ts';
import { files, findingsShape } from '../../fields.ts';
import { readDrivers } from '../../forecasting/readDrivers.ts';
import { makerRateBook, rateBookTexts, usualRateBook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';

const uncertainShape = z.union([z.object({ kind: z.literal('sure'), value: z.number(), share: z.boolean() }), z.object({ kind: z.literal('range'), low: z.number(), high: z.number(), share: z.boolean() })]);
const onShape = z.object({ model: z.string(), scope: z.enum(scopes), tier: z.enum(tiers), region: z.string() });
const bookShape = z.object({ book: z.string(), rates: z.string(), ptu: z.string().optional() });

export const forecastBasis = operation({
  name: 'forecast.basis',
  summary: 'What a screen needs to forecast by itself as drivers and prices are changed: the history by month, the drivers file as numbers and ranges, and the rate books.',
  effect: 'reads',
  input: z.object({
    files: files('usage files; all together are one history').optional(),
    drivers: z.string().min(1).optional().meta({ description: 'a drivers file (docs/reference/drivers.md)', 'x-file': 'one' }),
    model: z.string().optional().meta({ description: 'the model that a request log without a model column is for' }),
  }),
  output: z.object({
    history: z.object({
      /** Where a forecast begins; null where no month is whole. */
      from: z.string().nullable(),
      months: z.array(z.object({ month: z.string(), kind: z.enum(['whole', 'partial', 'gap', 'empty']), days: z.number(), daysSeen: z.number(), forForecast: z.boolean() })),
      rows: z.array(z.object({ at: z.string(), workload: z.string(), model: z.string(), scope: z.enum(scopes), tier: z.enum(tiers), context: z.enum(contexts), region: z.string(), input: z.string(), cached: z.string(), cacheWrite: z.string(), output: z.string(), requests: z.string() })),
    }).nullable(),
    drivers: z.object({
      name: z.string(), from: z.string(), months: z.number(),
      units: z.array(z.object({ name: z.string(), workloads: z.array(z.string()) })),
      workloads: z.array(z.object({
        id: z.string(), on: onShape, users: uncertainShape, growth: uncertainShape, adoption: uncertainShape, rampMonths: uncertainShape, calls: uncertainShape, input: uncertainShape, output: uncertainShape,
        cachedShare: uncertainShape, cacheWriteShare: uncertainShape, longShare: uncertainShape, launch: z.object({ earliest: z.string(), latest: z.string(), probability: z.number() }), ends: z.string().nullable(),
      })),
      shocks: z.array(z.object({ kind: z.enum(['new model', 'launch', 'outage', 'price cut']), perYear: z.number(), hits: z.number(), usage: z.enum(['up', 'down', 'either']), lasts: z.boolean() })),
      prices: z.object({ cutsPerYear: z.number().optional(), cutDepth: uncertainShape.optional(), risesPerYear: z.number().optional(), riseSize: uncertainShape.optional(), newModelsPerYear: z.number().optional(), newModelPrice: uncertainShape.optional(), moveShare: uncertainShape.optional(), parityLagMonths: uncertainShape.optional() }),
      budgets: z.object({ month: z.number().optional(), quarter: z.number().optional(), year: z.number().optional() }),
      quota: z.array(onShape.extend({ tokensPerMinute: z.number() })),
    }).nullable(),
    book: bookShape.extend({ name: z.string() }),
    maker: bookShape.extend({ name: z.string() }),
    today: z.string(),
    findings: findingsShape,
  }),
  command: { words: ['outlook', 'basis'], positional: 'files' },
  examples: [{ title: 'The inputs of the forecast screen', input: { files: ['sample/azure-cost-export.csv'], drivers: 'examples/forecast/drivers.yaml' } }],
  run: async (ports, input, watch) => {
    const read = input.files === undefined ? undefined : await readUsageFiles(ports, input.files, watch, input.model);
    const { combine } = await import('../../../usage/combine.ts');
    const history = read === undefined ? undefined : combine(read.map(({ value }) => value));
    const drivers = input.drivers === undefined ? undefined : readDrivers(await textOf(ports, input.drivers), input.drivers);
    const [book, maker] = await Promise.all([rateBookTexts(ports, usualRateBook), rateBookTexts(ports, makerRateBook)]);
    const last = history && readMonth(history.value.months.filter(({ forForecast }) => forForecast).at(-1)?.month ?? '');
    return {
      history: history === undefined ? null : { from: last === undefined ? null : addMonths(last, 1), months: history.value.months.map((month) => ({ ...month })), rows: history.value.usage.rows.map(({ source: _source, ...row }) => plain(row)) },
      drivers: drivers === undefined ? null : {
        ...drivers,
        units: [...drivers.units].map(([name, workloads]) => ({ name, workloads: [...workloads] })),
        workloads: drivers.workloads.map((each) => ({ ...each, launch: { ...each.launch }, ends: each.ends ?? null })),
        shocks: drivers.shocks.map((each) => ({ ...each })), quota: drivers.quota.map((each) => ({ ...each })),
      },
      book: { name: usualRateBook, ...book },
      maker: { name: makerRateBook, ...maker },
      today: ports.clock.today(),
      findings: [...(read ?? []).flatMap((each) => [...each.findings]), ...(history?.findings ?? [])],
    };
  },
});
