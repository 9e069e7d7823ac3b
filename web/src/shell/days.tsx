import type { Day } from '../../../src/base/calendar.ts';
import { microsoftDates } from '../parts/microsoftDates.ts';
import { plural, showDay } from '../parts/show.ts';
import css from './topBar.module.css';

/** How long there is until the days that both sides count, and in what money is counted. */
export function Days({ on, currency }: { readonly on: Day; readonly currency?: string | undefined }) {
  const { yearEnd, quarterEnd } = microsoftDates(on);
  return (
    <dl className={css.facts}>
      {quarterEnd.day !== yearEnd.day && (
        <div>
          <dt>Quarter end {showDay(quarterEnd.day)}</dt>
          <dd>{plural(quarterEnd.inDays, 'day')}</dd>
        </div>
      )}
      <div>
        <dt>Microsoft year end {showDay(yearEnd.day)}</dt>
        <dd>{plural(yearEnd.inDays, 'day')}</dd>
      </div>
      {currency !== undefined && (
        <div>
          <dt>Currency</dt>
          <dd>{currency}</dd>
        </div>
      )}
    </dl>
  );
}
