import { addDays, addMonths, day, month, monthsFrom } from '../../../src/base/calendar.ts';
import { decimal, divide, multiply } from '../../../src/base/decimal.ts';
import { finding } from '../../../src/base/finding.ts';
import { calendar } from '../../../src/packs/calendar.ts';
import type { Range, Standing, Structure } from '../../../src/packs/standing.ts';
import type { PositionAssessment, Verdict } from '../../../src/playbook/assessment.ts';

/** A negotiation that never was, with every part a brief can have: for golden files and for looking at. */
export function madeUpStanding(): Standing {
  const start = month('2027-01');
  const fan = monthsFrom(start, 36).map((at, index) => ({ month: at, ...range(96_000 - index * 350, 118_400 + index * 2_950, 141_000 + index * 11_800) }));
  return {
    name: 'Contoso renewal 2027',
    asOf: day('2026-11-22'),
    currency: 'USD',
    start: day('2027-01-01'),
    months: 36,
    usage: {
      files: [
        { path: 'export-2025-09-to-2026-03.csv', format: 'azure-mca-actual', rows: { accepted: 48_210, warned: 12, refused: 2, otherServices: 31_877 }, control: [{ month: '2025-09', currency: 'USD', amount: decimal('61203.18') }] },
        { path: 'export-2026-04-to-2026-10.csv', format: 'azure-mca-actual', rows: { accepted: 51_877, warned: 3, refused: 0, otherServices: 33_004 }, control: [{ month: '2026-04', currency: 'USD', amount: decimal('80114.02') }] },
      ],
      months: 14, from: '2025-09', to: '2026-10', gaps: ['2026-02-11 to 2026-02-14'],
      totals: { input: 412_000_000_000n, cached: 103_000_000_000n, cacheWrite: 0n, output: 81_000_000_000n, requests: 91_400_000n },
      billed: monthsFrom(month('2025-09'), 14).map((at, index) => ({ month: at, amount: decimal(61_203 + index * 3_911 + (index === 8 ? 21_000 : 0)) })),
    },
    backtest: { coverage80: 0.83, coverage95: 0.95, relativeWis: 0.71, worstOrigin80: 0.6, origins: 9 },
    fan,
    commitment: [{ by: day('2027-12-31'), amount: decimal(1_200_000) }, { by: day('2029-12-31'), amount: decimal(4_200_000) }],
    structures: [
      structure('list', 'List pay-as-you-go', 'every token at the list price of its day', 4_110_000, 5_914_000, 9_420_000),
      structure('offer', 'The offer', '8 % off gpt-5.4, a commitment of USD 7.5 million, credits of USD 100,000', 3_890_000, 5_502_300, 8_750_000),
      structure('reserved', 'Reserved PTU with spillover', '60 PTU of gpt-5.4, one-year reservations, spillover to standard', 3_720_000, 5_087_900, 8_214_000, ['utilisation of the minutes seen, not of minutes to come']),
      structure('committed', 'Pay-as-you-go with an optimised commitment', '12 % off for a commitment of USD 4.6 million over three years', 3_650_000, 5_204_400, 8_301_000),
      structure('alternative', 'Best alternative: Amazon Bedrock', 'the same token mix on the nearest model', 3_310_000, 5_296_100, 9_105_000, ['no switching cost', 'quality not compared']),
    ],
    asks: [
      ask('discount', '12 % off gpt-5.4 instead of 8 %', 'The commitment asked for is one that other customers of the size get two-digit discounts for; without it the offer is dearer than reserving.', range(150_000, 233_400, 402_000)),
      ask('milestones', 'Milestones that start at 60 % of the first year', 'Usage may fall below the commitment in 3 of 10 futures; a lower start costs the seller nothing where growth comes.', range(0, 121_900, 415_000)),
      ask('cap', 'A price cap of 3 % a year', 'Models are replaced within the term; without a cap the next list price is open.', range(12_000, 95_777, 310_000)),
      ask('tier', 'A tier at 20 thousand million tokens a month', 'Growth reaches it in half of the futures.', range(0, 61_200, 244_000)),
      ask('prepayment', 'Shortfall as prepayment, not forfeit', 'It is what the public programme guide describes.', range(0, 22_483, 198_000)),
      ask('credits', 'Credits that last 24 months instead of 12', 'Onboarding slips; expired credit is lost value.', range(0, 18_000, 60_000)),
      ask('new-models', 'New models at no more than 10 % over their predecessor', 'gpt-5.4 is retired within the term.', undefined),
      ask('exit', 'A right to end after 12 months', 'Median errors of 12-month forecasts are large for young usage.', undefined),
    ],
    paper: {
      file: 'Draft_Amendment.docx',
      positions: [
        position('data-use', 'Data use and privacy', 'weak', 'It excludes training but says nothing on when prompts are deleted.', 'Microsoft will not use Customer Data to train foundation models without Customer’s permission.', 17),
        position('service-level', 'Service level', 'missing', 'No uptime, no latency and no credit is promised anywhere in the draft.'),
        position('unilateral-changes', 'Unilateral changes', 'weak', 'Notice is given, but the only remedy is to stop using the service.', 'Microsoft may modify the Online Services from time to time upon thirty (30) days’ notice posted on the website; Customer’s sole remedy is to discontinue use of the affected service.', 23),
        position('model-versions', 'Model versions', 'missing', 'What happens to the discounts when a model is retired is not said.'),
        position('liability', 'Liability and indemnity', 'meets', 'The cap is mutual and stands at 24 months of fees.', 'limited to the amounts paid in the twenty-four months before the claim', 31),
        position('compliance', 'Compliance', 'not assessed', 'Certifications are left to a document that is not part of the draft.', 'as described in the Product Terms', 34),
        position('suspension', 'Suspension', 'weak', 'Suspension is possible at once; notice and time to cure are promised “where practicable” only.', 'Microsoft may suspend Customer’s access immediately and will, where practicable, give notice.', 38),
      ],
    },
    calendar: calendar({
      asOf: day('2026-11-22'),
      dealFile: 'deal.yaml',
      deal: {
        name: 'Contoso renewal 2027', currency: 'USD', start: day('2027-01-01'), months: 36, rateBook: 'azure-2026-10', listPrices: 'follow', rates: [], tiers: [],
        provisioned: [{ id: 'bot', model: 'gpt-5.4', scope: 'global', region: 'eastus2', ptu: 60, from: start, months: 36, purchase: 'oneYear', pay: 'monthly', discountPercent: decimal(0), spillTo: 'standard' }],
        commitment: { milestones: [{ by: day('2027-12-31'), amount: decimal(2_000_000) }, { by: day('2029-12-31'), amount: decimal(7_500_000) }], otherEligible: { kind: 'perMonth', amount: decimal(0) }, shortfall: 'prepayment' },
        credits: [{ amount: decimal(100_000), from: day('2027-01-01'), until: day('2027-06-30'), match: {}, countsTowardCommitment: false }],
        priceProtection: [], rights: [], nonCash: [],
      },
      models: ['gpt-5.4'],
      retirements: [{ model: 'gpt-5.4', on: day('2027-03-05'), source: 'Microsoft Learn, model retirements, table of 2026-04-23', seen: day('2026-04-23') }],
    }),
    findings: [
      finding('error', 'row-refused', 'Line 4182 of export-2025-09-to-2026-03.csv was not read: its quantity "1,2,0" is no number. Its cost of USD 3.10 is in no total.', 'export-2025-09-to-2026-03.csv, line 4182'),
      finding('error', 'row-refused', 'Line 4190 of export-2025-09-to-2026-03.csv was not read: its date is empty.', 'export-2025-09-to-2026-03.csv, line 4190'),
      finding('warning', 'usage-gap', 'No usage is known from 11 to 14 February 2026: the files have a gap there, which was not filled in.', ''),
      finding('warning', 'spike', 'support-bot used 5.2 times its usual tokens on 3 May 2026; it was left as it is.', 'export-2026-04-to-2026-10.csv'),
      finding('info', 'scope-assumed', 'No column says the scope; global was taken.', 'export-2026-04-to-2026-10.csv'),
    ],
    seed: 20261122,
  };
}

function range(p10: number, p50: number, p90: number): Range {
  return { p10: decimal(p10), p50: decimal(p50), p90: decimal(p90) };
}

function structure(id: Structure['id'], name: string, what: string, p10: number, p50: number, p90: number, caveats: readonly string[] = []): Structure {
  const total = range(p10, p50, p90);
  const monthly = divide(multiply(total.p50, decimal(1)), decimal(36), 12, 'half-even');
  return { id, name, what, total, against: range(p10 - 3_890_000, p50 - 5_502_300, p90 - 8_750_000), caveats, byMonth: monthsFrom(month('2027-01'), 36).map((at) => ({ month: at, amount: monthly })), sources: [id === 'alternative' ? 'bedrock-2026-10.csv, seen 2026-10-09' : 'azure-2026-10.csv, rows of gpt-5.4, seen 2026-10-09', ...(id === 'offer' ? ['deal.yaml, rates[0]'] : [])] };
}

function ask(id: string, title: string, why: string, worth: Range | undefined): Standing['asks'][number] {
  return { id, title, why, worth, basis: worth === undefined ? 'No price process for models that are not out yet.' : 'Bill of each future without the term less the bill with it, the same futures for both.', sources: worth === undefined ? [] : [`deal.yaml, ${id}`] };
}

function position(topic: string, title: string, verdict: Verdict, reason: string, quote?: string, paragraph = 0): PositionAssessment {
  return { topic, title, verdict, reason, spans: quote === undefined ? [] : [{ start: paragraph * 200, end: paragraph * 200 + Array.from(quote).length, quote, paragraph }], searched: quote === undefined ? ['Service commitments', 'Term', 'words: uptime, availability, credit'] : [], checks: [] };
}

/** A standing with little in it: one month of usage, no offer, no paper. */
export function thinStanding(): Standing {
  const full = madeUpStanding();
  return {
    ...full,
    usage: { ...full.usage, files: full.usage.files.slice(0, 1), months: 1, from: '2026-10', to: '2026-10', gaps: [], billed: [] },
    backtest: { coverage80: undefined, coverage95: undefined, relativeWis: undefined, worstOrigin80: undefined, origins: 0 },
    fan: full.fan.slice(0, 12).map((each, index) => ({ ...each, month: addMonths(month('2027-01'), index) })),
    structures: full.structures.slice(0, 1), asks: [], paper: undefined, calendar: calendar({ asOf: full.asOf, retirements: [], models: [] }), findings: [],
  };
}

/** A standing with more and longer of everything than a brief has room for. */
export function stuffedStanding(): Standing {
  const full = madeUpStanding();
  const long = 'A sentence that goes on for as long as anybody would write one, with a clause and another clause, and then some more words to fill the line and the next one too. '.repeat(3);
  return {
    ...full, name: 'Contoso Group renewal of the Enterprise Agreement 2027 to 2029, all affiliates',
    structures: full.structures.map((each, i) => ({ ...each, what: long, caveats: [long], sources: [long, `deal.yaml, key ${i}`] })),
    asks: Array.from({ length: 20 }, (_, index) => ({ ...ask(`ask-${index}`, `Ask ${index} with a title that is as long as a title should not be`, long, range(1_000_000, 2_000_000 - index, 3_000_000)), basis: long, sources: [`${index} ${long}`] })),
    paper: { file: 'Draft_Amendment_with_a_long_name_version_17_clean.docx', positions: Array.from({ length: 12 }, (_, index) => ({ ...position(`matter-${index}`, `Matter number ${index} of the playbook`, 'weak', long), spans: [1, 2, 3].map((n) => ({ start: 0, end: long.length, quote: long, paragraph: index * 10 + n })) })) },
    calendar: Array.from({ length: 30 }, (_, index) => ({ day: addDays(full.asOf, index), what: `Milestone ${index} of a commitment with a long name`, why: long, source: `deal.yaml, commitment.milestones[${index}]` })),
    findings: Array.from({ length: 40 }, (_, index) => finding('warning', `code-${index}`, long, `export-with-a-long-name-2026-0${index % 9}.csv, line ${index * 1000}`)),
  };
}
