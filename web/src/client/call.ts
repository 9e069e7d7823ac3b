import { audience } from '../audience.ts';
import type { AnswerOf, InputOf, OperationName } from './answers.ts';
import { readEvents } from './readEvents.ts';
import { Refused, refusedFrom } from './refused.ts';

/** How far long work is: 0 to 1 where that is known. */
export interface Progress {
  readonly share: number | null;
  readonly doing: string;
}

export interface CallWatch {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

/** The answer of one operation; throws `Refused`. Where progress is asked for the answer is streamed, and aborting stops the work. */
export async function call<Name extends OperationName>(name: Name, input: InputOf<Name>, watch: CallWatch = {}): Promise<AnswerOf<Name>> {
  if (audience === 'supplier' && name !== 'pack.view') throw new Refused('supplier-safe', 'This is not asked for while the other side may look. Switch to Internal.');
  const streamed = watch.progress !== undefined;
  const response = await fetch(`/api/${name.replace('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: streamed ? 'text/event-stream' : 'application/json' },
    body: JSON.stringify(input),
    credentials: 'same-origin',
    ...(watch.signal && { signal: watch.signal }),
  });
  if (streamed && response.ok && response.body && (response.headers.get('content-type') ?? '').startsWith('text/event-stream')) {
    return streamedAnswer(response.body, watch.progress ?? (() => undefined));
  }
  const body = await readJson(response);
  if (!response.ok) throw refusedFrom(response.status, body);
  return body as AnswerOf<Name>;
}

async function streamedAnswer<Output>(body: ReadableStream<Uint8Array>, progress: (progress: Progress) => void): Promise<Output> {
  for await (const { event, data } of readEvents(body)) {
    if (event === 'progress') progress(JSON.parse(data) as Progress);
    if (event === 'refusal') throw refusedFrom(422, JSON.parse(data));
    if (event === 'result') return JSON.parse(data) as Output;
  }
  throw new Refused('unclear', 'Parley stopped before it had an answer. Press Try again; if it comes back, look at the window where Parley runs.');
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
