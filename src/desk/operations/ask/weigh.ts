import { z } from 'zod';
import { toDouble, type Decimal, decimal } from '../../../base/decimal.ts';
import { Refusal } from '../../../base/refusal.ts';
import { withEntry, withValues, type ChangedValue } from '../../../deal/editList.ts';
import { elicit } from '../../../room/asks/elicit.ts';
import { preferenceList, readPreferences, type Preferences, type Stakeholder } from '../../../room/asks/preferences.ts';
import { amountField, changedShape, editRoomList, showChanged } from '../../editRoomList.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';

export const weighIssue = operation({
  name: 'ask.weigh',
  summary: 'Writes down what a stakeholder says of a term without a price: a weight, an amount they would pay for it, a red line, or which of two they would rather have; and answers with the next questions.',
  effect: 'writes',
  input: z.object({
    preferences: file('what stakeholders said (parley: preferences/1); without it, that of the open workspace').optional(),
    name: z.string().min(1).meta({ description: 'who says it' }),
    role: z.string().min(1).optional().meta({ description: 'what they are, where they are new' }),
    issue: z.string().min(1).meta({ description: 'the term, for example data-use' }),
    title: z.string().min(1).optional().meta({ description: 'of a new term: what it is called' }),
    worst: z.string().min(1).optional().meta({ description: 'of a new term: its worst end' }),
    best: z.string().min(1).optional().meta({ description: 'of a new term: its best end' }),
    weight: amountField('how much the step from worst to best matters, the largest step at 100').optional(),
    worth: amountField('the rise of the price over the term that they would accept for it').optional(),
    redLine: z.boolean().optional().meta({ description: 'they do not sign without its best end; false where that no longer holds' }),
    than: z.string().min(1).optional().meta({ description: 'they would rather have the issue than this one' }),
    clear: z.array(z.enum(['weight', 'worth', 'redLine', 'than'])).min(1).optional().meta({ description: 'answers on the issue to take back: weight, worth, redLine, than (every comparison it stands in)' }),
    currency: z.string().regex(/^[A-Z]{3}$/).default('USD').meta({ description: 'the currency of a new list' }),
  }),
  output: z.object({ name: z.string(), issue: z.string(), consistent: z.boolean(), next: z.array(z.string()), changed: changedShape, findings: findingsShape }),
  command: {},
  examples: [{ title: 'What is a cure period worth to the platform owner?', input: { preferences: 'preferences.yaml', name: 'H. Vance', issue: 'suspension', worth: '300000' } }, { title: 'They take an answer back', input: { preferences: 'preferences.yaml', name: 'H. Vance', issue: 'suspension', clear: ['worth'] } }],
  run: async (ports, { preferences: document, currency, ...said }) => {
    if (said.weight === undefined && said.worth === undefined && said.redLine === undefined && said.than === undefined && said.clear === undefined) throw new Refusal('invalid', `Say what ${said.name} says of ${said.issue}: a weight, a worth, a red line, than which other one they would rather have it, or what to clear.`);
    const both = said.clear?.find((each) => said[each] !== undefined);
    if (both !== undefined) throw new Refusal('invalid', `${both} cannot be said and cleared at once.`);
    let changed: readonly ChangedValue[] = [];
    const { preferences, name: at } = await editRoomList(ports, document, 'preferences.yaml', (text, name) => {
      const edited = withWeighed(text, name, said, currency);
      ({ changed } = edited);
      return edited.text;
    }, (text, name) => ({ preferences: readPreferences(text, name), name }));
    const { value, findings } = elicit(preferences, at);
    const own = value.stakeholders.find(({ name }) => name === said.name);
    return { name: said.name, issue: said.issue, consistent: own?.consistent ?? true, next: [...(own?.next ?? [])], changed: showChanged(changed), findings };
  },
});

interface Weighed {
  readonly name: string;
  readonly role?: string | undefined;
  readonly issue: string;
  readonly title?: string | undefined;
  readonly worst?: string | undefined;
  readonly best?: string | undefined;
  readonly weight?: string | undefined;
  readonly worth?: string | undefined;
  readonly redLine?: boolean | undefined;
  readonly than?: string | undefined;
  readonly clear?: readonly ('weight' | 'worth' | 'redLine' | 'than')[] | undefined;
}

/** The document with the issue and the stakeholder in it, and what they said. */
function withWeighed(before: string | undefined, file: string, said: Weighed, currency: string): { readonly text: string; readonly changed: readonly ChangedValue[] } {
  let [text, now] = [before, before === undefined ? undefined : readPreferences(before, file)];
  if (!now?.issues.some(({ id }) => id === said.issue)) {
    const { title, worst, best } = said;
    if (title === undefined || worst === undefined || best === undefined) throw new Refusal('invalid', `${said.issue} is no issue yet${now === undefined ? '' : `; there are ${now.issues.map(({ id }) => id).join(', ')}`}. Give a new one a title, its worst and its best end.`, file);
    text = withEntry(text, file, preferenceList('issues', currency), { id: said.issue, title, worst, best });
  }
  if (!now?.stakeholders.some(({ name }) => name === said.name)) {
    if (said.role === undefined) throw new Refusal('invalid', `${said.name} is no stakeholder yet${now === undefined ? '' : `; there are ${now.stakeholders.map(({ name }) => name).join(', ')}`}. Say their role, too.`, file);
    text = withEntry(text, file, preferenceList('stakeholders', currency), { name: said.name, role: said.role });
  }
  now = readPreferences(text ?? '', file);
  return withValues(text ?? '', file, preferenceList('stakeholders', currency), said.name, valuesOf(said, stakeholderOf(now, said.name)));
}

function stakeholderOf({ stakeholders }: Preferences, name: string): Stakeholder | undefined {
  return stakeholders.find((one) => one.name === name);
}

function valuesOf({ name, issue, weight, worth, redLine, than, clear = [] }: Weighed, now: Stakeholder | undefined): Record<string, unknown> {
  const [swings, swaps] = [new Map<string, Decimal>([...(now?.swings ?? [])].map(([id, value]) => [id, decimal(value)])), new Map<string, Decimal>([...(now?.evenSwaps ?? [])].map(([id, value]) => [id, decimal(value)]))];
  if (weight !== undefined && toDouble(decimal(weight)) > 100) throw new Refusal('invalid', `A weight is at most 100, that of the largest step, and not ${weight}.`);
  if (weight !== undefined) swings.set(issue, decimal(weight));
  if (worth !== undefined) swaps.set(issue, decimal(worth));
  const lines = new Set(now?.redLines);
  if (redLine === true) lines.add(issue);
  if (redLine === false) lines.delete(issue);
  const kept = (now?.choices ?? []).filter(({ rather, than: other }) => !clear.includes('than') || (rather !== issue && other !== issue));
  const said = { weight: swings.has(issue), worth: swaps.has(issue), redLine: lines.has(issue), than: kept.length < (now?.choices.length ?? 0) };
  const unsaid = clear.find((each) => !said[each]);
  if (unsaid !== undefined) throw new Refusal('not-found', `${name} has said no ${{ weight: 'weight', worth: 'worth', redLine: 'red line', than: 'comparison' }[unsaid]} of ${issue}, so there is none to take back.`);
  if (clear.includes('weight')) swings.delete(issue);
  if (clear.includes('worth')) swaps.delete(issue);
  if (clear.includes('redLine')) lines.delete(issue);
  // Of two answers about the same pair the last one holds.
  const others = kept.filter((each) => than === undefined || !([each.rather, each.than].includes(issue) && [each.rather, each.than].includes(than)));
  const choices = than === undefined ? others : [...others, { rather: issue, than }];
  return {
    redLines: lines.size === 0 ? undefined : [...lines],
    swings: swings.size === 0 ? undefined : Object.fromEntries(swings),
    evenSwaps: swaps.size === 0 ? undefined : [...swaps].map(([id, amount]) => ({ issue: id, worth: amount })),
    choices: choices.length === 0 ? undefined : choices,
  };
}
