import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../base/calendar.ts';
import { Refusal } from '../../base/refusal.ts';
import type { HeaderMapping } from './headerMapping.ts';
import { mappableTable, wholeProposal } from './mappableTable.ts';
import { readMappings, writeMappings } from './mappingsFile.ts';
import { proposeMapping } from './proposeMapping.ts';
import { recogniseText } from '../recognise.ts';

const proposed = (header: string[], ...rows: string[][]) => Object.fromEntries(proposeMapping(header, rows).flatMap(({ role, column }) => (column === undefined ? [] : [[role, column]])));

describe('what the columns of a log may be', () => {
  it.each([
    { case: 'camel case of a gateway', header: ['reqStarted', 'app', 'engine', 'promptTok', 'promptTokCached', 'answerTok', 'latencyMs'], row: ['2026-09-01T08:00:03Z', 'chat', 'gpt-5.4', '1450', '1024', '212', '930'], is: { timestamp: 'reqStarted', workload: 'app', model: 'engine', input: 'promptTok', cached: 'promptTokCached', output: 'answerTok' } },
    { case: 'start and end: the start counts', header: ['finished_at', 'started_at', 'tok_in', 'tok_out'], row: ['2026-09-01T08:00:09Z', '2026-09-01T08:00:03Z', '10', '20'], is: { timestamp: 'started_at', input: 'tok_in', output: 'tok_out' } },
    { case: 'a total is neither input nor output', header: ['when', 'prompt', 'completion', 'total_prompt_completion'], row: ['1788249603', '10', '20', '30'], is: { timestamp: 'when', input: 'prompt', output: 'completion' } },
    { case: 'costs and counts of characters are no tokens', header: ['time', 'input_cost_usd', 'input_chars', 'input', 'output_chars', 'output'], row: ['2026-09-01 08:00', '1', '400', '100', '80', '20'], is: { timestamp: 'time', input: 'input', output: 'output' } },
    { case: 'a model is known by its cells', header: ['ts', 'used', 'in', 'out'], row: ['2026-09-01T08:00Z', 'azure/gpt-5.4-mini', '1', '2'], is: { timestamp: 'ts', model: 'used', input: 'in', output: 'out' } },
    { case: 'instants with the year last', header: ['when', 'prompt', 'completion'], row: ['5/31/2026 1:00:01 PM', '1', '2'], is: { timestamp: 'when', input: 'prompt', output: 'completion' } },
    { case: 'a fraction is no count of tokens', header: ['time', 'prompt', 'completion'], row: ['2026-09-01T08:00Z', '1.5', '2'], is: { timestamp: 'time', output: 'completion' } },
    { case: 'names that say nothing are left to the asker', header: ['a', 'b', 'c'], row: ['2026-09-01T08:00Z', '1', '2'], is: { timestamp: 'a' } },
  ])('$case', ({ header, row, is }) => {
    expect(proposed(header, row)).toEqual(is);
  });

  it('a sum that holds in every row is said as evidence; one that does not is not', () => {
    const why = (sum: string) => proposeMapping(['time', 'prompt', 'completion', 'all'], [['2026-09-01T08:00Z', '1', '2', '3'], ['2026-09-01T08:01Z', '4', '5', sum]]).find(({ role }) => role === 'input')?.why;
    expect(why('9')).toContain('the sum in "all"');
    expect(why('8')).not.toContain('the sum');
  });

  it('a table is found below lines of a report, with any delimiter, and among JSON rows', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const header = (text: string) => mappableTable(bytes(text), 'log')?.header;
    expect(header('Gateway report\n\nwhen;prompt;completion\n2026-09-01T08:00Z;1;2\n2026-09-01T08:01Z;3;4\n')).toEqual(['when', 'prompt', 'completion']);
    expect(header('{"when":"2026-09-01T08:00Z","use":{"prompt":1,"completion":2}}\n{"when":')).toEqual(['when', 'use.prompt', 'use.completion']);
    expect(header('Dear colleague,\nplease find the log attached.\n')).toBeUndefined();
    expect(wholeProposal(mappableTable(bytes('when\tprompt\tcompletion\n2026-09-01T08:00Z\t1\t2\n'), 'log')?.proposals ?? [])).toEqual({ timestamp: 'when', input: 'prompt', output: 'completion' });
  });
});

describe('what was confirmed', () => {
  const mapping: HeaderMapping = { header: ['when', 'prompt', 'completion', 'x'], columns: { timestamp: 'when', input: 'prompt', output: 'completion' }, confirmed: day('2026-11-23') };
  const rows = '\n2026-09-01T08:00Z,1,2,3\n';

  it.each([
    { case: 'the same header', text: `when,prompt,completion,x${rows}`, is: 'table' },
    { case: 'the same names in another order and case', text: `X,Completion,prompt,When${rows}`, is: 'table' },
    { case: 'a header with a column more', text: `when,prompt,completion,x,y${rows}`, is: 'unknown' },
    { case: 'JSON rows with all that is mapped', text: '[{"when":"2026-09-01T08:00Z","prompt":1,"completion":2}]', is: 'records' },
  ])('$case is $is', ({ text, is }) => {
    expect(recogniseText(text, 'log.csv', [mapping]).kind).toBe(is);
    expect(recogniseText(text, 'log.csv').kind).toBe('unknown');
  });

  it('is read back as it was written, whatever the columns are called', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const any = fc.record({ header: fc.array(name, { minLength: 1, maxLength: 5 }), columns: fc.record({ timestamp: name, input: name, output: name }), dates: fc.constantFrom<'day-first' | 'month-first'>('day-first', 'month-first'), confirmed: fc.constant(day('2026-11-23')) });
    fc.assert(fc.property(fc.array(any, { maxLength: 3 }), (mappings) => {
      expect(readMappings(writeMappings(mappings), 'mappings.yaml')).toEqual(mappings);
    }));
  });

  it.each([
    { case: 'a role that no request has', text: 'columns: {when: a}', says: 'timestamp, input, output' },
    { case: 'a request without output', text: 'columns: {timestamp: a, input: b}', says: 'output' },
    { case: 'another order of dates', text: 'dates: year-first', says: 'day-first or month-first' },
  ])('$case is refused', ({ text, says }) => {
    const file = `parley: mappings/1\nmappings:\n  - confirmed: 2026-11-23\n    header: [a, b]\n    ${text}\n`;
    expect(() => readMappings(file, 'mappings.yaml')).toThrow(Refusal);
    expect(() => readMappings(file, 'mappings.yaml')).toThrow(says);
  });
});
