import { Worker } from 'node:worker_threads';
import { Refusal } from '../../base/refusal.ts';
import type { Solver } from '../../desk/ports.ts';
import type { SolverMessage } from './solverThread.ts';

type Solution = Awaited<ReturnType<Solver['solve']>>;

/** Seconds that the engine may take to load and to hand over, beside its own limit. */
const margin = 20;

/** HiGHS in a thread of its own, loaded afresh for each problem: an abort of the engine, or a problem that was stopped, leaves nothing behind. */
export const highsSolver: Solver = {
  solve: (problem, limits, watch) =>
    new Promise<Solution>((resolve, reject) => {
      const entry = new URL(import.meta.url.endsWith('.ts') ? './solverThread.ts' : './solverThread.js', import.meta.url);
      const worker = new Worker(entry, { workerData: { problem, limits }, stdin: false });
      let over = false;
      const end = (settle: () => void): void => {
        if (over) return;
        over = true;
        clearTimeout(timer);
        clearInterval(looker);
        settle();
        void worker.terminate();
      };
      const timer = setTimeout(() => end(() => reject(new Refusal('too-large', `The plan could not be solved within ${limits.seconds} seconds. Ask for fewer months or models.`))), (limits.seconds + margin) * 1000);
      const looker = setInterval(() => {
        if (watch.signal.aborted) end(() => reject(new Refusal('cancelled', 'Solving the plan was stopped.')));
      }, 50);
      worker.on('message', (message: SolverMessage) => {
        if (message.kind === 'progress') watch.progress(undefined, message.gap > 1 ? 'Solving the plan' : `Solving the plan: gap ${(message.gap * 100).toFixed(3)} %`);
        else end(() => resolve(message.solution));
      });
      worker.on('error', (error) => end(() => reject(error)));
      worker.on('exit', (code) => end(() => reject(new Error(`The solver ended without an answer (exit code ${code}).`))));
    }),
};
