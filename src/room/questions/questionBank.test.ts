import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deal } from '../../../tests/cases/deals/smallBook.ts';
import { day } from '../../base/calendar.ts';
import { dealShape } from '../../deal/dealShape.ts';
import { readPeople, showPeople } from '../people/people.ts';
import { questionsFor, questionTopics, readAnswers, readQuestions, withAnswer } from './questionBank.ts';

const bank = readQuestions(readFileSync(join(import.meta.dirname, '../../../data/table/questions.yaml'), 'utf8'));
const ids = (terms: string, topics?: Parameters<typeof questionsFor>[2]) => questionsFor(bank, deal(terms, 12), topics).map(({ id }) => id);

describe('the bank of questions', () => {
  it('has some of every subject, each under its own name, and asks only about keys that a deal file has', () => {
    for (const topic of questionTopics) expect(bank.filter((each) => each.topic === topic).length, topic).toBeGreaterThanOrEqual(3);
    expect(new Set(bank.map(({ id }) => id)).size).toBe(bank.length);
    for (const { when, unless } of bank) for (const key of [when, unless]) if (key !== undefined) expect(Object.keys(dealShape.shape)).toContain(key);
  });

  it('asks about what the deal says, and about what it does not say', () => {
    const committed = 'commitment: {milestones: [{by: 2027-12-31, amount: 10}], shortfall: forfeit}';
    expect(ids(committed)).toContain('milestones');
    expect(ids('')).not.toContain('milestones');
    expect(ids('')).toContain('renewal-price');
    expect(ids('renewal: {upliftCapPercent: 3}')).not.toContain('renewal-price');
    expect(ids(committed, ['support'])).toEqual(['sla-credit', 'severity']);
    expect(questionsFor(bank, undefined)).toHaveLength(bank.length);
  });

  it('keeps answers in their order and leaves those before as they were written', () => {
    const one = { question: 'price-cap', answer: 'Three percent: "at most", a year.', by: 'M. Reyes', on: day('2026-11-20'), promised: true, promise: 'p-01' };
    const first = withAnswer(undefined, one, 'answers.yaml');
    const second = withAnswer(first, { ...one, promised: false, promise: undefined }, 'answers.yaml');
    expect(second.startsWith(first)).toBe(true);
    expect(readAnswers(second, 'answers.yaml')).toEqual([one, { ...one, promised: false, promise: undefined }].map(({ promise, ...rest }) => (promise === undefined ? rest : { ...rest, promise })));
  });
});

describe('the people at the table', () => {
  const { value, findings } = showPeople(readPeople(readFileSync(join(import.meta.dirname, '../../../examples/table/people.yaml'), 'utf8'), 'people.yaml'), 'people.yaml');

  it('have signed off on a day or not yet, and the way up goes step by step', () => {
    expect(value.signOffs.filter(({ on }) => on === undefined).map(({ by }) => by)).toEqual(['J. Ortega', 'S. Lind']);
    expect(value.escalation.map((way) => way.map(({ name }) => name))).toEqual([['M. Reyes', 'K. Brandt', 'P. Adeyemi']]);
    expect(findings.map(({ code }) => code)).toEqual(['sign-off-open']);
  });

  it('are pointed at where a role is nobody’s, nobody is above, or all report in a circle', () => {
    const shown = (yaml: string) => showPeople(readPeople(`parley: people/1\n${yaml}`, 'p.yaml'), 'p.yaml').findings.map(({ code }) => code);
    expect(shown('ours: []')).toEqual(['role-missing', 'role-missing', 'role-missing', 'role-missing']);
    expect(shown('theirs: [{name: A, title: t, function: sales}]')).toContain('no-way-up');
    expect(shown('theirs: [{name: A, title: t, function: sales, reportsTo: B}, {name: B, title: t, function: sales, reportsTo: A}]')).toContain('reports-in-a-circle');
    expect(() => readPeople('parley: people/1\ntheirs: [{name: A, title: t, function: sales, reportsTo: Z}]', 'p.yaml')).toThrow('who is not in the list');
  });
});
