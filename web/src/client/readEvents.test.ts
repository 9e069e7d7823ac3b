import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readEvents, type ServerEvent } from './readEvents.ts';

const stream = 'event: progress\ndata: {"share":0.5,"doing":"Bill 1 of 2 für München"}\n\n: still here\n\nevent: result\ndata: {"ok":\ndata: true}\n\n';

it('reads the same events however the bytes arrive', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 })), async (cuts) => {
      expect(await eventsOf(pieces(new TextEncoder().encode(stream), cuts))).toEqual([
        { event: 'progress', data: '{"share":0.5,"doing":"Bill 1 of 2 für München"}' },
        { event: 'result', data: '{"ok":\ntrue}' },
      ]);
    }),
    { numRuns: 50 },
  ));

async function eventsOf(chunks: readonly Uint8Array[]): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of readEvents(streamOf(chunks))) events.push(event);
  return events;
}

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const made: Uint8Array[] = [];
  let at = 0;
  for (const cut of cuts) {
    made.push(bytes.slice(at, at + cut));
    at += cut;
  }
  return [...made, bytes.slice(at)];
}
