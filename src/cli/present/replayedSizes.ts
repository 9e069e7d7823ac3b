import { table } from './table.ts';

interface Size {
  ptu: number;
  spilledShare: number;
  spilledWorth: number;
  utilisation: number;
  minutesAtRisk: number;
  longestRun: number;
  idleCost: Readonly<Record<string, number | undefined>>;
  byRequest: { refusedShare: number; spilledShare: number } | null;
}

/** What the size asked for, and those around it, serve, spill and leave idle. */
export function replayedSizes(output: {
  model: string;
  currency: string;
  period: { from: string; to: string; minutes: number };
  asked: { ptu: number; spilledShare: number };
  sizes: readonly Size[];
  byHour: number;
  bucket: { depth: number; admits: string } | null;
}): string {
  const { currency, asked, period, bucket } = output;
  const percent = (share: number | undefined) => (share === undefined ? '' : `${(share * 100).toFixed(1)} %`);
  const rows = output.sizes.map((size) => [
    `${size.ptu === asked.ptu ? '> ' : '  '}${size.ptu}`,
    percent(size.utilisation),
    ...['hourly', 'oneMonth', 'oneYear'].map((purchase) => size.idleCost[purchase]?.toFixed(2) ?? ''),
    percent(size.spilledShare),
    size.spilledWorth.toFixed(2),
    percent(size.minutesAtRisk),
    String(Math.round(size.longestRun)),
    percent(size.byRequest?.refusedShare),
    percent(size.byRequest?.spilledShare),
  ]);
  const head = ['PTU', 'used', 'idle, hourly', 'idle, month', 'idle, year', 'spills', `spill ${currency}`, 'minutes at 429', 'longest run', 'requests at 429', 'spills by request'];
  const last = `Averages over the hour would have said that ${percent(output.byHour)} of ${asked.ptu} PTU's load spills; by the minute it is ${percent(asked.spilledShare)}.${bucket === null ? '' : ` By request: a bucket of ${bucket.depth.toFixed(0)} seconds that admits ${bucket.admits}.`}`;
  return `${output.model}, ${period.from} to ${period.to} (${period.minutes} minutes)\n${table(head, rows)}\n${last}\n`;
}
