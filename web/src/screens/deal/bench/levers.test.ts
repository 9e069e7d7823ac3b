import { expect, it } from 'vitest';
import { inOrder, readSetting } from './levers.ts';

it.each([
  { text: '12', low: 12, high: 12 },
  { text: '12 to 18', low: 12, high: 18 },
  { text: '18 to 12 %', low: 12, high: 18 },
  { text: '-40 to 10', low: -40, high: 10 },
  { text: '1,250,000', low: 1_250_000, high: 1_250_000 },
  { text: '$1.2M to 1.5M', low: 1_200_000, high: 1_500_000 },
])('reads "$text"', ({ text, low, high }) => expect(readSetting(text)).toEqual({ low, high }));
it.each(['', 'some', '1 to 2 to 3', 'to 5'])('does not read "%s"', (text) => expect(readSetting(text)).toBeUndefined());
it('takes places in lists from the end', () => expect(inOrder(['usage', 'ptu[0]', 'credits[2]', 'ptu[1]', 'ptuDiscount[0]'])).toEqual(['credits[2]', 'ptu[1]', 'ptuDiscount[0]', 'usage', 'ptu[0]']));
