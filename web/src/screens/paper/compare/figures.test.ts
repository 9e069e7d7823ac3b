import { expect, it } from 'vitest';
import type { ChangeShown } from '../../../client/answers.ts';
import { changedFigures } from './figures.ts';

const change = (...touches: ChangeShown['touches']): ChangeShown => ({ kind: 'changed', part: 'body', before: '', after: '', marked: false, material: true, about: [], touches });

it('names the numbers, dates and amounts that went and came', () =>
  expect(changedFigures([change({ matter: 'number', was: ['30'], is: ['14'] }, { matter: 'money', was: ['USD 5', '30'], is: [] }, { matter: 'modal', was: ['may'], is: ['shall'] })])).toMatchObject([{ key: '0', before: ['30', 'USD 5'], after: ['14'] }]));

it('leaves out what touches no figure', () => expect(changedFigures([change({ matter: 'modal', was: ['may'], is: ['shall'] })])).toEqual([]));
