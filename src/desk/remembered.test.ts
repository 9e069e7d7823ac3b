import { describe, expect, it } from 'vitest';
import { unwatched } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import { Remembered } from './remembered.ts';

describe('what was worked out from content', () => {
  it('is worked out once for all who ask at the same time and after', async () => {
    const remembered = new Remembered<string>(2);
    let made = 0;
    const make = (): Promise<string> => Promise.resolve(`paper ${++made}`);
    expect(await Promise.all([remembered.of('a', make, unwatched), remembered.of('a', make, unwatched)])).toEqual(['paper 1', 'paper 1']);
    expect(await remembered.of('a', make, unwatched)).toBe('paper 1');
  });

  it('is held for the last that were asked for, no more', async () => {
    const remembered = new Remembered<number>(2);
    let made = 0;
    const ask = (key: string): Promise<number> => remembered.of(key, () => Promise.resolve(++made), unwatched);
    for (const key of ['a', 'b', 'a', 'c']) await ask(key);
    expect([await ask('a'), await ask('b')]).toEqual([1, 4]);
  });

  it('is not held where it was refused', async () => {
    const remembered = new Remembered<string>(2);
    await expect(remembered.of('a', () => Promise.reject(new Refusal('unreadable', 'No paper.')), unwatched)).rejects.toThrow('No paper.');
    expect(await remembered.of('a', () => Promise.resolve('read'), unwatched)).toBe('read');
  });

  it('is worked out again for those who wait when the first to ask stops', async () => {
    const remembered = new Remembered<string>(2);
    const first = remembered.of('a', () => Promise.reject(new Refusal('cancelled', 'Stopped.')), unwatched);
    const second = remembered.of('a', () => Promise.resolve('read'), unwatched);
    await expect(first).rejects.toThrow('Stopped.');
    expect(await second).toBe('read');
  });
});
