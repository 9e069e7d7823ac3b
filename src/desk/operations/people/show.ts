import { z } from 'zod';
import { needs, readAsks } from '../../../room/asks/asksFile.ts';
import { readPeople, showPeople } from '../../../room/people/people.ts';
import { parts, whoDoesWhat } from '../../../room/people/whoDoesWhat.ts';
import { file, findingsShape } from '../../fields.ts';
import { documentOnHand } from '../../onHand.ts';
import { operation } from '../../operation.ts';
import { roomText } from '../../roomFile.ts';
import { textOf } from '../../textOf.ts';

export const showEverybody = operation({
  name: 'people.show',
  summary: 'Who is at the table: what each of ours has signed off and when, for each of theirs the way up, and for each ask who does what.',
  effect: 'reads',
  input: z.object({
    people: file('who is at the table (parley: people/1); without it, that of the open workspace').optional(),
    asks: file('the list of asks (parley: asks/1), to say who does what; without it, that of the open workspace').optional(),
  }),
  output: z.object({
    ours: z.array(z.object({ name: z.string(), role: z.string() })),
    signOffs: z.array(z.object({ what: z.string(), by: z.string(), role: z.string(), on: z.string().nullable() })),
    escalation: z.array(z.array(z.object({ name: z.string(), title: z.string(), decides: z.array(z.string()) }))),
    theirs: z.array(z.object({ name: z.string(), title: z.string(), function: z.string(), reportsTo: z.string().nullable(), decides: z.array(z.string()) })),
    /** Each ask with who of ours does what (responsible, accountable, consulted, informed), what has to come first, and who of theirs can say yes. */
    asks: z.array(
      z.object({
        id: z.string(), title: z.string(), need: z.enum(needs), why: z.string().nullable(),
        parts: z.array(z.object({ name: z.string(), part: z.enum(parts) })),
        waitsFor: z.array(z.object({ what: z.string(), who: z.array(z.string()) })),
        decidedBy: z.object({ name: z.string(), title: z.string(), over: z.array(z.string()) }).nullable(),
      }),
    ),
    findings: findingsShape,
  }),
  command: { positional: 'people' },
  examples: [{ title: 'Who has signed off, and whom do we call next?', input: { people: 'examples/table/people.yaml' } }, { title: 'Who does what for which ask, and what has to come first?', input: { people: 'examples/table/people.yaml', asks: 'examples/table/asks.yaml' } }],
  run: async (ports, input) => {
    const { name, text } = await roomText(ports, input.people, 'people.yaml');
    const people = readPeople(text, name);
    const { value, findings } = showPeople(people, name);
    const list = await documentOnHand(ports, input.asks, 'asks.yaml');
    const done = list === undefined ? undefined : whoDoesWhat(readAsks(await textOf(list.ports, list.name), list.name).asks, people, list.name);
    return {
      ours: people.ours.map(({ name: own, role }) => ({ name: own, role })),
      signOffs: value.signOffs.map(({ on, ...rest }) => ({ ...rest, on: on ?? null })),
      escalation: value.escalation.map((way) => way.map(({ decides, ...rest }) => ({ ...rest, decides: [...decides] }))),
      theirs: people.theirs.map(({ reportsTo, decides, ...rest }) => ({ ...rest, reportsTo: reportsTo ?? null, decides: [...decides] })),
      asks: (done?.value ?? []).map(({ why, decidedBy, waitsFor, parts: own, ...rest }) => ({ ...rest, why: why ?? null, parts: own.map((each) => ({ ...each })), waitsFor: waitsFor.map(({ what, who }) => ({ what, who: [...who] })), decidedBy: decidedBy === undefined ? null : { ...decidedBy, over: [...decidedBy.over] } })),
      findings: [...findings, ...(done?.findings ?? [])],
    };
  },
});
