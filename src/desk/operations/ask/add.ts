import { z } from 'zod';
import { withEntry } from '../../../deal/editList.ts';
import { askList, readAsks } from '../../../room/asks/asksFile.ts';
import { editRoomList, idOf } from '../../editRoomList.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { readRoomFile } from '../../roomFile.ts';
import { askFields, askValues } from './askFields.ts';

export const addAsk = operation({
  name: 'ask.add',
  summary: 'Adds an ask to the list: what it changes, why, what it is worth and who answers for it; what is there stays as it is written.',
  effect: 'writes',
  input: z.object({
    asks: file('the list of asks (parley: asks/1); without it, that of the open workspace').optional(),
    title: z.string().min(1).meta({ description: 'what we ask for, in a few words' }),
    ...askFields,
    likelihood: askFields.likelihood.unwrap().default('0.5'),
    need: askFields.need.unwrap().default('should').meta({ description: askFields.need.description }),
    id: z.string().min(1).optional().meta({ description: 'its name in the list; made of the title where nothing is said' }),
    currency: z.string().regex(/^[A-Z]{3}$/).default('USD').meta({ description: 'the currency of a new list' }),
  }),
  output: z.object({ id: z.string(), asks: z.number(), findings: findingsShape }),
  command: {},
  examples: [{ title: 'Legal wants notice before a suspension', input: { asks: 'asks.yaml', title: 'Notice before a suspension', clause: 'suspension', why: 'A stop without notice stops our claims desk.', need: 'must', owner: 'S. Lind, legal' } }],
  run: async (ports, { asks: document, title, id: named, currency, ...said }) => {
    const { name, text } = await readRoomFile(ports, document, 'asks.yaml', true);
    const id = named ?? idOf(title, text === undefined ? [] : readAsks(text, name).asks.map((ask) => ask.id));
    const { asks } = await editRoomList(ports, document, 'asks.yaml', (before, at) => withEntry(before, at, askList(currency), { id, title, ...askValues(said) }), readAsks);
    return { id, asks: asks.length, findings: [] };
  },
});
