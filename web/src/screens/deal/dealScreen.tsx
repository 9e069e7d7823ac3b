import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy } from 'react';
import { Views } from '../../parts/views.tsx';
import { views, type View } from './views.ts';
import css from './dealScreen.module.css';

const parts: Readonly<Record<View, ReturnType<typeof lazy>>> = {
  board: lazy(async () => ({ default: (await import('./board/boardPart.tsx')).BoardPart })),
  structures: lazy(async () => ({ default: (await import('./structures/structuresPart.tsx')).StructuresPart })),
  size: lazy(async () => ({ default: (await import('./size/sizePart.tsx')).SizePart })),
  commit: lazy(async () => ({ default: (await import('./commit/commitPart.tsx')).CommitPart })),
  worth: lazy(async () => ({ default: (await import('./worth/worthPart.tsx')).WorthPart })),
  bench: lazy(async () => ({ default: (await import('./bench/benchPart.tsx')).BenchPart })),
};

/** Where do we stand, and what would be better? */
export function DealScreen() {
  const { view = 'board' } = useSearch({ from: '/deal' });
  const navigate = useNavigate();
  const go = (to: View): void => void navigate({ to: '/deal', search: to === 'board' ? {} : { view: to } });
  return <Views label="Views of the deal" view={view} go={go} views={views} parts={parts} css={css} />;
}
