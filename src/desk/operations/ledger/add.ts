import { z } from 'zod';
import { functions, places, topics, vehicles } from '../../../ledger/entry.ts';
import { dayField, file } from '../../fields.ts';
import { appendToLedger } from '../../ledgerFile.ts';
import { operation } from '../../operation.ts';
import { ledgerField, writtenShape } from './written.ts';

export const addPromise = operation({
  name: 'ledger.add',
  summary: 'Writes a promise down at the end of the ledger: what was said, by whom, when and where, what shows it and what is to carry it.',
  effect: 'writes',
  input: z.object({
    ledger: ledgerField,
    what: z.string().min(1).meta({ description: 'the promise in the words in which it was made' }),
    who: z.string().min(1).meta({ description: 'who said it, by name' }),
    organisation: z.string().min(1).default('Microsoft').meta({ description: 'for whom they speak' }),
    function: z.enum(functions).default('sales').meta({ description: `what they do there: ${functions.join(', ')}` }),
    where: z.enum(places).meta({ description: `where it was said: ${places.join(', ')}` }),
    reference: z.string().min(1).meta({ description: 'the subject of the mail, the date of the call, the slide' }),
    said: dayField('the day on which it was said').optional(),
    topic: z.enum(topics).meta({ description: `what it is about: ${topics.join(', ')}` }),
    vehicle: z.enum(vehicles).default('none').meta({ description: `what is to carry it: ${vehicles.join(', ')}` }),
    evidence: file('the file that shows it; it is named in the ledger by its SHA-256').optional(),
    id: z.string().min(1).optional().meta({ description: 'asked twice with one id it is written once; without one it is numbered' }),
    name: z.string().min(1).optional().meta({ description: 'what a new ledger is called' }),
  }),
  output: writtenShape,
  command: {},
  examples: [
    { title: 'They said it on the phone', input: { ledger: 'promises.jsonl', what: 'You get ten percent off gpt-5.4 for the whole term.', who: 'M. Reyes', where: 'call', reference: 'weekly call, 20 November', said: '2026-11-20', topic: 'pricing', vehicle: 'amendment' } },
  ],
  run: async (ports, input) => {
    const evidence = input.evidence === undefined ? null : await hashOfEvidence(ports, input.evidence);
    const { entry, ...rest } = await appendToLedger(
      ports,
      input.ledger,
      {
        kind: 'promise', id: input.id, topic: input.topic, who: { name: input.who, organisation: input.organisation, function: input.function }, what: input.what,
        where: { kind: input.where, reference: input.reference }, said: input.said ?? ports.clock.today(), evidence, vehicle: input.vehicle, status: 'said',
      },
      input.name,
    );
    return { id: entry.id, at: entry.at, ...rest, findings: [...rest.findings] };
  },
});

async function hashOfEvidence(ports: Parameters<typeof appendToLedger>[0], name: string): Promise<string> {
  const bytes = await ports.files.read(name);
  // In a workspace the file is kept with the ledger that names it.
  if (ports.workspace !== undefined && ports.workspace.kept !== ports.files) await ports.workspace.keep(name.split(/[/\\]/).at(-1) ?? name, bytes, 'unknown', 'evidence');
  return ports.sha256(bytes);
}
