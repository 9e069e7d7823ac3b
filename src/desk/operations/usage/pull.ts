import { strToU8 } from 'fflate';
import { z } from 'zod';
import { addDays, day, daysBetween } from '../../../base/calendar.ts';
import { Refusal } from '../../../base/refusal.ts';
import { longPromptsAbove } from '../../../rates/meter.ts';
import type { WarehouseMinute } from '../../../usage/warehouse/rollupQuestion.ts';
import { dayField, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { writeFiles } from '../../writeFiles.ts';

export const pullUsage = operation({
  name: 'usage.pull',
  summary: 'Usage by the minute from a table of requests in ClickHouse, Kusto (Azure Data Explorer, Log Analytics) or Parquet files: added up where the rows lie, day by day, and written as a Parley usage file.',
  effect: 'writes',
  input: z.object({
    engine: z.enum(['clickhouse', 'kusto', 'parquet']).meta({ description: 'the engine that holds the rows' }),
    at: z.string().default('').meta({ description: 'address of the engine, as https://host:8443; empty for parquet. Who asks is read from the environment: PARLEY_CLICKHOUSE_USER and PARLEY_CLICKHOUSE_PASSWORD, PARLEY_KUSTO_TOKEN' }),
    database: z.string().default('default').meta({ description: 'Kusto database' }),
    table: z.string().min(1).meta({ description: 'table, for ClickHouse as database.table; for parquet the path of a file' }),
    from: dayField('first UTC day'),
    to: dayField('last UTC day'),
    timestamp: z.string().default('timestamp').meta({ description: 'column of the instant' }),
    input: z.string().default('input_tokens').meta({ description: 'column of prompt tokens' }),
    output: z.string().default('output_tokens').meta({ description: 'column of completion tokens' }),
    cached: z.string().optional().meta({ description: 'column of cached prompt tokens' }),
    model: z.string().optional().meta({ description: 'column of the model' }),
    workload: z.string().optional().meta({ description: 'column of the deployment or application' }),
    status: z.string().optional().meta({ description: 'column of the HTTP status, to count throttled requests' }),
    out: z.string().default('usage.yaml').meta({ description: 'the usage file to write' }),
  }),
  output: z.object({
    from: z.string(),
    days: z.number(),
    minutes: z.number(),
    requests: z.string(),
    throttled: z.string(),
    input: z.string(),
    cached: z.string(),
    output: z.string(),
    sizes: z.array(z.object({ below: z.number().nullable(), requests: z.string() })),
    files: z.array(z.object({ path: z.string(), sha256: z.string() })),
    findings: findingsShape,
  }),
  command: {},
  examples: [],
  run: async (ports, input, watch) => {
    const { from, to } = { from: day(input.from), to: day(input.to) };
    const days = daysBetween(from, to) + 1;
    if (days < 1) throw new Refusal('invalid', `The last day ${to} lies before the first ${from}.`);
    if (ports.warehouse === undefined) throw new Refusal('unsupported', 'No warehouse can be asked from here: use the command line, on a machine that may reach it.');
    const [{ fromWarehouse }, { sizeEdges }, { writeUsage }] = await Promise.all([import('../../../usage/warehouse/fromWarehouse.ts'), import('../../../usage/warehouse/rollupQuestion.ts'), import('../../../usage/writeUsage.ts')]);
    const { cached, model, workload, status } = input;
    const columns = { timestamp: input.timestamp, input: input.input, output: input.output, ...(cached !== undefined && { cached }), ...(model !== undefined && { model }), ...(workload !== undefined && { workload }), ...(status !== undefined && { status }) };
    const warehouse = await ports.warehouse({ engine: input.engine, address: input.at, database: input.database });
    const parts: WarehouseMinute[] = [];
    try {
      for (let index = 0; index < days; index++) {
        const asked = addDays(from, index);
        watch.progress(index / days, `Asking ${warehouse.name} for ${asked}`);
        for (const part of await warehouse.rollUp({ table: input.table, columns, day: asked, longAbove: longPromptsAbove }, { ...watch, progress: () => undefined })) parts.push(part);
      }
    } finally {
      await warehouse.close();
    }
    const { value, findings } = fromWarehouse(parts, columns, `${warehouse.name}, ${input.table}`);
    const total = (of: (part: (typeof parts)[number]) => bigint): string => parts.reduce((sum, part) => sum + of(part), 0n).toString();
    return {
      from: warehouse.name,
      days,
      minutes: value.usage.rows.length,
      requests: total((part) => part.requests),
      throttled: total((part) => part.throttled),
      input: total((part) => part.input),
      cached: total((part) => part.cached),
      output: total((part) => part.output),
      sizes: [...sizeEdges, null].map((below, place) => ({ below, requests: total((part) => part.sizes[place] ?? 0n) })),
      files: await writeFiles(ports, '', [{ name: input.out, bytes: strToU8(writeUsage(value.usage)) }]),
      findings: [...findings],
    };
  },
});
