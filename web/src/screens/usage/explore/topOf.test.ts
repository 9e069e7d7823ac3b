import { describe, expect, it } from 'vitest';
import { topOf } from './topOf.ts';

const group = (name: string, month: string, list: string) => ({ by: [name, month], input: '10', cached: '5', cacheWrite: '0', output: '2', requests: '1', list, billed: [{ currency: 'USD', amount: list }, { currency: 'EUR', amount: '1' }], share: '0', cachedShare: '0' });

describe('the largest groups', () => {
  it('stand first, and the rest adds up to the whole exactly', () => {
    const groups = [group('a', '2026-01', '0.1'), group('b', '2026-01', '5'), group('a', '2026-02', '0.2'), group('c', '2026-02', '0.3')];
    const top = topOf({ groups }, 'list', 1);
    expect(top.map(({ name, amount }) => [name, amount])).toEqual([['b', '5'], ['2 others', '0.6']]);
    // Two currencies stand side by side.
    expect([...(top[1]?.billed ?? [])]).toEqual([['USD', '0.6'], ['EUR', '3']]);
    expect([...(top[1]?.byMonth ?? [])]).toEqual([['2026-01', 0.1], ['2026-02', 0.5]]);
  });

  it('count every token once: what is cached stands beside the fresh input', () => {
    expect(topOf({ groups: [group('a', '2026-01', '1')] }, 'tokens', 3)[0]?.amount).toBe('17');
  });
});
