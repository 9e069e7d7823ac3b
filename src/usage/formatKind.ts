import type { UsageFormat } from './usageImport.ts';

/**
 * What a file of a format is to a history. 'bill': what Azure charged; it settles its months. 'amortised': the same
 * tokens with the money moved; it counts only where no bill does. 'own': what somebody wrote down. 'observed': what was
 * seen on the way (logs, metrics); it gives the load, and totals only where nothing above it does.
 */
export type FormatKind = 'bill' | 'amortised' | 'own' | 'observed';

export function kindOfFormat(format: UsageFormat): FormatKind {
  switch (format) {
    case 'azure-ea-actual':
    case 'azure-mca-actual':
    case 'focus-1.0-preview':
    case 'focus-1.0':
    case 'focus-1.2':
      return 'bill';
    case 'azure-ea-amortized':
    case 'azure-mca-amortized':
      return 'amortised';
    case 'parley-usage':
      return 'own';
    case 'request-log':
    case 'litellm-spend-log':
    case 'litellm-daily':
    case 'openai-usage':
    case 'azure-monitor-metrics':
    case 'azure-monitor-table':
    case 'otel-spans':
    case 'otel-metrics':
      return 'observed';
  }
}

/**
 * Which of two observations of one month counts, the lower first: Azure's own metrics see every request, a gateway's table
 * by day every one it passed on, a log perhaps a sample; what was bought from OpenAI directly was never at Azure.
 */
export function rankOfObserved(format: UsageFormat): number {
  return ranks[format] ?? 2;
}

const ranks: Partial<Readonly<Record<UsageFormat, number>>> = { 'azure-monitor-metrics': 0, 'azure-monitor-table': 0, 'otel-metrics': 1, 'litellm-daily': 1, 'openai-usage': 3 };
