import type { KeptFile } from '../../client/answers.ts';

/** What a kind of file is called on screen. */
export function kindName(kind: KeptFile['kind']): string {
  switch (kind) {
    case 'usage':
      return 'Usage';
    case 'contract':
      return 'Contract';
    case 'deal':
      return 'Deal file';
    case 'room':
      return 'The table';
    case 'pack':
      return 'Made by Parley';
    case 'unknown':
      return 'Not recognised';
  }
}

const formats: Readonly<Record<string, string>> = {
  'azure-ea-actual': 'Azure EA actual cost export',
  'azure-mca-actual': 'Azure MCA actual cost export',
  'azure-ea-amortized': 'Azure EA amortised cost export',
  'azure-mca-amortized': 'Azure MCA amortised cost export',
  'focus-1.0-preview': 'FOCUS 1.0-preview',
  'focus-1.0': 'FOCUS 1.0',
  'focus-1.2': 'FOCUS 1.2',
  'request-log': 'request log',
  'azure-diagnostics': 'Azure diagnostic log',
  'log-to-confirm': 'request log, columns to confirm',
  'parley-mappings': 'what was confirmed about headers',
  'azure-monitor-metrics': 'Azure Monitor metrics',
  'azure-monitor-table': 'Azure Monitor metrics',
  'otel-spans': 'OpenTelemetry spans',
  'otel-metrics': 'OpenTelemetry metrics',
  'litellm-spend-log': 'LiteLLM spend log',
  'litellm-daily': 'LiteLLM daily table',
  'openai-usage': 'OpenAI usage',
  parquet: 'Parquet table',
  'parley-usage': 'Parley usage file',
  'parley-deal': 'Parley deal file',
  docx: 'Word document',
};

/** What a format is called on screen; a format without a name here keeps its own. */
export function formatName(format: string): string {
  return formats[format] ?? format;
}
