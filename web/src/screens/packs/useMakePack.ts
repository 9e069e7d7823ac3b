import { useRef, useState } from 'react';
import type { AnswerOf } from '../../client/answers.ts';
import { call, type Progress } from '../../client/call.ts';
import { asRefused, type Refused } from '../../client/refused.ts';
import { usePlaybooks } from '../../client/usePlaybooks.ts';
import { useReload } from '../../client/useWorkspace.ts';
import type { PackKind } from './kinds.ts';

export type MadePack = AnswerOf<'pack.make'>;

export type Making =
  | { readonly is: 'making'; readonly progress: Progress | undefined }
  | { readonly is: 'made'; readonly made: MadePack }
  | { readonly is: 'refused'; readonly refused: Refused };

/** Makes one pack at a time; what came of the last stays until another is made. */
export function useMakePack(): { readonly now: Making | undefined; readonly make: (kind: PackKind) => Promise<void>; readonly stop: () => void; readonly clear: () => void } {
  const reload = useReload();
  const { current } = usePlaybooks();
  const [now, setNow] = useState<Making>();
  const control = useRef<AbortController>(undefined);
  return {
    now,
    make: async (kind) => {
      control.current?.abort();
      const mine = new AbortController();
      control.current = mine;
      const set = (to: Making | undefined): void => {
        if (control.current === mine) setNow(to);
      };
      set({ is: 'making', progress: undefined });
      try {
        const made = await call('pack.make', { kind, playbook: current }, { signal: mine.signal, progress: (progress) => set({ is: 'making', progress }) });
        set({ is: 'made', made });
        await reload();
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
