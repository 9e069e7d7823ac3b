import { useRef, useState } from 'react';
import type { CallWatch, Progress } from '../../client/call.ts';
import { asRefused, type Refused } from '../../client/refused.ts';

export type Job<Value> = { readonly is: 'working'; readonly progress: Progress | undefined } | { readonly is: 'done'; readonly value: Value } | { readonly is: 'refused'; readonly refused: Refused };

/** One piece of work at a time, which can be stopped; what came of the last stays until another begins. */
export function useOneJob<Value>(): { readonly now: Job<Value> | undefined; readonly run: (work: (watch: CallWatch) => Promise<Value>) => Promise<void>; readonly stop: () => void; readonly clear: () => void } {
  const [now, setNow] = useState<Job<Value>>();
  const control = useRef<AbortController>(undefined);
  return {
    now,
    run: async (work) => {
      control.current?.abort();
      const mine = new AbortController();
      control.current = mine;
      const set = (to: Job<Value> | undefined): void => {
        if (control.current === mine) setNow(to);
      };
      set({ is: 'working', progress: undefined });
      try {
        set({ is: 'done', value: await work({ signal: mine.signal, progress: (progress) => set({ is: 'working', progress }) }) });
      } catch (thrown) {
        const refused = asRefused(thrown);
        set(refused.code === 'cancelled' ? undefined : { is: 'refused', refused });
      }
    },
    stop: () => control.current?.abort(),
    clear: () => {
      control.current?.abort();
      control.current = undefined;
      setNow(undefined);
    },
  };
}
