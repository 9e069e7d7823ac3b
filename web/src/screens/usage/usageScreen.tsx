import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy } from 'react';
import { Views } from '../../parts/views.tsx';
import { views, type View } from './views.ts';
import css from './usageScreen.module.css';

const parts: Readonly<Record<View, ReturnType<typeof lazy>>> = {
  read: lazy(async () => ({ default: (await import('./read/readPart.tsx')).ReadPart })),
  explore: lazy(async () => ({ default: (await import('./explore/explorePart.tsx')).ExplorePart })),
  forecast: lazy(async () => ({ default: (await import('./forecast/forecastPart.tsx')).ForecastPart })),
};

/** What will we use, and what will it cost? */
export function UsageScreen() {
  const { view = 'read' } = useSearch({ from: '/usage' });
  const navigate = useNavigate();
  const go = (to: View): void => void navigate({ to: '/usage', search: to === 'read' ? {} : { view: to } });
  return <Views label="Views of usage" view={view} go={go} views={views} parts={parts} css={css} />;
}
