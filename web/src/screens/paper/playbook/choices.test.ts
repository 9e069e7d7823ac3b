import { expect, it } from 'vitest';
import { groupsOf, inPlaceOf, nextOverlay, overlayOf } from './choices.ts';

const kept = (name: string) => ({ name, sha256: '', bytes: 1, kind: 'room' as const, format: 'parley-overlay', addedAt: '2026-11-22T10:00:00Z' });

it('says what is in use', () => {
  const labels = groupsOf([], [kept('our-bank-v1.yaml')], 'azure-openai', ['eu', 'our-bank-v1.yaml']).flatMap(({ items }) => items.map(({ label }) => label));
  expect(labels.filter((label) => label.endsWith('in use'))).toEqual(['Azure OpenAI, as it ships, in use', 'European Union, as it ships, in use', expect.stringContaining('our-bank-v1.yaml') as string]);
});
it('tells an overlay from a playbook', () => expect([overlayOf('over:bank'), overlayOf('azure-openai')]).toEqual(['bank', undefined]));
it.each([
  { from: 'bank', own: [], name: 'our-bank-v1.yaml' },
  { from: 'our-bank-v1.yaml', own: ['our-bank-v1.yaml', 'our-eu-v7.yaml'], name: 'our-bank-v2.yaml' },
  { from: 'new', own: [], name: 'our-overlay-v1.yaml' },
])('calls what is made from $from $name', ({ from, own, name }) => expect(nextOverlay(from, own.map(kept))).toBe(name));
it.each([
  { used: ['bank', 'eu'], from: 'bank', now: ['our-bank-v2.yaml', 'eu'] },
  { used: ['our-bank-v1.yaml'], from: 'bank', now: ['our-bank-v2.yaml'] },
  { used: ['eu'], from: 'bank', now: ['eu', 'our-bank-v2.yaml'] },
])('puts a new version in the place of $from among $used', ({ used, from, now }) => expect(inPlaceOf(used, from, 'our-bank-v2.yaml')).toEqual(now));
