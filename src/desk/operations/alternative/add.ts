import { z } from 'zod';
import { withEntry } from '../../../deal/editList.ts';
import { alternativeList, kinds, readAlternatives } from '../../../room/alternatives/alternativesFile.ts';
import { editRoomList, idOf } from '../../editRoomList.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { readRoomFile } from '../../roomFile.ts';
import { alternativeFields, alternativeValues } from './alternativeFields.ts';

export const addAlternative = operation({
  name: 'alternative.add',
  summary: 'Adds an alternative to the list: what we would do without the deal, what moving costs, what it lacks and what shows that we mean it.',
  effect: 'writes',
  input: z.object({
    alternatives: file('the list of alternatives (parley: alternatives/1); without it, that of the open workspace').optional(),
    title: z.string().min(1).meta({ description: 'what it is called' }),
    kind: z.enum(kinds).meta({ description: `what it is: ${kinds.join(', ')}` }),
    ...alternativeFields,
    id: z.string().min(1).optional().meta({ description: 'its name in the list; made of the title where nothing is said' }),
    currency: z.string().regex(/^[A-Z]{3}$/).default('USD').meta({ description: 'the currency of a new list' }),
  }),
  output: z.object({ id: z.string(), alternatives: z.number(), findings: findingsShape }),
  command: {},
  examples: [{ title: 'We could go to the maker', input: { alternatives: 'alternatives.yaml', title: 'OpenAI direct', kind: 'openaiDirect', book: 'openai-2026-10', switchingLow: '100000', switchingLikely: '200000', switchingHigh: '400000', switchingBasis: 'two engineers for a quarter' } }],
  run: async (ports, { alternatives: document, title, kind, id: named, currency, ...said }) => {
    const { name, text } = await readRoomFile(ports, document, 'alternatives.yaml', true);
    const id = named ?? idOf(title, text === undefined ? [] : readAlternatives(text, name).alternatives.map((each) => each.id));
    const { alternatives } = await editRoomList(ports, document, 'alternatives.yaml', (before, at) => withEntry(before, at, alternativeList(currency), { id, kind, title, ...alternativeValues(said) }), readAlternatives);
    return { id, alternatives: alternatives.length, findings: [] };
  },
});
