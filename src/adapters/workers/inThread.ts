import { Worker } from 'node:worker_threads';
import { Refusal, type RefusalCode } from '../../base/refusal.ts';
import type { InThread } from '../../desk/ports.ts';

/** What a worker sends back. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly share: number | undefined; readonly doing: string }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string; readonly at: string }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

/** Runs `entry` in a thread of its own, ended when it has answered, when it is stopped, and when it uses more time or memory than it may. */
export const inThread: InThread = <Result>(entry: string, workerData: unknown, limits: Parameters<InThread>[2], watch: Parameters<InThread>[3]) =>
  new Promise<Result>((resolve, reject) => {
    const worker = new Worker(new URL(entry), { workerData, resourceLimits: { maxOldGenerationSizeMb: limits.megabytes }, stdin: false });
    let over = false;
    const end = (settle: () => void) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      clearInterval(looker);
      settle();
    };
    // A thread that has answered ends by itself; only one that has not is ended from here.
    const kill = (settle: () => void) => {
      void worker.terminate();
      end(settle);
    };
    const tooMuch = () => new Refusal('too-large', `${limits.doing} needed more than ${limits.megabytes} MB of memory and was stopped. Split the file and try again.`);
    const timer = setTimeout(() => kill(() => reject(new Refusal('too-large', `${limits.doing} took longer than ${limits.seconds} seconds and was stopped. The file may be damaged or made to be slow; try a smaller part of it.`))), limits.seconds * 1000);
    const looker = setInterval(() => {
      if (watch.signal.aborted) kill(() => reject(new Refusal('cancelled', `${limits.doing} was stopped.`)));
      // The limit of the engine counts objects, not the bytes that a file unpacks to.
      else
        void worker.getHeapStatistics().then(
          ({ external_memory: bytes }) => bytes > limits.megabytes * 1_048_576 && kill(() => reject(tooMuch())),
          () => undefined,
        );
    }, 50);
    worker.on('message', (message: WorkerMessage) => {
      switch (message.kind) {
        case 'progress':
          watch.progress(message.share, message.doing);
          break;
        case 'done':
          end(() => resolve(message.result as Result));
          break;
        case 'refused':
          end(() => reject(new Refusal(message.code, message.message, message.at)));
          break;
        case 'failed': {
          const failure = new Error(message.message);
          failure.stack = message.stack;
          end(() => reject(failure));
          break;
        }
      }
    });
    worker.on('error', (error) => end(() => reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : error)));
    worker.on('exit', (code) => end(() => reject(new Error(`A worker ended without an answer (exit code ${code}) while ${limits.doing.toLowerCase()}.`))));
  });
