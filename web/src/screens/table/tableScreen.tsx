import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useKeys } from '../../parts/keys.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { views, type View } from './views.ts';
import css from './tableScreen.module.css';

const parts: Readonly<Record<View, ReturnType<typeof lazy>>> = {
  offers: lazy(async () => ({ default: (await import('./offers/offersPart.tsx')).OffersPart })),
  alternatives: lazy(async () => ({ default: (await import('./alternatives/alternativesPart.tsx')).AlternativesPart })),
  people: lazy(async () => ({ default: (await import('./people/peoplePart.tsx')).PeoplePart })),
  calendar: lazy(async () => ({ default: (await import('./calendar/calendarPart.tsx')).CalendarPart })),
  questions: lazy(async () => ({ default: (await import('./questions/questionsPart.tsx')).QuestionsPart })),
};

/** Who offers what, and when? */
export function TableScreen() {
  const { view = 'offers' } = useSearch({ from: '/table' });
  const navigate = useNavigate();
  const go = (to: View): void => void navigate({ to: '/table', search: to === 'offers' ? {} : { view: to } });
  useKeys(
    'Views of the table',
    views.map(({ value, key, does }) => ({ key, does, run: () => go(value) })),
  );
  const Part = parts[view];
  return (
    <div className={css.screen}>
      <Tabs label="Views of the table" value={view} choose={go} data={views} />
      <Suspense fallback={<p role="status">Opening …</p>}>
        <Part />
      </Suspense>
    </div>
  );
}
