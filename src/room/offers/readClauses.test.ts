import { describe, expect, it } from 'vitest';
import { bundledPlaybook } from '../../../tests/cases/playbook/bundled.ts';
import { readText } from '../../paper/readText.ts';
import { assess } from '../../playbook/assess.ts';
import { onlyNamed, readClauses } from './readClauses.ts';

const playbook = bundledPlaybook();
const assessed = (text: string) => assess(readText(new TextEncoder().encode(text), 'offer.txt'), playbook).value;
const stands = (text: string, whole: boolean, known: readonly string[] = []) => readClauses(assessed(text), whole, known).map(({ clause, stands: at, spans }) => `${clause} ${at}${spans[0] === undefined ? '' : ` @${spans[0].paragraph}`}`);

const paper = `Supplier will not use Customer Data to train any model without Customer's prior written consent.
Supplier may suspend the service at any time without notice.
Supplier gives 180 days notice before it retires a model.
By default, Supplier does not use Customer Data to improve its models.`;

describe('a paper that an offer came in', () => {
  it('stands clause by clause, each with the paragraph that says it, and is silent on the rest', () => {
    const read = stands(paper, true);
    expect(read).toEqual(expect.arrayContaining(['susp refused @2', 'publicity absent', 'cap absent']));
    expect(read).toHaveLength(playbook.topics.filter(({ stand }) => stand !== undefined).length);
  });

  it('calls a clause as the offer before did, so that both stand in one row; a row of the playbook that it had is told, too', () => {
    const known = ['renewal', 'data-use'];
    const read = readClauses(assessed('This Amendment renews automatically unless Customer objects 120 days before the end.'), true, known);
    expect(read.filter(({ clause }) => known.includes(clause)).map(({ clause, stands: at }) => [clause, at])).toEqual([['renewal', 'refused'], ['data-use', 'absent']]);
    expect(read.some(({ clause }) => clause === 'renew')).toBe(false);
  });
});

describe('a mail', () => {
  it.each([
    { case: 'a promise as we want it', says: 'We will not use your prompts to train any model without your prior written consent.', is: ['training preferred @1'] },
    { case: 'beyond our walk-away', says: 'We can suspend the service at any time without notice.', is: ['susp refused @1'] },
    { case: 'a promise that is taken back at once', says: 'By default we do not use your data to train our models.', is: ['training walkAway @1'] },
    { case: 'a figure at the fallback', says: 'You get at least 180 days notice before retirement of a model version.', is: ['model fallback @1'] },
    { case: 'words that only name the matter', says: 'Here is our renewal proposal for the whole agreement.', is: [] },
    { case: 'nothing of the kind', says: 'We offer 12% off gpt-5.4.', is: [] },
  ])('takes the position that it says, and none on what it is silent on: $case', ({ says, is }) => {
    expect(stands(says, false)).toEqual(is);
  });

  it('says what it only names', () => {
    expect(onlyNamed(assessed('Here is our renewal proposal.')).map(({ title }) => title)).toEqual(['Renewal']);
    expect(onlyNamed(assessed('We offer 12% off gpt-5.4.'))).toEqual([]);
  });
});
