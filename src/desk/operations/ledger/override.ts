import { z } from 'zod';
import { gateTopics } from '../../../ledger/entry.ts';
import { appendToLedger } from '../../ledgerFile.ts';
import { operation } from '../../operation.ts';
import { ledgerField, writtenShape } from './written.ts';

export const overridePromise = operation({
  name: 'ledger.override',
  summary: 'Writes down that somebody answers, by name and with a reason, for a promise or a subject that no paper carries; the signature gate then lets it pass.',
  effect: 'writes',
  input: z.object({
    ledger: ledgerField,
    of: z.string().min(1).meta({ description: `a promise (p-03) or a subject (${gateTopics.join(', ')})` }),
    by: z.string().min(1).meta({ description: 'who takes it upon themselves' }),
    reason: z.string().min(1).meta({ description: 'why it may be signed without it' }),
    id: z.string().min(1).optional().meta({ description: 'asked twice with one id it is written once' }),
  }),
  output: writtenShape,
  command: {},
  examples: [{ title: 'We sign without it', input: { ledger: 'promises.jsonl', of: 'p-01', by: 'H. Vance, platform owner', reason: 'Forty units are below the steady load of every month.' } }],
  run: async (ports, { ledger, ...wanted }) => {
    const { entry, ...rest } = await appendToLedger(ports, ledger, { kind: 'override', ...wanted });
    return { id: entry.id, at: entry.at, ...rest, findings: [...rest.findings] };
  },
});
