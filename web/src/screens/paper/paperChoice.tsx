import { NativeSelect } from '@mantine/core';
import type { PaperAtHand } from './usePaper.tsx';
import css from './paperChoice.module.css';

/** Which paper is looked at: its name, or a choice where there are several. */
export function PaperChoice({ contracts, kept, choose }: Pick<PaperAtHand, 'contracts' | 'kept' | 'choose'>) {
  if (contracts.length < 2) return <strong className={css.name}>{kept.name}</strong>;
  return <NativeSelect size="xs" aria-label="Which paper" value={kept.name} onChange={({ currentTarget }) => choose(currentTarget.value)} data={contracts.map(({ name }) => name)} />;
}
