import { expect, it } from 'vitest';
import { keyOf, linesOf, nextName, signsOf, withChange } from './changes.ts';

it('keeps the last value of a field that is changed twice', () => expect(withChange([{ path: ['rows', 0, 'title'], value: 'a' }], { path: ['rows', 0, 'title'], value: 'b' })).toEqual([{ path: ['rows', 0, 'title'], value: 'b' }]));
it('names a field as a problem does', () => expect(keyOf(['rows', 2, 'checks', 0, 'limit'])).toBe('rows[2].checks[0].limit'));
it('writes phrases as lines and reads the same phrases again', () => {
  const signs = ['shall not train', { says: ['{vendor} may'], unless: ['{customer}'], because: 'they may' }, '{not} .. use'];
  expect(signsOf(linesOf(signs))).toEqual(signs);
});
it('leaves a line that is no JSON as words', () => expect(signsOf('{"says": \n\n words')).toEqual(['{"says":', 'words']));
it.each([
  { own: [], name: 'our-playbook-v1.yaml' },
  { own: [{ name: 'our-playbook-v2.yaml' }, { name: 'theirs.yaml' }], name: 'our-playbook-v3.yaml' },
])('calls the next version $name', ({ own, name }) => expect(nextName(own)).toBe(name));
