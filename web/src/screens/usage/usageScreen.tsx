import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useKeys } from '../../parts/keys.tsx';
import { Tabs } from '../../parts/tabs.tsx';
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
  useKeys(
    'Views of usage',
    views.map(({ value, key, does }) => ({ key, does, run: () => go(value) })),
  );
  const Part = parts[view];
  return (
    <div className={css.screen}>
      <Tabs label="Views of usage" value={view} choose={go} data={views} />
      <Suspense fallback={<p role="status">Opening …</p>}>
        <Part />
      </Suspense>
    </div>
  );
}
