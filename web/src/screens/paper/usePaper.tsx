import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import type { KeptFile, PaperShown, PositionShown, ReviewShown } from '../../client/answers.ts';
import { usePaperFacts } from '../../client/usePaperFacts.ts';
import { usePlaybooks } from '../../client/usePlaybooks.ts';
import { useWork } from '../../client/useWork.ts';
import { useWorkspace } from '../../client/useWorkspace.ts';
import { Empty } from '../../parts/empty.tsx';
import { RefusedNotice, StoppedNotice } from '../../parts/notice.tsx';
import { Working } from '../../parts/working.tsx';
import { newClausePlaces } from './newClausePlaces.ts';
import { possibleRows, type PossibleShown } from './possibleRows.ts';
import { topicRows } from './topicRows.ts';

export interface PaperAtHand {
  readonly contracts: readonly KeptFile[];
  readonly kept: KeptFile;
  readonly paper: PaperShown;
  readonly review: ReviewShown;
  /** Topics beyond the rows of the playbook, on which we have positions. */
  readonly topics: readonly PositionShown[];
  /** By topic row, sentences that may be on it and are not counted. */
  readonly possible: ReadonlyMap<string, readonly PossibleShown[]>;
  /** By topic, the paragraph behind which a clause of ours that is missing would go. */
  readonly places: ReadonlyMap<string, number>;
  readonly choose: (file: string) => void;
}

const noPlaces: ReadonlyMap<string, number> = new Map();
const nonePossible: PaperAtHand['possible'] = new Map();

/** The paper that is looked at with what our playbook finds in it, or what to show in the meantime. */
export function usePaper(): { readonly at: PaperAtHand } | { readonly meanwhile: ReactNode } {
  const { file, view } = useSearch({ from: '/paper' });
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const { current, basis: playbook } = usePlaybooks();
  const { industry } = usePaperFacts();
  const contracts = (workspace.data?.files ?? []).filter(({ kind }) => kind === 'contract');
  const kept = contracts.find(({ name }) => name === file) ?? contracts.at(-1);
  const basis = kept ? [kept.sha256] : [];
  const text = useWork('paper.text', { file: kept?.name ?? '' }, basis, kept !== undefined);
  const review = useWork('paper.review', { file: kept?.name ?? '', playbook: current, industry }, [...basis, playbook], kept !== undefined);
  const stands = useWork('playbook.positions', { playbook: current, industry }, [playbook], kept !== undefined);
  // Where a clause that is missing would go; proposals stand without it, so nobody waits for it.
  const proposed = useWork('paper.propose', { file: kept?.name ?? '', playbook: current, industry }, [...basis, playbook], kept !== undefined);
  const places = useMemo(() => (proposed.state === 'done' && text.state === 'done' ? newClausePlaces(proposed.value, text.value.paragraphs) : noPlaces), [proposed, text]);
  const reviewed = review.state === 'done' ? review.value : undefined;
  const held = stands.state === 'done' ? stands.value.topics : undefined;
  const topics = useMemo(() => (reviewed && held ? topicRows(reviewed, held) : []), [reviewed, held]);
  const read = text.state === 'done' ? text.value : undefined;
  const possible = useMemo(() => (reviewed && read ? possibleRows(reviewed, read.paragraphs) : nonePossible), [reviewed, read]);
  if (!kept) {
    return {
      meanwhile: workspace.isPending ? (
        <p role="status">Opening the workspace …</p>
      ) : (
        <Empty says="Here you read the draft contract with what our playbook finds in it beside the words." get="It needs the draft amendment as Microsoft sent it: a Word document (DOCX), not converted, tracked changes and all." />
      ),
    };
  }
  if (text.state === 'refused') return { meanwhile: <RefusedNotice refused={text.refused} again={text.again} /> };
  if (review.state === 'refused') return { meanwhile: <RefusedNotice refused={review.refused} again={review.again} /> };
  if (text.state === 'stopped') return { meanwhile: <StoppedNotice what="Reading the paper" again={text.again} /> };
  if (review.state === 'stopped') return { meanwhile: <StoppedNotice what="Checking the paper" again={review.again} /> };
  if (text.state === 'working') return { meanwhile: <Working what={`Reading ${kept.name}`} progress={text.progress} stop={text.stop} /> };
  if (review.state === 'working') return { meanwhile: <Working what={`Checking ${kept.name}`} progress={review.progress} stop={review.stop} /> };
  if (stands.state === 'refused') return { meanwhile: <RefusedNotice refused={stands.refused} again={stands.again} /> };
  if (text.state === 'waiting' || review.state === 'waiting') return { meanwhile: null };
  return { at: { contracts, kept, paper: text.value, review: review.value, topics, possible, places, choose: (name) => void navigate({ to: '/paper', search: { file: name, ...(view !== undefined && { view }) } }) } };
}
