import { z } from 'zod';
import { decimalText, file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { plain } from '../../plain.ts';
import { textOf } from '../../textOf.ts';

export const readCommitment = operation({
  name: 'usage.commitment',
  summary: 'What Microsoft counts of a consumption commitment (MACC): each lot with what is left of it, and the invoices that burnt it down.',
  effect: 'reads',
  input: z.object({ file: file('the answer of Microsoft.Consumption/lots or /events as JSON') }),
  output: z.object({
    lots: z.array(z.object({ name: z.string(), status: z.string(), from: z.string().nullable(), until: z.string().nullable(), currency: z.string(), original: decimalText, left: decimalText })),
    events: z.array(z.object({ lot: z.string(), day: z.string().nullable(), type: z.string(), invoice: z.string(), currency: z.string(), charges: decimalText, left: decimalText })),
    findings: findingsShape,
  }),
  command: { positional: 'file' },
  examples: [{ title: 'What is left of the commitment?', input: { file: 'examples/formats/macc.json' } }],
  run: async (ports, input) => {
    const { readMacc } = await import('../../../usage/macc.ts');
    const { value, findings } = readMacc(await textOf(ports, input.file), input.file);
    return {
      lots: value.lots.map((lot) => ({ ...plain(lot), from: lot.from ?? null, until: lot.until ?? null })),
      events: value.events.map((event) => ({ ...plain(event), day: event.day ?? null })),
      findings,
    };
  },
});
