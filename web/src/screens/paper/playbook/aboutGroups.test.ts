import { describe, expect, it } from 'vitest';
import { aboutGroups, signsOfGroups } from './aboutGroups.ts';

describe('the phrases of a matter in their fields', () => {
  it.each([
    { as: 'words alone', about: ['suspend', 'turn off'] },
    { as: 'phrases that share what must not stand beside them', about: [{ says: ['exit', 'leave'], mentions: ['termination'], unless: ['fire exit'] }] },
    { as: 'both', about: ['suspend', { says: ['exit'], under: ['termination'] }] },
    { as: 'none', about: [] },
  ])('come back as they were written: $as', ({ about }) => expect(signsOfGroups(aboutGroups(about))).toEqual(about));

  it('take a phrase that only names the matter beside words that stood alone', () => {
    const [group] = aboutGroups(['suspend', 'turn off']);
    expect(signsOfGroups(group ? [{ ...group, mentions: ['service status'] }] : [])).toEqual([{ says: ['suspend', 'turn off'], mentions: ['service status'] }]);
  });
});
