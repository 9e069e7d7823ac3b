import { negate, show, signOf, type Decimal } from '../../base/decimal.ts';
import { showMoney } from '../../base/money.ts';
import type { Change } from './change.ts';

/** A change as a sentence says it, so that its asker sees what was understood. */
export function showChange(change: Change, currency: string): string {
  const money = (amount: Decimal): string => showMoney({ currency, amount });
  const from = 'from' in change && change.from !== undefined ? ` from ${change.from}` : '';
  const of = 'models' in change && change.models !== undefined ? ` of ${change.models.join(', ')}` : '';
  switch (change.kind) {
    case 'usage':
      return `usage${of}${change.workloads === undefined ? '' : ` of ${change.workloads.join(', ')}`} × ${show(change.times)}${from}`;
    case 'model':
      return `the tokens of ${change.model} by ${change.to} instead${from}; what that does to quality is not in the figure`;
    case 'list':
      return `list prices${of} ${upOrDown(change.percent)} %${from}`;
    case 'discount':
      return `${show(change.percent)} % off list${of === '' ? ' for every model' : of.replace(' of', ' for')}`;
    case 'commitment':
      return change.unit === 'percent' ? `every milestone of the commitment ${upOrDown(change.by)} %` : `the last milestone of the commitment ${signOf(change.by) < 0 ? 'lower' : 'higher'} by ${money(signOf(change.by) < 0 ? negate(change.by) : change.by)}, earlier ones in proportion`;
    case 'ptu':
      return `${change.ptu} PTU${change.model === undefined ? ' in every block' : ` of ${change.model}`}`;
    case 'credit':
      return `a credit of ${money(change.credit.amount)} usable until ${change.credit.until}`;
    case 'listPrices':
      return change.listPrices === 'frozen' ? 'list prices of the start day for the whole deal' : 'list prices as they are on each day';
    case 'shortfall':
      return { prepayment: 'a shortfall becomes prepayment', forfeit: 'a shortfall is forfeited', carryOver: 'a shortfall is carried over to the next milestone' }[change.shortfall];
    case 'netDays':
      return `${change.netDays} days to pay (worth something by the cost of capital, never on a bill)`;
    case 'without':
      return `the deal without ${change.term}`;
  }
}

function upOrDown(percent: Decimal): string {
  return signOf(percent) < 0 ? `down ${show(negate(percent))}` : `up ${show(percent)}`;
}
