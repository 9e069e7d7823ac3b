import type { Tier } from '../../rates/meter.ts';
import type { ReaderContract } from '../readerContract.ts';
import type { Grain } from '../usageSeries.ts';

export type MetricRole = 'timestamp' | 'input' | 'output' | 'requests' | 'model' | 'workload' | 'region';

/**
 * Azure Monitor metrics of an Azure OpenAI resource, as the portal downloads a chart. Metric names: Microsoft.CognitiveServices
 * metrics reference. The portal's own column heads were not seen in a sample: names with and without "(Sum)" are taken.
 */
export const azureMonitorTable: ReaderContract<MetricRole, 'azure-monitor-table'> = {
  format: 'azure-monitor-table',
  title: 'Azure Monitor metrics, table from the portal',
  needs: {
    timestamp: ['Time', 'Timestamp', 'TimeGenerated', 'Time (UTC)'],
    input: ['ProcessedPromptTokens', 'Processed Prompt Tokens (Sum)', 'Processed Prompt Tokens', 'ProcessedPromptTokens (Sum)', 'Sum Processed Prompt Tokens'],
    output: ['GeneratedTokens', 'Generated Completion Tokens (Sum)', 'Generated Completion Tokens', 'GeneratedTokens (Sum)', 'Sum Generated Completion Tokens'],
  },
  uses: {
    requests: ['AzureOpenAIRequests', 'Azure OpenAI Requests (Sum)', 'Azure OpenAI Requests', 'AzureOpenAIRequests (Sum)', 'Azure OpenAI Requests (Count)'],
    model: ['ModelName'],
    workload: ['ModelDeploymentName', 'DeploymentName'],
    region: ['Region'],
  },
  marks: [],
  cannotKnow: ['what was charged', 'which input was cached: no metric counts it by itself', 'the deployment kind: scope takes the default global', 'single requests: a period holds many'],
};

/** The answer of the metrics interface (Microsoft.Insights/metrics, api-version 2023-10-01), one answer or several. */
export const azureMonitorMetrics: ReaderContract<MetricRole, 'azure-monitor-metrics'> = {
  ...azureMonitorTable,
  format: 'azure-monitor-metrics',
  title: 'Azure Monitor metrics, answer of the API',
  needs: { timestamp: ['timeStamp'], input: ['ProcessedPromptTokens'], output: ['GeneratedTokens'] },
  uses: { requests: ['AzureOpenAIRequests'], model: ['ModelName'], workload: ['ModelDeploymentName'], region: ['Region'] },
};

/** The grain that holds a step between two times, in minutes: steps between are added up to the next longer grain. */
export function grainOfStep(minutes: number): Grain {
  return minutes <= 1 ? 'minute' : minutes <= 60 ? 'hour' : 'day';
}

export function cutTo(minute: string, grain: Grain): string {
  return minute.slice(0, { month: 7, day: 10, hour: 13, minute: 16 }[grain]);
}

/** The tier that a metric's ServiceTierResponse names; standard where it names none. */
export function tierOf(written: string): Tier {
  const plain = written.toLowerCase();
  return plain === 'priority' || plain === 'flex' || plain === 'batch' ? plain : plain.startsWith('provisioned') || plain.startsWith('ptu') ? 'provisioned' : 'standard';
}
