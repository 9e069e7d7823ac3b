import type { Measure } from '../../../../../src/forecast/drivers/drivers.ts';

/** What can be drawn of a forecast, in the order of a list. */
export const measureNames: readonly { readonly value: Measure; readonly label: string }[] = [
  { value: 'spend', label: 'Spend at list' },
  { value: 'tokens', label: 'All tokens' },
  { value: 'fresh', label: 'Fresh input tokens' },
  { value: 'cached', label: 'Cached input tokens' },
  { value: 'cacheWrite', label: 'Cache-write tokens' },
  { value: 'output', label: 'Output tokens' },
  { value: 'longContext', label: 'Tokens of long-context calls' },
  { value: 'requests', label: 'Requests' },
];

export function measureName(measure: Measure): string {
  return measureNames.find(({ value }) => value === measure)?.label ?? measure;
}
