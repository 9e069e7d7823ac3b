import { describe, expect, it } from 'vitest';
import { unwatched } from '../../base/progress.ts';
import { Refusal } from '../../base/refusal.ts';
import { threadWorkers } from './threadWorkers.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('work in a thread of its own', () => {
  it('comes back with what the task found', async () => {
    const { value } = await threadWorkers.run('readPaper', { bytes: bytes('1. Term\n\nThis Agreement runs for one year.\n'), name: 'terms.txt' }, unwatched);
    expect(value.text).toContain('This Agreement runs for one year.');
  });

  it('refuses with the very refusal of the task', async () => {
    const refused = threadWorkers.run('readPaper', { bytes: bytes('PK\u0003\u0004 not a package'), name: 'draft.docx' }, unwatched);
    await expect(refused).rejects.toBeInstanceOf(Refusal);
    await expect(refused).rejects.toThrow('draft.docx');
  });

  it('is stopped when its asker stops it, and says so', async () => {
    const stop = new AbortController();
    const text = 'timestamp,prompt_tokens,completion_tokens\n'.concat('2026-10-01T00:00:00Z,10,1\n'.repeat(2_000_000));
    const running = threadWorkers.run('readUsage', { bytes: bytes(text), name: 'long.csv', vocabulary: 'parley: meters/1\n' }, { progress: () => undefined, signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    await expect(running).rejects.toMatchObject({ code: 'cancelled', message: 'Reading a usage file was stopped.' });
  });
});
