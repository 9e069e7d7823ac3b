import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy } from 'react';
import { Views } from '../../parts/views.tsx';
import { views, type View } from './views.ts';
import css from './paperScreen.module.css';

const parts: Readonly<Record<View, ReturnType<typeof lazy>>> = {
  read: lazy(async () => ({ default: (await import('./read/readPart.tsx')).ReadPart })),
  coverage: lazy(async () => ({ default: (await import('./coverage/coveragePart.tsx')).CoveragePart })),
  together: lazy(async () => ({ default: (await import('./together/togetherPart.tsx')).TogetherPart })),
  redline: lazy(async () => ({ default: (await import('./redline/redlinePart.tsx')).RedlinePart })),
  compare: lazy(async () => ({ default: (await import('./compare/comparePart.tsx')).ComparePart })),
  close: lazy(async () => ({ default: (await import('./close/closePart.tsx')).ClosePart })),
  playbook: lazy(async () => ({ default: (await import('./playbook/playbookPart.tsx')).PlaybookPart })),
};

/** What does the paper say, what do we answer, and what did they change? */
export function PaperScreen() {
  const search = useSearch({ from: '/paper' });
  const navigate = useNavigate();
  const view = search.view ?? 'read';
  const go = (to: View): void => void navigate({ to: '/paper', search: { ...(search.file !== undefined && { file: search.file }), ...(to !== 'read' && { view: to }) } });
  return <Views label="Views of the paper" view={view} go={go} views={views} parts={parts} css={css} />;
}
