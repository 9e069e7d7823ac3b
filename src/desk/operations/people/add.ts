import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { withEntry } from '../../../deal/editList.ts';
import { functions } from '../../../ledger/entry.ts';
import { ourRoles, peopleList, readPeople } from '../../../room/people/people.ts';
import { editRoomList, given } from '../../editRoomList.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';

export const addPerson = operation({
  name: 'people.add',
  summary: 'Adds somebody to the table: one of ours with a role and what they sign off, or one of theirs with a title and whom they report to.',
  effect: 'writes',
  input: z.object({
    people: file('who is at the table (parley: people/1); without it, that of the open workspace').optional(),
    name: z.string().min(1).meta({ description: 'the name' }),
    role: z.enum(ourRoles).optional().meta({ description: `one of ours: ${ourRoles.join(', ')}` }),
    signsOff: z.array(z.string().min(1)).min(1).optional().meta({ description: 'one of ours: what they have to agree to' }),
    title: z.string().min(1).optional().meta({ description: 'one of theirs: what they are there' }),
    function: z.enum(functions).optional().meta({ description: `one of theirs: ${functions.join(', ')}` }),
    reportsTo: z.string().min(1).optional().meta({ description: 'one of theirs: the name of whom they report to' }),
    decides: z.array(z.string().min(1)).min(1).optional().meta({ description: 'one of theirs: what they can decide' }),
  }),
  output: z.object({ name: z.string(), side: z.enum(['ours', 'theirs']), findings: findingsShape }),
  command: {},
  examples: [{ title: 'Their new account executive', input: { people: 'people.yaml', name: 'M. Reyes', title: 'account executive', function: 'sales' } }],
  run: async (ports, { people: document, name, role, signsOff, title, function: does, reportsTo, decides }) => {
    const [ofOurs, ofTheirs] = [role !== undefined || signsOff !== undefined, title !== undefined || does !== undefined || reportsTo !== undefined || decides !== undefined];
    if (ofOurs === ofTheirs) throw new Refusal('invalid', `Is ${name} one of ours or one of theirs? Give a role for ours, or a title and a function for theirs.`);
    if (ofOurs ? role === undefined : title === undefined || does === undefined) throw new Refusal('invalid', ofOurs ? `${name} needs a role: ${ourRoles.join(', ')}.` : `${name} needs a title and a function: ${functions.join(', ')}.`);
    const side: 'ours' | 'theirs' = ofOurs ? 'ours' : 'theirs';
    const entry = ofOurs ? { name, role, signsOff: signsOff?.map((what) => ({ what })) } : { name, title, function: does, reportsTo, decides };
    await editRoomList(ports, document, 'people.yaml', (text, at) => withEntry(text, at, peopleList(side), given(entry)), readPeople);
    return { name, side, findings: [] };
  },
});
