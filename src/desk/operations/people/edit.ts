import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { withValues, type ChangedValue } from '../../../deal/editList.ts';
import { functions } from '../../../ledger/entry.ts';
import { ourRoles, peopleList, readPeople, type SignOff } from '../../../room/people/people.ts';
import { changedShape, editRoomList, given, showChanged, there, withCleared } from '../../editRoomList.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';

const clearable = ['reportsTo', 'decides'] as const;

export const editPerson = operation({
  name: 'people.edit',
  summary: 'Changes what the list says of somebody at the table, their name included, and answers with each value before and after; sign-offs that were given stay.',
  effect: 'writes',
  input: z.object({
    people: file('who is at the table (parley: people/1); without it, that of the open workspace').optional(),
    of: z.string().min(1).meta({ description: 'the name as it stands in the list' }),
    name: z.string().min(1).optional().meta({ description: 'the name as it should be' }),
    role: z.enum(ourRoles).optional().meta({ description: `one of ours: ${ourRoles.join(', ')}` }),
    signsOff: z.array(z.string().min(1)).min(1).optional().meta({ description: 'one of ours: all they have to agree to; what they have signed stays' }),
    title: z.string().min(1).optional().meta({ description: 'one of theirs: what they are there' }),
    function: z.enum(functions).optional().meta({ description: `one of theirs: ${functions.join(', ')}` }),
    reportsTo: z.string().min(1).optional().meta({ description: 'one of theirs: the name of whom they report to' }),
    decides: z.array(z.string().min(1)).min(1).optional().meta({ description: 'one of theirs: what they can decide' }),
    clear: z.array(z.enum(clearable)).min(1).optional().meta({ description: `what is to be empty: ${clearable.join(', ')}` }),
  }),
  output: z.object({ name: z.string(), changed: changedShape, findings: findingsShape }),
  command: {},
  examples: [{ title: 'Their account executive was promoted', input: { people: 'people.yaml', of: 'M. Reyes', title: 'account director' } }],
  run: async (ports, { people: document, of, clear, signsOff, ...said }) => {
    let changed: readonly ChangedValue[] = [];
    await editRoomList(ports, document, 'people.yaml', (before, at) => {
      const text = there(before, at);
      const { ours, theirs } = readPeople(text, at);
      const own = ours.find(({ name }) => name === of);
      const side = own === undefined ? 'theirs' : 'ours';
      const strange = (own === undefined ? (['role', 'signsOff'] as const) : (['title', 'function', 'reportsTo', 'decides'] as const)).find((key) => ({ ...said, signsOff })[key] !== undefined || clear?.some((each) => each === key));
      if (strange !== undefined && (own !== undefined || theirs.some(({ name }) => name === of))) throw new Refusal('invalid', `${of} is one of ${side} and has no ${strange}.`, at);
      if (said.name !== undefined && said.name !== of && [...ours, ...theirs].some(({ name }) => name === said.name)) throw new Refusal('invalid', `${at} has somebody named ${said.name} already: two people of one name cannot be told apart.`, at);
      const edited = withValues(text, at, peopleList(side), of, withCleared(given({ ...said, signsOff: signsOff && signOffsOf(own?.signsOff ?? [], signsOff, of) }), clear));
      ({ changed } = edited);
      // Whoever reported to the old name reports to the new one.
      return theirs.filter(({ reportsTo }) => said.name !== undefined && reportsTo === of).reduce((now, { name }) => withValues(now, at, peopleList('theirs'), name === of ? (said.name ?? of) : name, { reportsTo: said.name }).text, edited.text);
    }, readPeople);
    return { name: said.name ?? of, changed: showChanged(changed), findings: [] };
  },
});

/** What is to be signed off, in the order said; one that was given is kept with its day, and cannot be dropped. */
function signOffsOf(now: readonly SignOff[], wanted: readonly string[], name: string): object[] {
  const dropped = now.find(({ what, on, takenBack }) => (on !== undefined || takenBack.length > 0) && !wanted.includes(what));
  if (dropped !== undefined) throw new Refusal('invalid', `${name} has signed off "${dropped.what}": that stays in the list. Take it back with parley people sign --take-back where it no longer holds.`);
  return wanted.map((what) => {
    const known = now.find((each) => each.what === what);
    return given({ what, on: known?.on, takenBack: known === undefined || known.takenBack.length === 0 ? undefined : known.takenBack });
  });
}
