import { z } from 'zod';
import { confirmedMappings } from '../../confirmedMappings.ts';
import { decimalText, file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';

export const readReservationFile = operation({
  name: 'usage.reservations',
  summary: 'What is reserved and how well it is used: PTU-hours reserved, used and idle, what was bought and at what price a unit, or what Azure recommends.',
  effect: 'reads',
  input: z.object({ file: file('reservation details, transactions or recommendations as Cost Management exports them (EA or MCA)') }),
  output: z.object({
    kind: z.enum(['details', 'transactions', 'recommendations']),
    others: z.number().meta({ description: 'rows of reservations that are not provisioned throughput' }),
    uses: z.array(
      z.object({ reservation: z.string(), order: z.string(), sku: z.string(), from: z.string(), until: z.string(), days: z.number(), quantity: decimalText, reservedHours: decimalText, usedHours: decimalText, idleHours: decimalText, utilisation: decimalText.nullable() }),
    ),
    transactions: z.array(
      z.object({ line: z.number(), day: z.string(), event: z.string(), order: z.string(), sku: z.string(), region: z.string(), term: z.string(), frequency: z.string(), quantity: decimalText, currency: z.string(), amount: decimalText, perUnit: decimalText.nullable() }),
    ),
    advice: z.array(
      z.object({ line: z.number(), sku: z.string(), region: z.string(), scope: z.string(), term: z.string(), lookBack: z.string(), firstDay: z.string().nullable(), quantity: decimalText, costWithout: decimalText, costWith: decimalText, saved: decimalText.nullable(), currency: z.string() }),
    ),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'How well are our reservations used?', input: { file: 'examples/formats/reservation-details.csv' } }],
  run: async (ports, input) => {
    const { readReservations } = await import('../../../usage/reservations/readReservations.ts');
    const { value, findings } = readReservations(await ports.files.read(input.file), input.file, await confirmedMappings(ports, input.file));
    return {
      kind: value.kind,
      others: value.others,
      uses: value.kind === 'details' ? value.uses.map((use) => ({ ...plain(use), utilisation: use.utilisation === undefined ? null : plain(use.utilisation) })) : [],
      transactions: value.kind === 'transactions' ? value.transactions.map((each) => ({ ...plain(each), perUnit: each.perUnit === undefined ? null : plain(each.perUnit) })) : [],
      advice: value.kind === 'recommendations' ? value.advice.map((each) => ({ ...plain(each), firstDay: each.firstDay ?? null, saved: each.saved === undefined ? null : plain(each.saved) })) : [],
      findings,
    };
  },
});
