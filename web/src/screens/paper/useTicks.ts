import { notifications } from '@mantine/notifications';
import { asRefused } from '../../client/refused.ts';
import { useSetFact, useWorkspace } from '../../client/useWorkspace.ts';

export interface Ticks {
  readonly has: (topic: string) => boolean;
  readonly toggle: (topic: string) => void;
}

/** Which findings of this document have been dealt with; kept in the workspace, and told apart by the document's hash. */
export function useTicks(sha256: string): Ticks {
  const workspace = useWorkspace();
  const set = useSetFact();
  const key = (topic: string): string => `tick.${sha256.slice(0, 12)}.${topic}`;
  const has = (topic: string): boolean => workspace.data?.facts[key(topic)] === 'yes';
  return {
    has,
    toggle: (topic) => set.mutate({ key: key(topic), value: has(topic) ? '' : 'yes' }, { onError: (thrown) => notifications.show({ color: 'red', message: asRefused(thrown).message }) }),
  };
}
