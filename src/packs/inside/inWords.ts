import { forOurEyes } from '../../base/confidential.ts';
import { decimal, type Decimal } from '../../base/decimal.ts';
import type { Span } from '../../room/asks/rankAsks.ts';
import { whole } from '../brief/words.ts';
import type { Dossier, DossierAsk } from '../dossier/dossier.ts';

/** "240,000 (180,000 to 330,000)", or that it is not valued. */
export function spanInWords(span: Span | undefined): string {
  if (span === undefined) return 'not valued';
  const figure = (value: number): string => whole(decimal(Math.round(value)));
  return `${figure(span.likely)} (${figure(span.low)} to ${figure(span.high)})`;
}

/** "USD 4,500,000". */
export function money(currency: string, value: Decimal): string {
  return `${currency} ${whole(value)}`;
}

/** The asks in our order, those without a justification left out: they stay out of every pack. */
export function bestAsksFirst({ asks }: Dossier): readonly { readonly ask: DossierAsk; readonly rank: number }[] {
  return asks.filter(({ why }) => why !== undefined).map((ask) => ({ ask, rank: forOurEyes(ask.rank) })).toSorted((a, b) => a.rank - b.rank);
}

export function titled(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
