import { expect, it } from 'vitest';
import { tryExamples } from '../../../../../src/playbook/examples.ts';
import { readPlaybook } from '../../../../../src/playbook/readPlaybook.ts';
import { newRow, newTopic } from './newEntries.ts';

it('a row and a topic that are added can be read, and their sentences come out as they say', () => {
  const text = JSON.stringify({ parley: 'playbook/1', name: 'Ours', version: '1', rows: [newRow([])], topics: [newTopic([]), newTopic(['topic-1'])] });
  const { value } = readPlaybook(text, 'ours.yaml');
  expect(value.topics.map(({ topic }) => topic)).toEqual(['topic-1', 'topic-2']);
  const { tried, failed } = tryExamples(value);
  expect(tried).toBeGreaterThan(12);
  expect(failed).toEqual([]);
});
