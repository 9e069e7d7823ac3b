/** One small bill, as Cost Management would write it in each of its cost exports: column names of Microsoft's schemas, figures of our own. */
export interface Export {
  readonly name: string;
  readonly format: string;
  readonly text: string;
}

interface Line {
  readonly day: string;
  readonly meter: string;
  readonly subcategory: string;
  readonly category: string;
  readonly unit: string;
  readonly block: string;
  readonly quantity: string;
  readonly price: string;
  readonly cost: string;
  readonly resource: string;
  readonly charge: string;
  readonly reserved: boolean;
}

const line = (parts: Partial<Line> & Pick<Line, 'meter' | 'quantity' | 'price' | 'cost'>): Line => ({ day: '2026-09-19', subcategory: 'Azure OpenAI GPT5', category: 'Foundry Models', unit: '1M', block: '1000000', resource: 'aoai-prod', charge: 'Usage', reserved: false, ...parts });

const billed: readonly Line[] = [
  line({ meter: '5.4 inp Gl 1M Tokens', quantity: '900', price: '2.2', cost: '1980' }),
  line({ meter: '5.4 cd inp Gl 1M Tokens', quantity: '300', price: '0.22', cost: '66' }),
  line({ meter: '5.4 opt Gl 1M Tokens', quantity: '240.5', price: '13.2', cost: '3174.6' }),
  // The older name of the service, and a meter by the thousand.
  line({ day: '2026-09-20', meter: 'gpt 4.1 Inp glbl Tokens', subcategory: 'Azure OpenAI', category: 'Cognitive Services', unit: '1K', block: '1000', quantity: '512000.25', price: '0.002', cost: '1024.0005' }),
  line({ day: '2026-09-20', meter: '5.4 inp Gl 1M Tokens', quantity: '1', price: '-25.5', cost: '-25.5', charge: 'Refund' }),
  line({ day: '2026-09-20', meter: 'Hot LRS Data Stored', subcategory: 'Tiered Block Blob', category: 'Storage', unit: '1 GB/Month', block: '1', quantity: '100', price: '0.02', cost: '2', resource: 'logs' }),
];

/** In amortised cost a day of a reservation is charged, which actual cost bills at nothing. */
const spread: readonly Line[] = [...billed, line({ day: '2026-09-20', meter: 'Provisioned Managed Global Unit', subcategory: 'Azure OpenAI', unit: '1 Hour', block: '1', quantity: '2400', price: '0.35', cost: '840', reserved: true })];

export const exportsOfOneBill = (): readonly Export[] => [
  { name: 'ea-actual.csv', format: 'azure-ea-actual', text: csv(billed, ea, '\uFEFF') },
  { name: 'ea-amortised.csv', format: 'azure-ea-amortized', text: csv(spread, ea, '\uFEFF') },
  { name: 'c360-actual.csv', format: 'azure-ea-actual', text: csv(billed, c360) },
  { name: 'c360-amortised.csv', format: 'azure-ea-amortized', text: csv(spread, c360) },
  { name: 'mca-actual.csv', format: 'azure-mca-actual', text: csv(billed, mca) },
  { name: 'mca-amortised.csv', format: 'azure-mca-amortized', text: csv(spread, mca) },
  { name: 'focus-1.0-preview.csv', format: 'focus-1.0-preview', text: csv(billed, focusPreview) },
  { name: 'focus-1.0.csv', format: 'focus-1.0', text: csv(billed, focus10) },
  // 1.0r2 differs from 1.0 only in times that carry seconds.
  { name: 'focus-1.0r2.csv', format: 'focus-1.0', text: csv(billed, focus10).replaceAll('T00:00Z', 'T00:00:00Z') },
  { name: 'focus-1.2-preview.csv', format: 'focus-1.2', text: csv(billed, focus12Preview) },
  { name: 'focus-1.2.csv', format: 'focus-1.2', text: csv(billed, focus12) },
];

type Columns = (of: Line) => Readonly<Record<string, string>>;

function csv(lines: readonly Line[], columns: Columns, mark = ''): string {
  const rows = lines.map(columns);
  const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `${mark}${[Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))].map((cells) => cells.map(quoted).join(',')).join('\n')}\n`;
}

function idOf(of: Line): string {
  return `/subscriptions/s1/resourceGroups/ai/providers/${of.category === 'Storage' ? 'Microsoft.Storage/storageAccounts' : 'Microsoft.CognitiveServices/accounts'}/${of.resource}`;
}

function serviceOf(of: Line): string {
  return of.category === 'Storage' ? 'Microsoft.Storage' : 'Microsoft.CognitiveServices';
}

function monthFirst(day: string): string {
  return `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;
}

function ea(of: Line): Record<string, string> {
  return {
    BillingPeriodStartDate: '09/01/2026', BillingPeriodEndDate: '09/30/2026', SubscriptionName: 'ai-prod', Date: monthFirst(of.day), MeterCategory: of.category, MeterSubCategory: of.subcategory, MeterName: of.meter, MeterRegion: 'US East 2',
    Quantity: of.quantity, EffectivePrice: of.price, CostInBillingCurrency: of.cost, UnitPrice: of.price, BillingCurrencyCode: 'USD', ResourceLocation: 'EastUS2', ConsumedService: serviceOf(of), ResourceId: idOf(of), ResourceName: of.resource,
    Tags: '"workload": "support-bot","env": "prod"', UnitOfMeasure: of.unit, CostCenter: 'CC-7', ChargeType: of.charge, PricingModel: of.reserved ? 'Reservation' : 'OnDemand', benefitId: of.reserved ? 'b1' : '',
  };
}

function c360(of: Line): Record<string, string> {
  return {
    BillingPeriodStartDate: '2026-09-01', BillingPeriodEndDate: '2026-09-30', SubscriptionName: 'ai-prod', Date: of.day, Product: '', MeterCategory: of.category, MeterSubCategory: of.subcategory, MeterRegion: 'US East 2', MeterName: of.meter,
    Quantity: of.quantity, EffectivePrice: of.price, Cost: of.cost, UnitPrice: of.price, BillingCurrency: 'USD', ResourceLocation: 'eastus2', ConsumedService: serviceOf(of), ResourceId: idOf(of), ResourceName: of.resource,
    Tags: '{"workload":"support-bot","env":"prod"}', CostCenter: 'CC-7', UnitOfMeasure: of.unit, ReservationId: of.reserved ? 'r1' : '', ChargeType: of.charge, Frequency: 'UsageBased', PublisherType: 'Azure',
  };
}

function mca(of: Line): Record<string, string> {
  return {
    invoiceId: 'G1', billingPeriodStartDate: '09/01/2026', billingPeriodEndDate: '09/30/2026', SubscriptionName: 'ai-prod', date: monthFirst(of.day), consumedService: serviceOf(of), meterName: of.meter, meterCategory: of.category, meterSubCategory: of.subcategory, meterRegion: 'US East 2',
    ResourceId: idOf(of), resourceLocation: 'eastus2', effectivePrice: of.price, quantity: of.quantity, unitOfMeasure: of.unit, chargeType: of.charge, billingCurrency: 'USD', pricingCurrency: 'USD', costInBillingCurrency: of.cost, costInPricingCurrency: of.cost, exchangeRatePricingToBilling: '1',
    tags: '"workload": "support-bot","env": "prod"', costCenter: 'CC-7', unitPrice: of.price, pricingModel: of.reserved ? 'Reservation' : 'OnDemand', benefitId: of.reserved ? 'b1' : '',
  };
}

function focusBase(of: Line): Record<string, string> {
  const charge = of.charge === 'Usage' ? 'Usage' : 'Credit';
  return {
    BilledCost: of.cost, BillingCurrency: 'USD', BillingPeriodStart: '2026-09-01T00:00Z', BillingPeriodEnd: '2026-10-01T00:00Z', ChargeCategory: charge, ChargeDescription: '', ChargePeriodStart: `${of.day}T00:00Z`, EffectiveCost: of.cost, PricingQuantity: of.quantity, PricingUnit: 'Units', ProviderName: 'Microsoft',
    ResourceId: idOf(of).toLowerCase(), ResourceName: of.resource, ResourceType: '', ServiceName: of.category === 'Storage' ? 'Storage Accounts' : 'Azure OpenAI', SubAccountName: 'ai-prod', Tags: '{"workload":"support-bot","env":"prod"}', x_CostCenter: 'CC-7',
    x_BilledUnitPrice: of.price, x_PricingBlockSize: of.block, x_PricingUnitDescription: of.unit, x_SkuMeterCategory: of.category, x_SkuMeterSubcategory: of.subcategory,
  };
}

function focusPreview(of: Line): Record<string, string> {
  return { ...focusBase(of), ChargeSubcategory: of.charge === 'Usage' ? 'On-Demand' : 'Refund', Region: 'East US 2', UsageQuantity: of.quantity, UsageUnit: 'Units', x_SkuMeterName: of.meter };
}

function focus10(of: Line): Record<string, string> {
  return { ...focusBase(of), ChargeClass: '', PricingCategory: 'Standard', CommitmentDiscountStatus: '', ConsumedQuantity: of.quantity, RegionId: 'eastus2', RegionName: 'East US 2', x_SkuMeterName: of.meter };
}

function focus12Preview(of: Line): Record<string, string> {
  const { x_SkuMeterName: meter = '', ...rest } = focus10(of);
  return { ...rest, SkuMeter: meter, SkuPriceDetails: '{}', InvoiceId: 'G1', PricingCurrency: 'USD', ServiceSubcategory: 'Generative AI', x_AmortizationClass: '' };
}

function focus12(of: Line): Record<string, string> {
  const { x_AmortizationClass: _, ...rest } = focus12Preview(of);
  return rest;
}
