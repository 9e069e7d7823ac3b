import { z } from 'zod';
import { day } from '../../../base/calendar.ts';
import { nearest } from '../../../base/nearest.ts';
import { Refusal } from '../../../base/refusal.ts';
import { withValues } from '../../../deal/editList.ts';
import { peopleList, readPeople, type SignOff } from '../../../room/people/people.ts';
import { editRoomList, given, there } from '../../editRoomList.ts';
import { dayField, file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';

export const signOff = operation({
  name: 'people.sign',
  summary: 'Writes down that one of ours signed something off, and on which day; a sign-off that is taken back stays in the list as such.',
  effect: 'writes',
  input: z.object({
    people: file('who is at the table (parley: people/1); without it, that of the open workspace').optional(),
    name: z.string().min(1).meta({ description: 'who of ours' }),
    what: z.string().min(1).meta({ description: 'what is signed off, for example walk-away' }),
    on: dayField('the day; today where nothing is said').optional(),
    takeBack: z.boolean().default(false).meta({ description: 'it no longer holds: it is open again' }),
  }),
  output: z.object({ name: z.string(), what: z.string(), on: z.string().nullable(), takenBack: z.array(z.string()), findings: findingsShape }),
  command: {},
  examples: [{ title: 'The CIO agrees to the walk-away', input: { people: 'people.yaml', name: 'J. Ortega', what: 'walk-away', on: '2026-11-20' } }],
  run: async (ports, { people: document, name, what, on, takeBack }) => {
    if (takeBack && on !== undefined) throw new Refusal('invalid', 'A sign-off that is taken back has no day of its own: leave out one of the two.');
    let now: SignOff = { what, takenBack: [] };
    await editRoomList(ports, document, 'people.yaml', (text, at) => {
      const { ours } = readPeople(there(text, at), at);
      const person = ours.find((one) => one.name === name);
      if (!person) throw new Refusal('not-found', `${at} has nobody of ours named ${name}${near(name, ours.map((one) => one.name))} Add them with parley people add.`, at);
      now = signed(person.signsOff.find((each) => each.what === what), what, name, takeBack ? undefined : day(on ?? ports.clock.today()));
      const all = person.signsOff.some((each) => each.what === what) ? person.signsOff.map((each) => (each.what === what ? now : each)) : [...person.signsOff, now];
      return withValues(there(text, at), at, peopleList('ours'), name, { signsOff: all.map(({ takenBack, ...rest }) => given({ ...rest, takenBack: takenBack.length === 0 ? undefined : takenBack })) }).text;
    }, readPeople);
    return { name, what, on: now.on ?? null, takenBack: [...now.takenBack], findings: [] };
  },
});

/** The sign-off as it is now; a day that no longer holds is kept. */
function signed(before: SignOff | undefined, what: string, name: string, on: SignOff['on']): SignOff {
  const [was, back] = [before?.on, before?.takenBack ?? []];
  if (on === undefined && was === undefined) throw new Refusal('invalid', `${name} has not signed off "${what}", so there is nothing to take back.`);
  return { what, ...(on === undefined ? {} : { on }), takenBack: was === undefined || was === on ? back : [...back, was] };
}

function near(name: string, known: readonly string[]): string {
  const found = nearest(name, known);
  return found === undefined ? '.' : `; did you mean ${found}?`;
}
