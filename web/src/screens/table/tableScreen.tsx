import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy } from 'react';
import { Views } from '../../parts/views.tsx';
import { views, type View } from './views.ts';
import css from './tableScreen.module.css';

const parts: Readonly<Record<View, ReturnType<typeof lazy>>> = {
  offers: lazy(async () => ({ default: (await import('./offers/offersPart.tsx')).OffersPart })),
  alternatives: lazy(async () => ({ default: (await import('./alternatives/alternativesPart.tsx')).AlternativesPart })),
  ways: lazy(async () => ({ default: (await import('./ways/waysPart.tsx')).WaysPart })),
  people: lazy(async () => ({ default: (await import('./people/peoplePart.tsx')).PeoplePart })),
  calendar: lazy(async () => ({ default: (await import('./calendar/calendarPart.tsx')).CalendarPart })),
  questions: lazy(async () => ({ default: (await import('./questions/questionsPart.tsx')).QuestionsPart })),
};

/** Who offers what, and when? */
export function TableScreen() {
  const { view = 'offers' } = useSearch({ from: '/table' });
  const navigate = useNavigate();
  const go = (to: View): void => void navigate({ to: '/table', search: to === 'offers' ? {} : { view: to } });
  return <Views label="Views of the table" view={view} go={go} views={views} parts={parts} css={css} />;
}
