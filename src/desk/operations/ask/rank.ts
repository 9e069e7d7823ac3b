import { z } from 'zod';
import { toDouble } from '../../../base/decimal.ts';
import { finding, type Finding } from '../../../base/finding.ts';
import type { Watch } from '../../../base/progress.ts';
import { Refusal } from '../../../base/refusal.ts';
import type { Standing } from '../../../packs/standing.ts';
import { readAsks } from '../../../room/asks/asksFile.ts';
import { rankAsks } from '../../../room/asks/rankAsks.ts';
import { file, files, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import type { Ports } from '../../ports.ts';
import { roomText } from '../../roomFile.ts';
import { sellerTemplate } from '../../sellerTemplate.ts';
import { standOn } from '../../standOn.ts';

const span = z.object({ low: z.number(), likely: z.number(), high: z.number() });

export const rankOfAsks = operation({
  name: 'ask.rank',
  summary: 'What we ask for in the order of worth × likelihood: each with its range, what it may cost them and why we think so, what our own sides disagree on, and what may leave the house.',
  effect: 'reads',
  input: z.object({
    asks: file('a list of asks (parley: asks/1); without it, that of the open workspace').optional(),
    usage: files('usage files, to value the asks on the futures of the deal').optional(),
    deal: file('the deal file that the asks are about').optional(),
    seller: file('a seller template of your own (parley: seller/1)').optional(),
    seed: z.int().default(1).meta({ description: 'the same seed gives the same futures' }),
  }),
  output: z.object({
    currency: z.string(),
    asks: z.array(
      z.object({
        id: z.string(), title: z.string(), about: z.string(), need: z.enum(['must', 'should', 'nice']), why: z.string().nullable(),
        worth: z.union([span, z.literal('not valued')]),
        basis: z.string(),
        likelihood: z.number(),
        /** Worth × likelihood. */
        expected: z.number().nullable(),
        /** An assumption. */
        costsThem: span.extend({ because: z.string() }).nullable(),
        opening: z.string().nullable(), target: z.string().nullable(), walkAway: z.string().nullable(), trades: z.array(z.string()), owner: z.string().nullable(), approver: z.string().nullable(), consulted: z.array(z.string()), informed: z.array(z.string()),
        /** Positions of our own sides that differ, until one stands. */
        conflict: z.array(z.object({ by: z.string(), says: z.string() })),
        agreed: z.string().nullable(),
        /** Whether a pack may show it, and why not. */
        mayLeave: z.boolean(),
        keptBecause: z.string(),
      }),
    ),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What do we ask for first?', input: { asks: 'examples/table/asks.yaml' } }],
  run: async (ports, input, watch) => {
    const { name, text } = await roomText(ports, input.asks, 'asks.yaml');
    const asks = readAsks(text, name);
    const ownUsage = input.asks === undefined && ports.workspace !== undefined && (await ports.workspace.files()).some(({ kind }) => kind === 'usage');
    const asked = { usage: input.usage, deal: input.deal, playbook: 'azure-openai', seed: input.seed };
    const valued: Valued = input.usage !== undefined ? { standing: await standOn(ports, asked, watch), unvalued: [] } : ownUsage ? await valuedOn(ports, asked, watch, name) : { standing: undefined, unvalued: [] };
    const { standing } = valued;
    const seller = await sellerTemplate(ports, input.seller);
    const ranked = rankAsks(asks, standing?.asks ?? [], seller, name);
    const currencies = standing !== undefined && standing.currency !== asks.currency ? [finding('error', 'two-currencies', `The asks are in ${asks.currency} and the deal in ${standing.currency}: what was valued on the deal is not in the currency of the list. Write the list in ${standing.currency}.`, name)] : [];
    return {
      currency: asks.currency,
      asks: ranked.value.map(({ ask, worth, costsThem, expected, conflict, ...rest }) => ({
        id: ask.id, title: ask.title, about: ask.term ?? ask.clause ?? '', need: ask.need, why: ask.why ?? null, worth: worth ?? ('not valued' as const), likelihood: toDouble(ask.likelihood),
        expected: expected ?? null, costsThem: costsThem ?? null, opening: ask.opening ?? null, target: ask.target ?? null, walkAway: ask.walkAway ?? null, trades: ask.trades, owner: ask.owner ?? null, approver: ask.approver ?? null, consulted: [...(ask.consulted ?? [])], informed: [...(ask.informed ?? [])],
        conflict, agreed: ask.agreed ?? null, ...rest,
      })),
      findings: [...ranked.findings, ...currencies, ...valued.unvalued, ...(standing?.findings ?? []).filter(({ severity }) => severity === 'error')],
    };
  },
});

interface Valued {
  readonly standing: Standing | undefined;
  readonly unvalued: readonly Finding[];
}

/** The standing of a workspace; where its files do not make one, the asks are ranked without it and it is said why. */
async function valuedOn(ports: Ports, asked: Parameters<typeof standOn>[1], watch: Watch, file: string): Promise<Valued> {
  try {
    return { standing: await standOn(ports, asked, watch), unvalued: [] };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error;
    return { standing: undefined, unvalued: [finding('warning', 'asks-not-valued', `What the asks are worth was not computed: ${error.message}`, file)] };
  }
}
