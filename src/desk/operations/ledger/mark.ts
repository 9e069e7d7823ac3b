import { z } from 'zod';
import { statuses } from '../../../ledger/entry.ts';
import { appendToLedger } from '../../ledgerFile.ts';
import { operation } from '../../operation.ts';
import { ledgerField, writtenShape } from './written.ts';

export const markPromise = operation({
  name: 'ledger.mark',
  summary: 'Writes down what became of a promise: in paper, signed, working, withdrawn; the entry that made it stays as it is.',
  effect: 'writes',
  input: z.object({
    ledger: ledgerField,
    of: z.string().min(1).meta({ description: 'the promise, for example p-03' }),
    status: z.enum(statuses).meta({ description: `what it is now: ${statuses.join(', ')}` }),
    by: z.string().min(1).meta({ description: 'who says so' }),
    reason: z.string().min(1).optional().meta({ description: 'on what ground; needed for a step back and for withdrawn' }),
    id: z.string().min(1).optional().meta({ description: 'asked twice with one id it is written once' }),
  }),
  output: writtenShape,
  command: {},
  examples: [{ title: 'It stands in the draft now', input: { ledger: 'promises.jsonl', of: 'p-01', status: 'in paper', by: 'R. Amsel, procurement', reason: 'clause 3.1 of the draft of 9 November' } }],
  run: async (ports, { ledger, ...wanted }) => {
    const { entry, ...rest } = await appendToLedger(ports, ledger, { kind: 'status', ...wanted });
    return { id: entry.id, at: entry.at, ...rest, findings: [...rest.findings] };
  },
});
