import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { tellRefusal } from '../parts/tell.ts';
import { tellUndo } from '../parts/tellUndo.tsx';
import type { DecisionsShown, KeptFile, ProposalShown } from './answers.ts';
import { call } from './call.ts';

export interface Decisions {
  /** False until what was decided has been read: nothing is decided before. */
  readonly known: boolean;
  readonly ticked: readonly string[];
  readonly proposals: DecisionsShown['proposals'];
  readonly toggleTick: (topic: string, title: string) => void;
  /** Keeps a proposal as it was edited. */
  readonly propose: (topic: string, proposal: ProposalShown) => void;
  /** Puts our wording into the redline, or takes it out; `initial` is what is proposed where nothing was edited. */
  readonly toggleAccepted: (topic: string, initial: ProposalShown, title: string) => void;
}

const nothing: Pick<DecisionsShown, 'ticked' | 'proposals'> = { ticked: [], proposals: {} };

/** What was decided on one paper, kept in the workspace: on the screen at once, taken back where the disk refuses, undone from a toast. */
export function useDecisions(file: Pick<KeptFile, 'name' | 'sha256'>): Decisions {
  const client = useQueryClient();
  const key = ['workspace.decisions', file.name, file.sha256] as const;
  const { data } = useQuery<Pick<DecisionsShown, 'ticked' | 'proposals'>>({ queryKey: key, queryFn: ({ signal }) => call('workspace.decisions', { file: file.name }, { signal }) });
  // One after another, so that the last word is the one that stays.
  const keep = useMutation({
    scope: { id: 'decisions' },
    mutationFn: ({ ticked, proposals }: Pick<DecisionsShown, 'ticked' | 'proposals'>) => call('workspace.decide', { file: file.name, decisions: JSON.stringify({ ticked, proposals }) }),
    onError: (thrown) => {
      tellRefusal(thrown);
      void client.invalidateQueries({ queryKey: key });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['workspace.propose'] }),
  });
  const current = (): Pick<DecisionsShown, 'ticked' | 'proposals'> => client.getQueryData<Pick<DecisionsShown, 'ticked' | 'proposals'>>(key) ?? nothing;
  const change = (make: (now: Pick<DecisionsShown, 'ticked' | 'proposals'>) => Pick<DecisionsShown, 'ticked' | 'proposals'>): void => {
    // Before it is known what was decided, nothing is decided anew: it would take the place of all of it.
    if (client.getQueryData(key) === undefined) return;
    const next = make(current());
    client.setQueryData(key, next);
    keep.mutate(next);
  };
  const put = (topic: string, one: ProposalShown | undefined): void =>
    change((now) => ({ ...now, proposals: Object.fromEntries([...Object.entries(now.proposals).filter(([name]) => name !== topic), ...(one ? [[topic, one] as const] : [])]) }));
  return {
    known: data !== undefined,
    ...(data ?? nothing),
    toggleTick: (topic, title) => {
      const flip = (): void => change((now) => ({ ...now, ticked: now.ticked.includes(topic) ? now.ticked.filter((one) => one !== topic) : [...now.ticked, topic] }));
      const was = current().ticked.includes(topic);
      flip();
      tellUndo(`${title}: ${was ? 'the tick was taken away' : 'ticked'}.`, flip);
    },
    propose: (topic, proposal) => put(topic, proposal),
    toggleAccepted: (topic, initial, title) => {
      const before = current().proposals[topic];
      const now = before ?? initial;
      put(topic, { ...now, accepted: !now.accepted });
      tellUndo(`${title}: our wording ${now.accepted ? 'was taken out of the redline' : 'is in the redline'}.`, () => put(topic, before));
    },
  };
}
