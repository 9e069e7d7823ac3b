import { useState } from 'react';
import type { InputOf } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useReload } from '../../../client/useWorkspace.ts';
import { tellRefusal } from '../../../parts/tell.ts';
import { tellUndo } from '../../../parts/tellUndo.tsx';

export interface Failed {
  readonly tried: number;
  readonly failed: readonly { readonly where: string; readonly sentence: string; readonly wanted: string; readonly seen: string }[];
}

interface Saving {
  /** What is being done, for the head. */
  readonly doing: string | undefined;
  /** Sentences that came out otherwise when it was to be saved: nothing was written. */
  readonly failed: Failed | undefined;
  readonly save: (input: InputOf<'playbook.save'>) => void;
}

/** Keeps a version after its sentences were tried; `kept` is told its name, and `taken` that it was taken back. */
export function useSaving(kept: (name: string) => Promise<void>, taken: (name: string) => Promise<void>): Saving {
  const reload = useReload();
  const [doing, setDoing] = useState<string>();
  const [failed, setFailed] = useState<Failed>();
  const back = async (name: string): Promise<void> => {
    try {
      await call('workspace.remove', { file: name });
      await taken(name);
      await reload();
    } catch (thrown) {
      tellRefusal(thrown);
    }
  };
  const run = async (input: InputOf<'playbook.save'>): Promise<void> => {
    try {
      if (input.despite !== true) {
        setDoing('Trying every example before it is kept …');
        const { playbook, overlay, changes } = input;
        const out = await call('playbook.check', { playbook, changes, ...(overlay === undefined ? {} : { overlay }) });
        setFailed(out.failed.length === 0 ? undefined : out);
        if (out.failed.length > 0) return;
      }
      setDoing('Keeping it …');
      // Its sentences were tried a moment ago.
      const { path } = await call('playbook.save', { ...input, despite: true });
      setFailed(undefined);
      await kept(path);
      await reload();
      tellUndo(`${path} is kept in the workspace. Papers are read with it from now on.`, () => void back(path));
    } catch (thrown) {
      tellRefusal(thrown);
    }
  };
  return { doing, failed, save: (input) => void run(input).finally(() => setDoing(undefined)) };
}
