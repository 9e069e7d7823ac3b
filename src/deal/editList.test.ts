import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withEntry, withRemoved, withRestored, withValues, type ListOf } from './editList.ts';
import { readAsks } from '../room/asks/asksFile.ts';

const asks: ListOf = { format: 'asks/1', list: 'asks', key: 'id', head: { currency: 'USD' } };
const document = readFileSync(join(import.meta.dirname, '../../examples/table/asks.yaml'), 'utf8');
const line = (text: string, begins: string) => text.split('\n').find((each) => each.trim().startsWith(begins));

describe('a document that is edited', () => {
  it('keeps every line that the edit is not about, comments and digits included', () => {
    const commented = document.replace('currency: USD', 'currency: USD # agreed with finance').replace('likelihood: 0.6', 'likelihood: 0.60  # after the call');
    const { text, changed } = withValues(commented, 'a.yaml', asks, 'exit', { need: 'should' });
    const [before, after] = [commented.split('\n'), text.split('\n')];
    expect(after.filter((each, place) => each.replace(/ +#/, ' #') !== before[place]?.replace(/ +#/, ' #'))).toEqual(['    need: should']);
    expect(changed).toEqual([{ key: 'need', before: 'nice', after: 'should' }]);
  });

  it('takes a new entry, written so that it is read as it was meant', () => {
    const text = withEntry(document, 'a.yaml', asks, { id: 'n', title: 'true', clause: 'x: y', likelihood: { coefficient: 5n, scale: 1 }, need: 'must', trades: ['a, b', '12'] });
    expect(readAsks(text, 'a.yaml').asks.at(-1)).toMatchObject({ id: 'n', title: 'true', clause: 'x: y', trades: ['a, b', '12'] });
  });

  it('gets back to what it was when an edit is done back', () => {
    assert(
      property(string({ minLength: 1 }).filter((text) => text.trim() !== ''), (opening) => {
        const once = withValues(document, 'a.yaml', asks, 'no-training', { opening });
        expect(readAsks(once.text, 'a.yaml').asks.find(({ id }) => id === 'no-training')?.opening).toBe(opening);
        const back = withValues(once.text, 'a.yaml', asks, 'no-training', { opening: once.changed[0]?.before ?? opening });
        expect(readAsks(back.text, 'a.yaml')).toEqual(readAsks(document, 'a.yaml'));
      }),
      { numRuns: process.env['PARLEY_FULL'] === '1' ? 1000 : 60 },
    );
  });

  it('keeps what is taken out, with its reason, and brings it back as it was', () => {
    const out = withRemoved(document, 'a.yaml', asks, 'exit', { on: '2026-11-22', because: 'in the draft' });
    expect(readAsks(out, 'a.yaml').asks.map(({ id }) => id)).not.toContain('exit');
    expect(line(out, 'removed:')).toContain('in the draft');
    expect(withRestored(out, 'a.yaml', asks, 'exit')).toBe(document);
  });

  it('gives no id twice, not even that of one which was taken out', () => {
    const out = withRemoved(document, 'a.yaml', asks, 'exit', { on: '2026-11-22' });
    expect(() => withEntry(out, 'a.yaml', asks, { id: 'exit', title: 'x' })).toThrow('taken out: bring it back');
  });

  it.each([
    { case: 'an entry that is not there', edit: () => withValues(document, 'a.yaml', asks, 'exitt', { need: 'must' }), says: 'did you mean "exit"?' },
    { case: 'an entry that was not taken out', edit: () => withRestored(document, 'a.yaml', asks, 'exit'), says: 'was not taken out' },
    { case: 'what is no list', edit: () => withEntry('parley: asks/1\nasks: none\n', 'a.yaml', asks, { id: 'x' }), says: 'is no list' },
    { case: 'what is no YAML', edit: () => withEntry('parley: [', 'a.yaml', asks, { id: 'x' }), says: 'correct it before it is changed' },
  ])('refuses $case', ({ edit, says }) => {
    expect(edit).toThrow(says);
  });
});
