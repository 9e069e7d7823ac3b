import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledFinder, bundledPlaybook } from '../../tests/cases/playbook/bundled.ts';
import { readPaper } from '../paper/readPaper.ts';
import { covered } from './covered.ts';
import { findClauses } from './findClauses.ts';
import type { Finder } from './finder/finder.ts';
import { ruleHits } from './finder/ruleHits.ts';
import { Reading } from './reading.ts';

const { topics } = bundledPlaybook();
const reading = (markdown: string): Reading => new Reading(readPaper(new TextEncoder().encode(markdown), 'draft.md').value);
const holding = (markdown: string, topic: string, finder?: Finder) => {
  const { clauses, possible } = findClauses(reading(markdown), topics, finder);
  return clauses.some((each) => each.topic === topic) ? 'found' : possible.some((each) => each.topic === topic) ? 'possible' : 'not found';
};
const never: Finder = { topics: [], fromWords: () => new Map(), likelihoods: (_sentences, hits) => new Map([...hits.keys()].map((topic) => [topic, new Map()])) };

describe('a sentence that only names a matter', () => {
  it.each([
    { case: 'under the heading of another matter', draft: '# Fees\n\nThe fees are paid to the account of the subcontractor.', topic: 'subproc', is: 'possible' },
    { case: 'under its own heading', draft: '# Subcontractors\n\nThe fees are paid to the account of the subcontractor.', topic: 'subproc', is: 'found' },
    { case: 'where no heading tells anything', draft: 'The fees are paid to the account of the subcontractor.', topic: 'subproc', is: 'found' },
    { case: 'twice, under the heading of another matter', draft: '# Fees\n\nFees for technical support are due with the support plan, whatever the response time.', topic: 'support', is: 'found' },
    { case: 'beside a sentence that says it', draft: '# Fees\n\nSupplier shall not subcontract any part of the work. The fees are paid to the subcontractor.', topic: 'subproc', is: 'found' },
    { case: 'only as the name of another section', draft: '# Fees\n\nThe fees of the persons named in Section 9 (Subcontractors) are included.', topic: 'subproc', is: 'not found' },
    { case: 'in a list of what survives', draft: 'The following sections survive termination: 8 Subcontractors, 9 Confidentiality.', topic: 'subproc', is: 'not found' },
  ])('$case is $is', ({ draft, topic, is }) => expect(holding(draft, topic)).toBe(is));
});

describe('what a rule holds to be said', () => {
  it.each([
    { draft: '# Fees\n\nSupplier shall not use Customer Data to train any model.', topic: 'training' },
    { draft: '# Miscellaneous\n\nEach party\'s total liability shall not exceed the fees paid in the twelve months before the claim.', topic: 'cap' },
    { draft: '# Taxes\n\nCustomer Data will be processed and stored only in the European Economic Area.', topic: 'residency' },
  ])('stays under any heading and whatever a model makes of it: $topic', ({ draft, topic }) => {
    for (const finder of [undefined, never, bundledFinder()]) expect(holding(draft, topic, finder)).toBe('found');
  });
});

it('leaves nothing that a rule saw out of both lists, whatever a model makes of it', () => {
  const sentences = topics.flatMap(({ examples }) => [...examples.on.slice(0, 3), ...examples.off.slice(0, 1)]);
  fc.assert(
    fc.property(fc.shuffledSubarray(sentences, { minLength: 2, maxLength: 8 }), fc.constantFrom('Fees', 'Security', 'Term', 'Other'), fc.double({ min: 0, max: 1, noNaN: true }), (picked, heading, likelihood) => {
      const paper = reading(`# ${heading}\n\n${picked.join('\n\n')}`);
      const model: Finder = { ...never, likelihoods: (all, hits) => new Map([...hits.keys()].map((topic) => [topic, new Map(all.map((_, index) => [index, index % 2 === 0 ? likelihood : 0]))])) };
      for (const finder of [undefined, model]) {
        const { clauses, possible } = findClauses(paper, topics, finder);
        for (const [topic, seen] of ruleHits(paper, topics)) {
          const shown = covered([...clauses, ...possible].filter((each) => each.topic === topic));
          for (const index of seen.keys()) expect([topic, shown(paper.sentences[index] ?? { start: -1, end: 0 })]).toEqual([topic, true]);
        }
      }
    }),
    { numRuns: 40 },
  );
});
