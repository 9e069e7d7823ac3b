import { describe, expect, it } from 'vitest';
import { readAsks } from '../asks/asksFile.ts';
import { readPeople } from './people.ts';
import { whoDoesWhat } from './whoDoesWhat.ts';

const people = readPeople(
  `parley: people/1
ours:
  - {name: J. Ortega, role: cio, signsOff: [{what: walk-away}]}
  - {name: M. Sato, role: finance, signsOff: [{what: commitment}, {what: forecast, on: 2026-11-12}]}
  - {name: S. Lind, role: legal}
  - {name: H. Vance, role: platform}
theirs:
  - {name: M. Reyes, title: account executive, function: sales, reportsTo: K. Brandt, decides: [discount up to ten percent]}
  - {name: K. Brandt, title: director, function: sales, decides: [credits, exceptions to the paper]}
`,
  'people.yaml',
);
const of = (ask: string) => whoDoesWhat(readAsks(`parley: asks/1\ncurrency: USD\nasks:\n  - {id: a, title: An ask, likelihood: 0.5, ${ask}}`, 'asks.yaml').asks, people, 'asks.yaml');
const one = (ask: string) => of(ask).value[0];

describe('who does what', () => {
  it('is owner, approver, the sides with a position, and who is to be told', () => {
    expect(one('need: must, clause: data-use, why: w, walkAway: none, owner: "S. Lind, legal", approver: "J. Ortega, CIO", informed: [M. Sato], positions: [{by: legal, says: x}, {by: it, says: x}]')?.parts).toEqual([{ name: 'J. Ortega', part: 'A' }, { name: 'M. Sato', part: 'I' }, { name: 'S. Lind', part: 'R' }, { name: 'H. Vance', part: 'C' }]);
  });

  it('says what has to come first and of whom: a justification, one position, a sign-off on the same thing', () => {
    expect(one('need: must, term: commitment, owner: "M. Sato, finance", positions: [{by: legal, says: x}, {by: it, says: y}]')?.waitsFor).toEqual([
      { what: 'a justification', who: ['M. Sato, finance'] },
      { what: 'one position of our own', who: ['S. Lind', 'H. Vance'] },
      { what: 'its walk-away', who: ['M. Sato, finance'] },
      { what: 'sign-off: commitment', who: ['M. Sato'] },
    ]);
    expect(one('need: nice, term: "rates[0]", why: w, owner: M. Sato')?.waitsFor).toEqual([]);
  });

  it.each([
    { about: 'term: "rates[0]"', name: 'M. Reyes', over: [] },
    { about: 'term: credits', name: 'K. Brandt', over: ['M. Reyes'] },
    { about: 'clause: data-use', name: 'K. Brandt', over: ['M. Reyes'] },
    { about: 'term: support', name: undefined, over: undefined },
  ])('knows the first of theirs who decides on $about', ({ about, name, over }) => {
    const { decidedBy } = one(`need: nice, ${about}`) ?? {};
    expect([decidedBy?.name, decidedBy?.over]).toEqual([name, over]);
  });

  it('names a must that nobody pursues, and names that are in no list', () => {
    expect(of('need: must, term: credits, why: w, walkAway: none, approver: Somebody').findings.map(({ code }) => code)).toEqual(['nobody-responsible', 'not-in-the-list']);
  });
});
