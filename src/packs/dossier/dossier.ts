import type { Day } from '../../base/calendar.ts';
import type { Confidential } from '../../base/confidential.ts';
import type { Decimal } from '../../base/decimal.ts';
import type { GateTopic } from '../../ledger/entry.ts';
import type { PricedAlternatives } from '../../room/alternatives/priceAlternatives.ts';
import type { Span } from '../../room/asks/rankAsks.ts';
import type { AskEntry } from '../../room/asks/asksFile.ts';
import type { People } from '../../room/people/people.ts';
import type { TermKey } from '../../room/offers/termRows.ts';
import type { Standing } from '../standing.ts';

/** Everything that packs are made from. What the other side may see is plain; what it may not is sealed, field by field. */
export interface Dossier {
  /** The name of the negotiation, which both sides know. */
  readonly name: string;
  readonly day: Day;
  readonly currency: string;
  /** First day and months of the deal; undefined while there is no offer. */
  readonly term: { readonly start: Day; readonly months: number } | undefined;
  /** What was used on the service so far: the other side metered it. */
  readonly volume: { readonly from: string; readonly to: string; readonly months: number; readonly requests: bigint; readonly input: bigint; readonly output: bigint } | undefined;
  readonly asks: readonly DossierAsk[];
  readonly offers: readonly DossierOffer[];
  readonly questions: readonly DossierQuestion[];
  readonly promises: readonly DossierPromise[];
  /** Printed on every pack: whoever has one can tell a rewritten ledger. */
  readonly proof: LedgerProof | undefined;
  readonly standing: Confidential<Standing> | undefined;
  readonly walkAway: Confidential<Decimal> | undefined;
  readonly target: Confidential<Decimal> | undefined;
  readonly alternatives: Confidential<PricedAlternatives> | undefined;
  readonly people: Confidential<People> | undefined;
  /** Whether one may sign, and which subjects the papers cover. */
  readonly gate: Confidential<{ readonly maySign: boolean; readonly covered: Readonly<Record<GateTopic, boolean>>; readonly overrides: readonly { readonly of: string; readonly by: string; readonly reason: string }[] }> | undefined;
  /** The files of the negotiation with their hashes, for the binder. */
  readonly files: Confidential<readonly { readonly name: string; readonly sha256: string; readonly kind: string }[]>;
}

export interface DossierAsk {
  readonly id: string;
  /** The key of the deal file or the clause that it is about. */
  readonly about: string;
  /** What we ask for aloud; an ask without one is not put before the other side. */
  readonly opening: string | undefined;
  /** The justification; without one it stays out of every pack. */
  readonly why: string | undefined;
  /** Whether it has a justification and one position of ours stands. */
  readonly mayLeave: boolean;
  readonly title: Confidential<string>;
  readonly need: Confidential<AskEntry['need']>;
  readonly worth: Confidential<Span | undefined>;
  readonly basis: Confidential<string>;
  readonly likelihood: Confidential<number>;
  readonly expected: Confidential<number | undefined>;
  readonly costsThem: Confidential<(Span & { readonly because: string }) | undefined>;
  readonly target: Confidential<string | undefined>;
  readonly walkAway: Confidential<string | undefined>;
  readonly trades: Confidential<readonly string[]>;
  readonly owner: Confidential<string | undefined>;
  readonly approver: Confidential<string | undefined>;
  readonly positions: Confidential<AskEntry['positions']>;
  readonly agreed: Confidential<string | undefined>;
  readonly keptBecause: Confidential<string>;
  /** Its place in our order. */
  readonly rank: Confidential<number>;
}

export interface DossierOffer {
  readonly id: string;
  readonly by: 'us' | 'them';
  readonly on: Day;
  readonly expires: Day | undefined;
  /** What it says under each key that is negotiated, in the words both sides read. */
  readonly says: readonly { readonly key: TermKey; readonly words: string }[];
  readonly title: Confidential<string>;
  readonly note: Confidential<string | undefined>;
}

export interface DossierQuestion {
  readonly id: string;
  readonly topic: string;
  readonly asks: string;
  readonly answers: readonly { readonly answer: string; readonly by: string; readonly on: Day }[];
  readonly why: Confidential<string>;
  readonly good: Confidential<string>;
  readonly followUp: Confidential<string | undefined>;
}

/** What the other side promised, in its own words, and what its own paper says of it. */
export interface DossierPromise {
  readonly id: string;
  readonly topic: string;
  readonly what: string;
  readonly who: string;
  readonly said: Day;
  readonly where: string;
  readonly vehicle: string;
  /** Undefined where no paper was looked through. */
  readonly onPaper: 'in paper' | 'weaker' | 'contradicted' | 'missing' | 'not contractual' | 'withdrawn' | undefined;
  /** How the paper falls short, and the words of it that carry the promise. */
  readonly gaps: readonly string[];
  readonly clause: string;
  readonly file: string;
  readonly evidence: Confidential<string | undefined>;
  readonly status: Confidential<string>;
  readonly blocks: Confidential<boolean>;
  readonly override: Confidential<{ readonly by: string; readonly reason: string } | undefined>;
}

export interface LedgerProof {
  readonly entries: number;
  readonly root: string;
  readonly checkpoint: { readonly at: string; readonly key: string | undefined; readonly signature: string | undefined } | undefined;
}
