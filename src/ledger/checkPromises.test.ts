import { describe, expect, it } from 'vitest';
import { somePromise } from '../../tests/cases/ledger/someLedger.ts';
import { readText } from '../paper/readText.ts';
import { checkPromises } from './checkPromises.ts';
import type { LedgerPromise } from './entry.ts';
import type { Ledger } from './readPromises.ts';

const ordinary = `1. General
This Agreement is governed by the laws of Ireland.
Supplier shall provide the Services to Customer as described in the documentation.
Each party shall keep the other party's confidential information confidential.
Customer shall pay each invoice within thirty (30) days after its date.
Supplier may suspend the Services where Customer has violated the acceptable use policy.
Notices under this Agreement are sent in writing to the addresses stated above.
`;
const paper = (clause: string) => readText(new Uint8Array(Buffer.from(`${ordinary}2. Particulars\n${clause}\n`)), 'contract.txt');
const promise = (what: string, more: Partial<LedgerPromise> = {}): LedgerPromise => ({ ...(somePromise(0) as LedgerPromise), what, ...more });
const only = (of: LedgerPromise, overrides: Ledger['overrides'] = []): Parameters<typeof checkPromises>[0] => ({ promises: [{ promise: of, withdrawn: false }], overrides });
const held = (what: string, clause: string) => checkPromises(only(promise(what)), [paper(clause)]).promises[0];

describe('a promise against the paper', () => {
  it.each([
    { what: '15 % off list for GPT-5.4', clause: 'Customer receives a discount of fifteen percent (15%) on the list price of gpt-5.4.', status: 'in paper' },
    { what: '15 % off list for GPT-5.4', clause: 'Customer receives a discount of twenty percent (20%) on the list price of gpt-5.4.', status: 'in paper' },
    { what: '15 % off list for GPT-5.4', clause: 'Customer receives a discount of twelve percent (12%) on the list price of gpt-5.4.', status: 'weaker', by: '15 percent was promised and the clause says 12 percent' },
    { what: '15 % off list for GPT-5.4', clause: 'Customer receives a discount of up to fifteen percent (15%) on the list price of gpt-5.4.', status: 'weaker', by: 'up to 15 percent' },
    { what: '15 % off list for GPT-5.4', clause: 'Supplier may grant a discount of fifteen percent (15%) on the list price of gpt-5.4.', status: 'weaker', by: 'only permits' },
    { what: '15 % off list for GPT-5.4', clause: 'No discount on the list price of gpt-5.4 applies.', status: 'contradicted' },
    { what: '15 % off list for GPT-5.4', clause: 'The Services are available in the region that Customer selects.', status: 'missing' },
    { what: 'Prices will not increase by more than 3 % a year', clause: 'Supplier shall not increase prices by more than three percent (3%) in a year.', status: 'in paper' },
    { what: 'Prices will not increase by more than 3 % a year', clause: 'Supplier shall not increase prices by more than five percent (5%) in a year.', status: 'weaker', by: '3 percent was promised and the clause says 5 percent' },
    { what: 'Prices will not increase by more than 3 % a year', clause: 'Supplier shall not increase prices by more than two percent (2%) in a year.', status: 'in paper' },
    { what: 'We will not train on your prompts', clause: 'Supplier shall not use Customer Data to train any model.', status: 'in paper' },
    { what: 'We will not train on your prompts', clause: 'Supplier may use Customer Data to train its models.', status: 'contradicted' },
    { what: 'We will not train on your prompts', clause: 'Supplier shall use reasonable efforts not to use Customer Data to train any model.', status: 'weaker', by: 'reasonable efforts' },
    { what: 'Your data is deleted within 30 days', clause: 'Supplier deletes Customer Data within thirty (30) days.', status: 'in paper' },
    { what: 'Your data is deleted within 30 days', clause: 'Supplier deletes Customer Data within ninety (90) days.', status: 'weaker', by: '30 days was promised and the clause says 90 days' },
    { what: 'Your data is deleted within 30 days', clause: 'Supplier deletes Customer Data in due course.', status: 'weaker', by: 'names no such figure' },
    { what: 'We answer severity A tickets within one hour', clause: 'Supplier shall respond to tickets of severity A within 60 minutes.', status: 'in paper' },
    { what: 'We answer severity A tickets within one hour', clause: 'Supplier shall respond to tickets of severity A within four hours.', status: 'weaker', by: '1 hours was promised and the clause says 4 hours' },
    { what: 'We answer severity A tickets within one hour', clause: 'Supplier aims to respond to tickets of severity A within one hour.', status: 'weaker', by: 'aims to' },
    { what: 'At least 90 days notice before a model is retired', clause: 'Supplier shall give at least ninety (90) days notice before a Model is retired.', status: 'in paper' },
    { what: 'At least 90 days notice before a model is retired', clause: 'Supplier shall give at least thirty (30) days notice before a Model is retired.', status: 'weaker', by: '90 days was promised and the clause says 30 days' },
    { what: 'At least 90 days notice before a model is retired', clause: 'Supplier shall give at least six (6) months notice before a Model is retired.', status: 'in paper' },
    { what: 'A credit of USD 100,000 in the first year', clause: 'Supplier grants Customer a credit of USD 100,000 in the first year.', status: 'in paper' },
    { what: 'A credit of USD 100,000 in the first year', clause: 'Supplier grants Customer a credit of USD 75,000 in the first year.', status: 'weaker', by: 'USD 100000 was promised and the clause says USD 75000' },
    { what: 'A credit of USD 100,000 in the first year', clause: 'Supplier grants Customer a credit of USD 100,000 in the first year, provided that Customer publishes a case study.', status: 'weaker', by: 'provided that' },
    { what: 'You may pay within 60 days', clause: 'Invoices are payable within sixty (60) days.', status: 'in paper' },
    { what: 'You may cancel the reserved capacity after six months', clause: 'Customer may terminate reserved capacity after six (6) months.', status: 'in paper' },
    { what: 'You may cancel the reserved capacity after six months', clause: 'Customer may not terminate reserved capacity.', status: 'contradicted' },
    { what: 'You may cancel the reserved capacity after six months', clause: 'Customer shall pay for reserved capacity for twelve (12) months.', status: 'missing' },
    { what: 'The agreement does not renew by itself', clause: 'This Agreement does not renew automatically.', status: 'in paper' },
    { what: 'The agreement does not renew by itself', clause: 'This Agreement automatically renews for successive periods of one year.', status: 'contradicted' },
    { what: '120 PTUs reserved for us', clause: 'Supplier shall reserve one hundred and twenty (120) PTUs for Customer.', status: 'in paper' },
    { what: '120 PTUs reserved for us', clause: 'Supplier shall reserve forty (40) PTUs for Customer.', status: 'weaker', by: '120 ptus was promised and the clause says 40 ptus' },
    { what: '120 PTUs reserved for us', clause: 'Supplier shall reserve PTUs for Customer.', status: 'weaker', by: '120 ptus was promised and the clause names no such figure' },
    { what: 'A quota of 2 million tokens', clause: 'Supplier grants a quota of 500,000 tokens.', status: 'weaker', by: '2 million tokens was promised and the clause says 500,000 tokens' },
    { what: '15 % off list for gpt-5.4 and gpt-5', clause: 'Customer receives a discount of fifteen percent (15%) on the list price of gpt-5.4.', status: 'weaker', by: 'for gpt-5, too' },
    { what: '15 % off list for gpt-5.4', clause: 'Customer receives a discount of fifteen percent (15%) on the list price of gpt-4o-mini.', status: 'missing' },
    { what: 'We will indemnify you against claims of infringement', clause: 'Supplier shall indemnify Customer against claims of infringement.', status: 'in paper' },
    { what: 'We will indemnify you against claims of infringement', clause: 'Customer shall indemnify Supplier against claims of infringement.', status: 'missing' },
  ])('$what | $clause | $status', ({ what, clause, status, by }) => {
    const check = held(what, clause);
    expect({ status: check?.status, by: check?.by.map(({ says }) => says).join(' ') }).toEqual({ status, by: by === undefined ? (expect.any(String) as string) : (expect.stringContaining(by) as string) });
    if (status === 'in paper') expect(check?.by).toEqual([]);
    if (status !== 'missing') expect(check?.spans.at(-1)?.quote).toBe(clause);
  });
});

describe('the signature gate', () => {
  const complete = paper(`Customer receives a discount of fifteen percent (15%) on the list price of each Model.
Supplier grants Customer a promotional credit of USD 60,000.
Supplier shall not use Customer Data to train any model.
Supplier provides priority support with a response within one hour.
This Agreement does not renew automatically.`);
  const kept = promise('15 % off the list price of every model', { id: 'p-kept' });
  const lost = promise('Unused units may be handed back after six months', { id: 'p-lost', topic: 'capacity' });
  const everything = { pricing: true, credits: true, dataHandling: true, support: true, renewal: true };

  it('opens where every promise is on paper and every subject is spoken of', () => {
    expect(checkPromises(only(kept), [complete])).toMatchObject({ maySign: true, covered: everything, promises: [{ status: 'in paper', blocks: false }] });
  });

  it('stays shut for one promise that no paper carries, until somebody answers for it by name', () => {
    const ledger = { promises: [{ promise: kept, withdrawn: false }, { promise: lost, withdrawn: false }], overrides: [] };
    expect(checkPromises(ledger, [complete])).toMatchObject({ maySign: false, covered: everything });
    const answered = { ...ledger, overrides: [{ of: 'p-lost', by: 'H. Vance', reason: 'not needed' }] };
    expect(checkPromises(answered, [complete])).toMatchObject({ maySign: true });
    expect(checkPromises(answered, [complete]).promises[1]).toMatchObject({ status: 'missing', blocks: false, override: { by: 'H. Vance' } });
  });

  it('stays shut for a subject on which the papers are silent, until somebody answers for that', () => {
    const without = paper('Customer receives a discount of fifteen percent (15%) on the list price of each Model.');
    const gate = checkPromises(only(kept), [without]);
    expect(gate).toMatchObject({ maySign: false, covered: { pricing: true, credits: false, dataHandling: false, support: false, renewal: false } });
    const overrides = ['credits', 'dataHandling', 'support', 'renewal'].map((of) => ({ of, by: 'R. Amsel', reason: 'in the enrolment' }));
    expect(checkPromises(only(kept, overrides), [without]).maySign).toBe(true);
  });

  it('finds a promise in whichever paper carries it', () => {
    const check = checkPromises(only(kept), [paper('Nothing more.'), { ...complete, file: 'order-form.txt' }]).promises[0];
    expect(check).toMatchObject({ status: 'in paper', file: 'order-form.txt' });
  });

  it('takes nothing from marketing for a promise until a paper says it', () => {
    const page = { kind: 'web page' as const, reference: 'product page' };
    expect(checkPromises(only({ ...lost, where: page }), [complete]).promises[0]).toMatchObject({ status: 'not contractual', blocks: true });
    expect(checkPromises(only({ ...kept, where: page }), [complete]).promises[0]).toMatchObject({ status: 'in paper', blocks: false });
  });

  it('lets a promise go that was withdrawn', () => {
    expect(checkPromises({ promises: [{ promise: lost, withdrawn: true }], overrides: [] }, [complete])).toMatchObject({ maySign: true, promises: [{ status: 'withdrawn', blocks: false }] });
  });
});
