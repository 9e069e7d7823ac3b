import { appended, newLedger } from '../../../src/ledger/chain.ts';
import type { Entry, LedgerPromise } from '../../../src/ledger/entry.ts';
import { sha256 } from './someLedger.ts';

type Said = Pick<LedgerPromise, 'topic' | 'what' | 'where' | 'said' | 'vehicle'> & { readonly by: string; readonly function: LedgerPromise['who']['function']; readonly evidence?: string };

const mail = (reference: string) => ({ kind: 'mail' as const, reference });
const call = (reference: string) => ({ kind: 'call' as const, reference });

/** What Larkfield's people promised Fennwick in the sample deal; neither company exists. */
const said: readonly Said[] = [
  { topic: 'pricing', by: 'M. Reyes', function: 'sales', what: 'We will give you a discount of ten percent (10%) on the list price of gpt-5.4 and gpt-5 for the whole term.', where: mail('Re: renewal, 3 November'), said: '2026-11-03', vehicle: 'amendment', evidence: 'mail-1' },
  { topic: 'pricing', by: 'M. Reyes', function: 'sales', what: 'Where the list price of a model falls, your discount applies to the lower list price from that day.', where: mail('Re: renewal, 3 November'), said: '2026-11-03', vehicle: 'amendment', evidence: 'mail-1' },
  { topic: 'credits', by: 'M. Reyes', function: 'sales', what: 'You get a promotional credit of USD 60,000 when the amendment starts.', where: call('weekly call, 5 November'), said: '2026-11-05', vehicle: 'amendment' },
  { topic: 'dataHandling', by: 'T. Lindqvist', function: 'legal', what: 'We do not use your prompts or completions to train foundation models.', where: { kind: 'meeting', reference: 'data protection workshop' }, said: '2026-11-06', vehicle: 'amendment', evidence: 'minutes-1' },
  { topic: 'dataHandling', by: 'T. Lindqvist', function: 'legal', what: 'Prompts and completions are retained for no longer than 30 days and then deleted.', where: { kind: 'meeting', reference: 'data protection workshop' }, said: '2026-11-06', vehicle: 'amendment', evidence: 'minutes-1' },
  { topic: 'support', by: 'A. Okafor', function: 'support', what: 'Each deployment will be available 99.9% of the time in each month.', where: { kind: 'deck', reference: 'service review, slide 12' }, said: '2026-11-06', vehicle: 'amendment', evidence: 'deck-1' },
  { topic: 'support', by: 'A. Okafor', function: 'support', what: 'Severity A tickets get a first response from an engineer within one hour, day and night.', where: { kind: 'deck', reference: 'service review, slide 14' }, said: '2026-11-06', vehicle: 'amendment', evidence: 'deck-1' },
  { topic: 'renewal', by: 'M. Reyes', function: 'sales', what: 'When the amendment renews, prices increase by no more than three percent (3%).', where: call('weekly call, 12 November'), said: '2026-11-12', vehicle: 'amendment' },
  { topic: 'models', by: 'Larkfield web site', function: 'marketing', what: 'New models are available to every enterprise in Europe on the day of their launch.', where: { kind: 'web page', reference: 'product page, models' }, said: '2026-11-10', vehicle: 'none', evidence: 'page-1' },
  { topic: 'capacity', by: 'M. Reyes', function: 'sales', what: 'You may hand back half of the reserved provisioned throughput units after six months without a fee.', where: call('weekly call, 12 November'), said: '2026-11-12', vehicle: 'side letter' },
  { topic: 'security', by: 'T. Lindqvist', function: 'legal', what: 'We notify you without undue delay of a breach of security that leads to unauthorised access to your data.', where: mail('Security annex, 13 November'), said: '2026-11-13', vehicle: 'amendment', evidence: 'mail-2' },
];

/** The ledger that stands under examples/ledger, entry by entry. */
export function exampleLedger(): string {
  const promises = said.map(({ by, function: role, evidence, ...rest }, index): Entry => ({
    kind: 'promise',
    id: `p-${String(index + 1).padStart(2, '0')}`,
    at: `${rest.said}T17:${String(10 + index)}:00Z`,
    who: { name: by, organisation: 'Larkfield', function: role },
    evidence: evidence === undefined ? null : Buffer.from(sha256(new TextEncoder().encode(`sample evidence ${evidence}`))).toString('hex'),
    status: 'said',
    ...rest,
  }));
  const after: readonly Entry[] = [
    { kind: 'status', id: 's-01', at: '2026-11-16T09:00:00Z', of: 'p-02', status: 'in paper', by: 'R. Amsel, procurement', reason: 'clause 3.1 of the draft of November 9' },
    { kind: 'override', id: 'o-01', at: '2026-11-16T09:30:00Z', of: 'p-10', by: 'H. Vance, platform owner', reason: 'Forty units are below the steady load of every month; the right to hand them back is not needed.' },
  ];
  const inOrder = [...promises, ...after].sort((a, b) => (a.at < b.at ? -1 : 1));
  return inOrder.reduce((ledger, entry) => appended(ledger, entry, sha256), newLedger({ name: 'Fennwick Mutual, Amendment No. 3', created: '2026-11-03T08:00:00Z' }, sha256));
}
