import { maccStatement } from './macc.ts';
import { diagnostics } from './readDiagnostics.ts';
import type { FileContract, ReaderContract } from './readerContract.ts';
import { azureMonitorMetrics, azureMonitorTable } from './readers/azureMonitor.ts';
import { azureEa, azureEaAmortised } from './readers/readAzureEa.ts';
import { azureMca, azureMcaAmortised } from './readers/readAzureMca.ts';
import { focus10 } from './readers/readFocus10.ts';
import { focus10Preview } from './readers/readFocus10Preview.ts';
import { focus12 } from './readers/readFocus12.ts';
import { liteLlmDaily } from './readers/readLiteLlmDaily.ts';
import { liteLlmSpend } from './readers/readLiteLlmSpend.ts';
import { openAiUsage } from './readers/readOpenAiUsage.ts';
import { otelMetrics } from './readers/readOtelMetrics.ts';
import { otelSpans } from './readers/readOtelSpans.ts';
import { priceSheet } from './readPriceSheet.ts';
import { requestLog } from './requestRollup.ts';
import { reservationAdvice } from './reservations/readReservationAdvice.ts';
import { reservationDetails } from './reservations/readReservationDetails.ts';
import { reservationTransactions } from './reservations/readReservationTransactions.ts';
import type { UsageFormat } from './usageImport.ts';

/** What every reader needs, can use and cannot know; Parley's own usage file has its rules on a page of its own. */
export const contracts: Readonly<Record<Exclude<UsageFormat, 'parley-usage'>, ReaderContract>> = {
  'azure-ea-actual': azureEa,
  'azure-ea-amortized': azureEaAmortised,
  'azure-mca-actual': azureMca,
  'azure-mca-amortized': azureMcaAmortised,
  'focus-1.0-preview': focus10Preview,
  'focus-1.0': focus10,
  'focus-1.2': focus12,
  'azure-monitor-metrics': azureMonitorMetrics,
  'azure-monitor-table': azureMonitorTable,
  'request-log': requestLog,
  'otel-spans': otelSpans,
  'otel-metrics': otelMetrics,
  'litellm-spend-log': liteLlmSpend,
  'litellm-daily': liteLlmDaily,
  'openai-usage': openAiUsage,
};

/** Files that tell of no usage, with the command that reads each. */
export const otherContracts: readonly { readonly command: string; readonly contract: FileContract }[] = [
  { command: 'rates compare', contract: priceSheet },
  { command: 'usage reservations', contract: reservationDetails },
  { command: 'usage reservations', contract: reservationTransactions },
  { command: 'usage reservations', contract: reservationAdvice },
  { command: 'usage requests', contract: diagnostics },
  { command: 'usage commitment', contract: maccStatement },
];
