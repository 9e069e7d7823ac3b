import { expect, it } from 'vitest';
import { bundledPlaybook } from '../../tests/cases/playbook/bundled.ts';
import { readText } from '../paper/readText.ts';
import { assess } from './assess.ts';

const playbook = bundledPlaybook();

it.each([
  { text: 'Each party’s total liability shall not exceed the fees paid in the twelve (12) months before the claim, except for breach of confidentiality.', topic: 'cap', who: 'both', carveOuts: 'except for breach of confidentiality', conditions: undefined },
  { text: 'Supplier may suspend the Services only if Customer materially breaches the Agreement.', topic: 'susp', who: 'supplier', conditions: 'only if Customer materially breaches the Agreement', carveOuts: undefined },
  { text: 'Customer will indemnify Provider against all claims, to the extent permitted by law.', topic: 'cindem', who: 'customer', conditions: 'to the extent permitted by law', carveOuts: undefined },
  { text: 'We may use your inputs to train our models, unless you opt out.', topic: 'training', who: 'supplier', conditions: 'unless you opt out', carveOuts: undefined },
])('"$text" binds or entitles $who', ({ text, topic, who, conditions, carveOuts }) => {
  const parameters = assess(readText(new TextEncoder().encode(text), 'draft.txt'), playbook).value.clauses.find((each) => each.topic === topic)?.parameters;
  expect([parameters?.['who'], parameters?.['conditions'], parameters?.['carveOuts']]).toEqual([who, conditions, carveOuts]);
});
