import { tasks } from '../../desk/tasks.ts';
import type { Workers } from '../../desk/ports.ts';
import { inThread } from './inThread.ts';

/** One thread a task, each under the limits of its task. */
export const threadWorkers: Workers = {
  run: (name, input, watch) => {
    // The same file runs from the sources and from the build.
    const entry = new URL(import.meta.url.endsWith('.ts') ? './taskThread.ts' : './taskThread.js', import.meta.url);
    return inThread(entry.href, { name, input }, tasks[name], watch);
  },
};
