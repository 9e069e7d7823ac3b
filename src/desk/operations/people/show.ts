import { z } from 'zod';
import { readPeople, showPeople } from '../../../room/people/people.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { roomText } from '../../roomFile.ts';

export const showEverybody = operation({
  name: 'people.show',
  summary: 'Who is at the table: what each of ours has signed off and when, and for each of theirs the way up.',
  effect: 'reads',
  input: z.object({ people: file('who is at the table (parley: people/1); without it, that of the open workspace').optional() }),
  output: z.object({
    ours: z.array(z.object({ name: z.string(), role: z.string() })),
    signOffs: z.array(z.object({ what: z.string(), by: z.string(), role: z.string(), on: z.string().nullable() })),
    escalation: z.array(z.array(z.object({ name: z.string(), title: z.string(), decides: z.array(z.string()) }))),
    findings: findingsShape,
  }),
  command: { positional: 'people' },
  examples: [{ title: 'Who has signed off, and whom do we call next?', input: { people: 'examples/table/people.yaml' } }],
  run: async (ports, input) => {
    const { name, text } = await roomText(ports, input.people, 'people.yaml');
    const people = readPeople(text, name);
    const { value, findings } = showPeople(people, name);
    return {
      ours: people.ours.map(({ name: own, role }) => ({ name: own, role })),
      signOffs: value.signOffs.map(({ on, ...rest }) => ({ ...rest, on: on ?? null })),
      escalation: value.escalation.map((way) => way.map(({ decides, ...rest }) => ({ ...rest, decides: [...decides] }))),
      findings,
    };
  },
});
