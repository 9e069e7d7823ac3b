import { describe, expect, it } from 'vitest';
import { amendment, promises } from '../../tests/cases/ledger/promisesAgainstAmendment.ts';
import { somePromise } from '../../tests/cases/ledger/someLedger.ts';
import { readText } from '../paper/readText.ts';
import { checkPromises } from './checkPromises.ts';
import type { LedgerPromise } from './entry.ts';

const paper = readText(new Uint8Array(Buffer.from(amendment)), 'amendment.txt');
const clauses = new Map([...amendment.matchAll(/^(\d\.\d) (.*)$/gm)].map(([, number = '', words = '']) => [number, words]));

describe('a promise against a whole amendment', () => {
  it.each(promises)('$what: $status', ({ what, status, clause, says = '' }) => {
    const promise: LedgerPromise = { ...(somePromise(0) as LedgerPromise), what };
    const [check] = checkPromises({ promises: [{ promise, withdrawn: false }], overrides: [] }, [paper]).promises;
    expect({ status: check?.status, clause: check?.spans.at(-1)?.quote.replace(/^\d\.\d /, '') ?? '', by: check?.by.map((gap) => gap.says).join(' ') }).toEqual({ status, clause: clause === undefined ? '' : clauses.get(clause), by: expect.stringContaining(says) as string });
  });

  it('that is on paper names its words of which the clause does not speak', () => {
    const said = { ...(somePromise(0) as LedgerPromise), what: 'Sev A tickets are answered within the hour by a German speaker' };
    expect(checkPromises({ promises: [{ promise: said, withdrawn: false }], overrides: [] }, [paper]).promises[0]).toMatchObject({ status: 'in paper', unsaid: ['german', 'speaker'] });
  });
});
