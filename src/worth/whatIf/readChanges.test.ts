import { describe, expect, it } from 'vitest';
import { day } from '../../base/calendar.ts';
import { Refusal } from '../../base/refusal.ts';
import { askables, readChanges, type Names } from './readChanges.ts';
import { showChange } from './showChange.ts';

const names: Names = {
  terms: { start: day('2027-01-01'), months: 36 },
  models: ['gpt-5.4', 'gpt-5'],
  workloads: ['support-bot', 'search'],
  listed: ['gpt-5.4', 'gpt-5.4-mini', 'gpt-5'],
  cheaperThan: (model) => (model === 'gpt-5.4' ? 'gpt-5.4-mini' : undefined),
};

const read = (words: string): string => readChanges(words, names).map((change) => showChange(change, 'USD')).join(' | ');

describe('a change in plain words', () => {
  it.each([
    { words: 'double usage', means: 'usage × 2' },
    { words: 'What if we halve the usage of search?', means: 'usage of search × 0.5' },
    { words: 'usage of gpt-5.4 doubles from July', means: 'usage of gpt-5.4 × 2 from 2027-07' },
    { words: 'usage up 30 % from March 2028', means: 'usage × 1.3 from 2028-03' },
    { words: '30% less usage', means: 'usage × 0.7' },
    { words: '1.5 times the usage', means: 'usage × 1.5' },
    { words: 'drop GPT-5.4 for a cheaper model', means: 'the tokens of gpt-5.4 by gpt-5.4-mini instead; what that does to quality is not in the figure' },
    { words: 'move gpt 5.4 to gpt-5 from 2027-06', means: 'the tokens of gpt-5.4 by gpt-5 instead from 2027-06; what that does to quality is not in the figure' },
    { words: 'OpenAI cuts prices 40 % in March', means: 'list prices down 40 % from 2027-03-01' },
    { words: 'Microsoft raises list prices of gpt-5 by 12.5% from 2028-01', means: 'list prices of gpt-5 up 12.5 % from 2028-01-01' },
    { words: 'prices of gpt-5.4 rise 10 % from 2028-01', means: 'list prices of gpt-5.4 up 10 % from 2028-01-01' },
    { words: '12 % off gpt-5.4', means: '12 % off list for gpt-5.4' },
    { words: 'a discount of 15 %', means: '15 % off list for every model' },
    { words: '$500k more commitment', means: 'the last milestone of the commitment higher by USD 500,000.00, earlier ones in proportion' },
    { words: '+$500k commitment', means: 'the last milestone of the commitment higher by USD 500,000.00, earlier ones in proportion' },
    { words: 'commit 1.5m less', means: 'the last milestone of the commitment lower by USD 1,500,000.00, earlier ones in proportion' },
    { words: '20 % less commitment', means: 'every milestone of the commitment down 20 %' },
    { words: 'no commitment', means: 'the deal without commitment' },
    { words: 'without PTUs', means: 'the deal without provisioned' },
    { words: '60 PTU of gpt-5.4', means: '60 PTU of gpt-5.4' },
    { words: 'a credit of 100k until 2027-06-30', means: 'a credit of USD 100,000.00 usable until 2027-06-30' },
    { words: 'freeze list prices', means: 'list prices of the start day for the whole deal' },
    { words: 'the shortfall is carried over', means: 'a shortfall is carried over to the next milestone' },
    { words: '60 days to pay', means: '60 days to pay (worth something by the cost of capital, never on a bill)' },
    { words: 'double usage and no commitment; 10 % off gpt-5', means: 'usage × 2 | the deal without commitment | 10 % off list for gpt-5' },
  ])('$words', ({ words, means }) => {
    expect(read(words)).toBe(means);
  });

  it.each(askables.map((words) => ({ words })))('that is offered is understood: $words', ({ words }) => {
    expect(read(words)).not.toBe('');
  });

  it.each([
    { words: 'make it cheaper', says: 'is not understood. What can be asked' },
    { words: 'double usage and dance', says: '"dance" is not understood' },
    { words: 'double usage of gpt-5.5', says: 'Did you mean gpt-5.4?' },
    { words: 'OpenAI cuts prices 40 % in Brumaire', says: 'is no month of the deal' },
    { words: 'drop gpt-5 for a cheaper model', says: 'No model of the rate book is cheaper' },
    { words: '', says: 'is not understood' },
  ])('is refused where it says nothing known: "$words"', ({ words, says }) => {
    expect(() => readChanges(words, names)).toThrow(Refusal);
    expect(() => readChanges(words, names)).toThrow(says);
  });
});
