import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../base/assert.ts';
import { Refusal } from '../../base/refusal.ts';
import { tasks, type TaskName } from '../../desk/tasks.ts';
import type { WorkerMessage } from './inThread.ts';

assert(parentPort !== null, 'a task runs in a worker thread');
const port = parentPort;
const send = (message: WorkerMessage) => port.postMessage(message);
// What was sent is what the task takes: the two sides share the table of tasks.
const { name, input } = workerData as { name: TaskName; input: never };

let lastSent = 0;
const watch = {
  progress: (share: number | undefined, doing: string) => {
    // A screen redraws no faster; more messages would only cost time.
    if (performance.now() - lastSent < 50) return;
    lastSent = performance.now();
    send({ kind: 'progress', share, doing });
  },
  // A stopped task loses its thread: there is nothing to look at in here.
  signal: { aborted: false, throwIfAborted: () => undefined },
};

try {
  send({ kind: 'done', result: await tasks[name].run(input, watch) });
} catch (error) {
  if (error instanceof Refusal) send({ kind: 'refused', code: error.code, message: error.message, at: error.at });
  else send({ kind: 'failed', message: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? (error.stack ?? '') : '' });
}
