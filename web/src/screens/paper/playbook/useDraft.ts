import { useState } from 'react';
import { withChange, type FieldChange } from './changes.ts';

/** The fields that were changed and are not saved yet; each step can be taken back. */
export interface Draft {
  readonly changes: readonly FieldChange[];
  /** Goes up when a step is taken back: fields show again what they hold. */
  readonly turn: number;
  readonly change: (one: FieldChange) => void;
  readonly undo: () => void;
  readonly discard: () => void;
}

export function useDraft(): Draft {
  const [steps, setSteps] = useState<readonly (readonly FieldChange[])[]>([]);
  const [turn, setTurn] = useState(0);
  return {
    changes: steps.at(-1) ?? [],
    turn,
    change: (one) => setSteps((now) => [...now, withChange(now.at(-1) ?? [], one)]),
    undo: () => {
      setSteps((now) => now.slice(0, -1));
      setTurn((now) => now + 1);
    },
    discard: () => {
      setSteps([]);
      setTurn((now) => now + 1);
    },
  };
}
