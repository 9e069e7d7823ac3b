import { dayNumber, type Day } from '../base/calendar.ts';
import { decimal, multiply, show } from '../base/decimal.ts';
import type { Random } from '../base/random.ts';
import { billingPeriod, writeUsDay, type EaRow } from './costExport.ts';

interface OtherService {
  readonly category: string;
  readonly subcategory: string;
  readonly meter: string;
  readonly unit: string;
  readonly price: string;
  readonly perDay: number;
  readonly provider: string;
  /** Billed every so many days. */
  readonly every: number;
}

/** What else runs beside the models: their search index, their database, their logs, and speech, whose meters are no tokens. */
const services: readonly OtherService[] = [
  { category: 'Azure AI Search', subcategory: 'Azure AI Search', meter: 'Standard S2 Unit', unit: '1 Hour', price: '1.344', perDay: 72, provider: 'Microsoft.Search/searchServices/srch-policies', every: 2 },
  { category: 'Virtual Machines', subcategory: 'Dv5 Series', meter: 'D8 v5', unit: '1 Hour', price: '0.384', perDay: 96, provider: 'Microsoft.Compute/virtualMachines/vm-gateway', every: 2 },
  { category: 'Log Analytics', subcategory: 'Azure Monitor', meter: 'Analytics Logs Data Ingestion', unit: '1 GB', price: '2.3', perDay: 41, provider: 'Microsoft.OperationalInsights/workspaces/log-ai', every: 3 },
  { category: 'Cognitive Services', subcategory: 'Speech', meter: 'S1 Speech To Text', unit: '1 Hour', price: '1', perDay: 36, provider: 'Microsoft.CognitiveServices/accounts/speech-calls', every: 4 },
];

/** The day's rows of services that are not Azure OpenAI. */
export function otherServices(day: Day, random: Random): EaRow[] {
  return services.flatMap((service, index) => {
    const quantity = Math.round(service.perDay * service.every * (0.9 + 0.2 * random.next()) * 100);
    if ((dayNumber(day) + index) % service.every !== 0) return [];
    return [row(service, day, quantity)];
  });
}

function row(service: OtherService, day: Day, hundredths: number): EaRow {
  const quantity = { coefficient: BigInt(hundredths), scale: 2 };
  const group = '/subscriptions/5e1f0c7a-41d2-4b06-9a53-7c1d2f60a001/resourceGroups/rg-ai-prod/providers';
  return {
    AccountName: 'Fennwick IT',
    SubscriptionId: '5e1f0c7a-41d2-4b06-9a53-7c1d2f60a001',
    SubscriptionName: 'ai-prod',
    ResourceGroup: 'rg-ai-prod',
    ResourceLocation: 'eastus2',
    Date: writeUsDay(day),
    MeterCategory: service.category,
    MeterSubCategory: service.subcategory,
    MeterName: service.meter,
    UnitOfMeasure: service.unit,
    Quantity: show(quantity),
    EffectivePrice: service.price,
    CostInBillingCurrency: show(multiply(quantity, decimal(service.price))),
    ConsumedService: service.provider.split('/')[0] ?? '',
    ResourceId: `${group}/${service.provider}`,
    ResourceName: service.provider.split('/').at(-1) ?? '',
    UnitPrice: service.price,
    ChargeType: 'Usage',
    Frequency: 'UsageBased',
    PricingModel: 'OnDemand',
    BillingAccountId: '7700142',
    BillingCurrencyCode: 'USD',
    ...billingPeriod(day),
    PayGPrice: service.price,
  };
}
