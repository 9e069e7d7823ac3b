import { describe, expect, it } from 'vitest';
import { readDomain } from './readDomain.ts';

const one = { name: 'renewal', issues: [{ issue: 1, a: [1, 0], b: [0, 1] }], reservation: [0.1, 0.2] };

describe('a bargaining domain', () => {
  it('is read from one object or by its name from a list', () => {
    expect(readDomain(JSON.stringify(one), 'd.json').value).toEqual({ ...one, issues: [{ issue: '1', a: [1, 0], b: [0, 1] }] });
    expect(readDomain(JSON.stringify([one, { ...one, name: 'other' }]), 'd.json', 'other').value.name).toBe('other');
  });

  it('says what it takes as given', () => {
    const { value, findings } = readDomain('{"issues": [{"a": [1], "b": [2]}]}', 'd.json');
    expect(value).toEqual({ name: '', issues: [{ issue: '1', a: [1], b: [2] }], reservation: [0, 0] });
    expect(findings.map(({ code }) => code)).toEqual(['reservation-assumed']);
  });

  it.each([
    { case: 'no JSON', text: '{', says: 'd.json is no JSON' },
    { case: 'several and no name', text: JSON.stringify([one, one]), says: 'holds 2 domains' },
    { case: 'sides of two lengths', text: '{"issues": [{"a": [1], "b": [2, 3]}]}', says: 'd.json, issues[0]: a and b are not of one length' },
    { case: 'a value that is text', text: '{"issues": [{"a": ["1"], "b": [2]}]}', says: 'd.json, issues[0].a[0]' },
    { case: 'no issues', text: '{"issues": []}', says: 'd.json, issues' },
    { case: 'a number beyond numbers', text: '{"issues": [{"a": [1e999], "b": [2]}]}', says: 'd.json, issues[0].a[0]' },
  ])('is refused where it is $case', ({ text, says }) => {
    expect(() => readDomain(text, 'd.json')).toThrow(says);
  });

  it('is refused where the name is near one that is there', () => {
    expect(() => readDomain(JSON.stringify([one, one]), 'd.json', 'renewl')).toThrow('did you mean "renewal"?');
  });
});
