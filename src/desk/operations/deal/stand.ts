import { z } from 'zod';
import { file, files, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { standOn } from '../../standOn.ts';

const range = z.object({ p10: z.string(), p50: z.string(), p90: z.string() });
const span = z.object({ start: z.number(), end: z.number(), quote: z.string(), paragraph: z.number() });
const verdict = z.enum(['meets', 'weak', 'missing', 'not assessed']);
const position = z.object({
  topic: z.string(),
  title: z.string(),
  verdict,
  spans: z.array(span),
  reason: z.string(),
  searched: z.array(z.string()),
  checks: z.array(z.object({ id: z.string(), asks: z.string(), verdict, spans: z.array(span), reason: z.string(), parameters: z.record(z.string(), z.union([z.string(), z.number()])) })),
});

/** What a standing is asked for, by every operation that works one out. */
export const standInput = z.object({
  usage: files('usage files: Azure cost exports, FOCUS exports, request logs, Parley usage files').optional(),
  contract: file('the draft contract: DOCX, or plain text').optional(),
  deal: file('the deal file with the offer (parley: deal/1)').optional(),
  playbook: z.string().default('azure-openai').meta({ description: 'a bundled playbook by name, or the path of a playbook file' }),
  industry: z.array(z.string().min(1)).optional().meta({ description: 'what is laid over the playbook: bank, health, public-sector, eu, or the path of an overlay file; those of the open workspace where nothing is said' }),
  seed: z.int().default(1).meta({ description: 'the same seed gives the same futures' }),
});

export const sampleFiles = { usage: ['sample/azure-cost-export.csv', 'sample/requests.csv'], contract: 'sample/draft-amendment.docx', deal: 'sample/deal.yaml' };

export const standDeal = operation({
  name: 'deal.stand',
  summary: 'Where the negotiation stands: cost as a range, five structures compared, asks by worth, what the paper says, the calendar, and what was not understood.',
  effect: 'reads',
  input: standInput,
  output: z.object({
    name: z.string(),
    asOf: z.string(),
    currency: z.string(),
    start: z.string(),
    months: z.number(),
    usage: z.object({
      files: z.array(
        z.object({
          path: z.string(),
          format: z.string(),
          rows: z.object({ accepted: z.number(), warned: z.number(), refused: z.number(), otherServices: z.number() }),
          control: z.array(z.object({ month: z.string(), currency: z.string(), amount: z.string() })),
        }),
      ),
      months: z.number(),
      from: z.string(),
      to: z.string(),
      gaps: z.array(z.string()),
      totals: z.object({ input: z.string(), cached: z.string(), cacheWrite: z.string(), output: z.string(), requests: z.string() }),
      billed: z.array(z.object({ month: z.string(), amount: z.string() })),
    }),
    backtest: z.object({ coverage80: z.number().optional(), coverage95: z.number().optional(), relativeWis: z.number().optional(), worstOrigin80: z.number().optional(), origins: z.number() }),
    fan: z.array(range.extend({ month: z.string() })),
    /** What the offer commits to: cumulative amounts by a day. */
    commitment: z.array(z.object({ by: z.string(), amount: z.string() })),
    structures: z.array(
      z.object({
        id: z.enum(['list', 'offer', 'reserved', 'committed', 'alternative']),
        name: z.string(),
        what: z.string(),
        total: range,
        /** What it costs more than the offer, future by future: below zero where it is cheaper. */
        against: range,
        byMonth: z.array(z.object({ month: z.string(), amount: z.string() })),
        caveats: z.array(z.string()),
        sources: z.array(z.string()),
      }),
    ),
    asks: z.array(z.object({ id: z.string(), title: z.string(), why: z.string(), worth: range.optional(), basis: z.string(), sources: z.array(z.string()) })),
    paper: z.object({ file: z.string(), positions: z.array(position) }).optional(),
    calendar: z.array(z.object({ day: z.string(), what: z.string(), why: z.string(), source: z.string() })),
    findings: findingsShape,
    seed: z.number(),
  }),
  command: {},
  examples: [{ title: 'Where does the sample deal stand?', input: { ...sampleFiles } }],
  run: async (ports, input, watch) => plain(await standOn(ports, input, watch)),
});
