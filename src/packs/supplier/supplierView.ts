import type { Branded } from '../../base/brand.ts';
import type { Day } from '../../base/calendar.ts';
import type { Dossier, LedgerProof } from '../dossier/dossier.ts';
import { subjectOf } from './subjectOf.ts';

interface View {
  readonly name: string;
  readonly day: Day;
  readonly currency: string;
  readonly term: Dossier['term'];
  readonly volume: Dossier['volume'];
  /** By subject, never by what they are worth: the order would tell. */
  readonly asks: readonly { readonly subject: string; readonly opening: string; readonly why: string }[];
  readonly offers: readonly { readonly by: 'us' | 'them'; readonly on: Day; readonly expires: Day | undefined; readonly says: readonly { readonly subject: string; readonly words: string }[] }[];
  readonly questions: readonly { readonly topic: string; readonly asks: string }[];
  readonly promises: readonly { readonly what: string; readonly who: string; readonly said: Day; readonly where: string; readonly onPaper: string; readonly gaps: readonly string[] }[];
  readonly proof: LedgerProof | undefined;
}

/** What the other side may see, and nothing else; only `supplierView` makes one. */
export type SupplierView = Branded<View, 'SupplierView'>;

/** What may leave the house: what both sides know, what we ask for aloud and why, and questions. Nothing that is sealed is looked at, so nothing here can depend on it. */
export function supplierView(dossier: Dossier): SupplierView {
  const { name, day, currency, term, volume, proof } = dossier;
  const view: View = {
    name, day, currency, term, volume, proof,
    asks: dossier.asks.flatMap(({ about, opening, why, mayLeave, id }) => (mayLeave && opening !== undefined && why !== undefined ? [{ subject: subjectOf(about), opening, why, id }] : [])).toSorted(bySubject).map(({ subject, opening, why }) => ({ subject, opening, why })),
    offers: dossier.offers.map(({ by, on, expires, says }) => ({ by, on, expires, says: says.map(({ key, words }) => ({ subject: subjectOf(key), words })) })),
    questions: dossier.questions.filter(({ answers }) => answers.length === 0).map(({ topic, asks }) => ({ topic, asks })),
    promises: dossier.promises.filter(({ onPaper }) => onPaper !== 'withdrawn').map(({ what, who, said, where, onPaper, gaps }) => ({ what, who, said, where, onPaper: onPaper ?? '', gaps })),
  };
  return view as SupplierView;
}

function bySubject(a: { readonly subject: string; readonly id: string }, b: { readonly subject: string; readonly id: string }): number {
  const [left, right] = [`${a.subject}\n${a.id}`, `${b.subject}\n${b.id}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
