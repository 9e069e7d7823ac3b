import { addMonths, month, monthOf, monthsBetween, monthsFrom } from '../../../../src/base/calendar.ts';
import type { StandingShown } from '../../client/answers.ts';

/** What the offer's commitment asks for in each month, spread evenly up to each milestone; amounts for drawing only. */
export function commitmentPace({ commitment, start }: Pick<StandingShown, 'commitment' | 'start'>): readonly { readonly month: string; readonly amount: number }[] {
  let [from, sum] = [monthOf(start), 0];
  return commitment.flatMap(({ by, amount }) => {
    const until = addMonths(monthOf(by), 1);
    const count = Math.max(1, monthsBetween(from, until));
    const each = (Number(amount) - sum) / count;
    const steps = monthsFrom(from, count).map((name) => ({ month: name, amount: each }));
    [from, sum] = [month(until), Number(amount)];
    return steps;
  });
}

/** For each milestone, what the median future has cost at list by then: whether it is near or far. */
export function milestonesReached({ commitment, fan }: Pick<StandingShown, 'commitment' | 'fan'>): readonly { readonly by: string; readonly amount: string; readonly median: number; readonly met: boolean }[] {
  return commitment.map(({ by, amount }) => {
    const median = fan.filter((row) => row.month <= monthOf(by)).reduce((sum, { p50 }) => sum + Number(p50), 0);
    return { by, amount, median, met: median >= Number(amount) };
  });
}
