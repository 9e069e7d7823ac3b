import { assert } from '../base/assert.ts';
import { addDays, dayNumber, daysBetween, day as dayOf, type Day } from '../base/calendar.ts';
import { decimal, divide, multiply, show, type Decimal } from '../base/decimal.ts';
import type { Random } from '../base/random.ts';
import { lookUp } from '../rates/lookUp.ts';
import { kinds, type Kind } from '../rates/meter.ts';
import type { RateBook } from '../rates/rateBook.ts';
import { billingPeriod, writeCostExport, writeUsDay, type EaRow } from './costExport.ts';
import { generateLog, type LoggedDay } from './generateLog.ts';
import { otherServices } from './otherServices.ts';
import { drawBell } from './requestShapes.ts';
import { assistant, deployments, historyFrom, historyUntil, loggedDay, type SampleDeployment, type SampleMeter } from './sampleWorkloads.ts';

export interface SampleUsage {
  /** An Azure EA actual-cost export of 14 months, messy as such files are. */
  readonly costExport: string;
  /** Every request of one working day to the assistant; its tokens are those that the export bills for that day. */
  readonly requestLog: string;
}

/** What was negotiated before: every price is this share of the list price of its day. */
const agreedShare = decimal('0.96');
/** From this day the service is called by its new name. */
const renamedService = dayOf('2026-01-01');
/** Days on which the export of the day failed. */
const lostDays = { from: dayOf('2026-01-20'), until: dayOf('2026-01-22') };
/** The archive was summarised again from the start. */
const backfill = { workload: 'archive-summaries', from: dayOf('2026-07-14'), until: dayOf('2026-07-16'), times: 9 };
/** Offices are closed. */
const holidays: ReadonlySet<string> = new Set(['2025-11-27', '2025-12-24', '2025-12-25', '2025-12-26', '2025-12-31', '2026-01-01', '2026-05-25', '2026-07-03', '2026-09-07']);

/** Usage of a company that does not exist, at the list prices of `book` less its discount; the same seed gives the same bytes. */
export function sampleUsage(random: Random, book: RateBook): SampleUsage {
  const log = generateLog(random, loggedDay);
  const rows: EaRow[] = [];
  for (let day = historyFrom; day <= historyUntil; day = addDays(day, 1)) {
    const lost = day >= lostDays.from && day <= lostDays.until;
    for (const deployment of deployments) {
      if (day < deployment.from || day > deployment.until) continue;
      // Chance is drawn for lost days too, so that closing the gap changes no other day.
      const level = levelOf(deployment, day, random);
      if (!lost) rows.push(...deploymentRows(deployment, day, tokensOf(deployment, day, level, random, log.day), book));
    }
    const others = otherServices(day, random);
    if (!lost) rows.push(...others);
  }
  return { costExport: writeCostExport(withOddRows(rows)), requestLog: log.text };
}

/** The day's load relative to a working day at the end of the history. */
function levelOf(deployment: SampleDeployment, day: Day, random: Random): number {
  const growth = Math.max(0, 1 - (deployment.growthPerMonth / 30.4) * daysBetween(day, historyUntil));
  const weekday = (dayNumber(day) + 4) % 7;
  const rest = weekday === 0 || weekday === 6 || holidays.has(day) ? deployment.weekend : 1;
  const up = deployment.rampUp === undefined ? 1 : Math.min(1, (daysBetween(deployment.from, day) + 1) / deployment.rampUp);
  const down = deployment.rampDown === undefined ? 1 : Math.min(1, (daysBetween(day, deployment.until) + 1) / deployment.rampDown);
  const spike = deployment.workload === backfill.workload && day >= backfill.from && day <= backfill.until ? backfill.times : 1;
  return growth * rest * up * down * spike * (1 + 0.05 * drawBell(random));
}

function tokensOf(deployment: SampleDeployment, day: Day, level: number, random: Random, logged: LoggedDay): Partial<Record<Kind, bigint>> {
  const tokens: Partial<Record<Kind, bigint>> = {};
  for (const kind of kinds) {
    const millions = deployment.millions[kind];
    if (millions !== undefined) tokens[kind] = BigInt(Math.max(1, Math.round(millions * 1e6 * level * (1 + 0.02 * drawBell(random)))));
  }
  // The log and the bill of its day tell of the same requests.
  if (day === loggedDay && deployment.workload === assistant.workload && deployment.model === assistant.model) return { input: logged.fresh, cached: logged.cached, output: logged.output };
  return tokens;
}

function deploymentRows(deployment: SampleDeployment, day: Day, tokens: Partial<Record<Kind, bigint>>, book: RateBook): EaRow[] {
  return kinds.flatMap((kind) => {
    const [count, meter] = [tokens[kind], deployment.meters[kind]];
    if (count === undefined || meter === undefined) return [];
    const list = lookUp(book, { ...deployment, kind }, deployment.region, day);
    assert(list !== undefined, `${meter.name} is on sale in ${deployment.region} on ${day}`);
    return [costRow(deployment, day, meter, decimal(count), list.perMillion)];
  });
}

function costRow(deployment: SampleDeployment, day: Day, meter: SampleMeter, tokens: Decimal, perMillion: Decimal): EaRow {
  const block = decimal(meter.unit === '1M' ? 1_000_000 : 1_000);
  const quantity = divide(tokens, block, 6, 'half-even');
  const list = divide(multiply(perMillion, block), decimal(1_000_000), 12, 'half-even');
  const price = multiply(list, agreedShare);
  const account = `aoai-${deployment.subscription}`;
  return {
    ...company(deployment.subscription),
    ...billingPeriod(day),
    ResourceGroup: `rg-${deployment.subscription}`,
    ResourceLocation: deployment.region,
    Date: writeUsDay(day),
    MeterCategory: day < renamedService ? 'Cognitive Services' : 'Foundry Models',
    MeterSubCategory: meter.subcategory,
    MeterName: meter.name,
    MeterRegion: deployment.meterRegion,
    UnitOfMeasure: meter.unit,
    Quantity: show(quantity),
    EffectivePrice: show(price),
    CostInBillingCurrency: show(multiply(quantity, price)),
    ConsumedService: 'Microsoft.CognitiveServices',
    ResourceId: `/subscriptions/${subscriptions[deployment.subscription]}/resourceGroups/rg-${deployment.subscription}/providers/Microsoft.CognitiveServices/accounts/${deployment.resource}`,
    Tags: deployment.workload === undefined ? '' : `"workload": "${deployment.workload}","env": "${account.endsWith('dev') ? 'dev' : 'prod'}"`,
    ResourceName: deployment.resource,
    UnitPrice: show(price),
    ChargeType: 'Usage',
    Frequency: 'UsageBased',
    PricingModel: 'OnDemand',
    PayGPrice: show(list),
  };
}

const subscriptions = { 'ai-prod': '5e1f0c7a-41d2-4b06-9a53-7c1d2f60a001', 'ai-dev': '5e1f0c7a-41d2-4b06-9a53-7c1d2f60a002' } as const;

/** What every row of the company says. */
function company(subscription: keyof typeof subscriptions): EaRow {
  return {
    AccountName: 'Fennwick IT',
    SubscriptionId: subscriptions[subscription],
    SubscriptionName: subscription,
    BillingAccountId: '7700142',
    BillingAccountName: 'Fennwick Mutual',
    BillingCurrencyCode: 'USD',
    IsAzureCreditEligible: 'True',
  };
}

/** Two rows as they happen: money back for an outage, and a cost that a spreadsheet broke. */
function withOddRows(rows: readonly EaRow[]): EaRow[] {
  const odd = [...rows];
  const outage = odd.findIndex((row) => row.Date === '06/09/2026' && row.MeterName === '5.4 inp Gl 1M Tokens');
  const { [outage]: charged } = odd;
  assert(charged !== undefined, 'the assistant was used on the day of the outage');
  odd.splice(outage + 1, 0, { ...charged, Quantity: '0', CostInBillingCurrency: '-1850', ChargeType: 'Refund', Frequency: 'OneTime', AdditionalInfo: '{"CreditCode":"O21","Reason":"SLA credit, May 2026"}' });
  const broken = odd.findIndex((row) => row.Date === '04/21/2026' && row.ResourceName === 'aoai-archive');
  const { [broken]: archive } = odd;
  assert(archive !== undefined, 'the archive was summarised on the day of the broken row');
  odd[broken] = { ...archive, CostInBillingCurrency: '#REF!' };
  return odd;
}
