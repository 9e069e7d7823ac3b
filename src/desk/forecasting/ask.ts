import type { Outcome } from '../../base/outcome.ts';
import type { Watch } from '../../base/progress.ts';
import { makerRateBook, rateBookTexts, usualRateBook } from '../knowledge.ts';
import type { Ports } from '../ports.ts';
import { readUsageFiles } from '../readUsageFiles.ts';
import { textOf } from '../textOf.ts';
import type { OutlookSeen } from './outlook.ts';

export interface Asked {
  readonly files?: readonly string[] | undefined;
  readonly drivers?: string | undefined;
  readonly months: number;
  readonly seed: number;
  readonly model?: string | undefined;
  readonly book?: string | undefined;
  readonly reconcile: boolean;
  readonly budgetMonth?: number | undefined;
  readonly budgetQuarter?: number | undefined;
  readonly budgetYear?: number | undefined;
}

/** The stated ranges of one workload are evenly spaced; a thousand futures steady those of sums. */
const paths = 1000;

/** The outlook of what was asked for, worked out in a worker with progress and under limits. */
export async function askOutlook(ports: Ports, asked: Asked, watch: Watch): Promise<Outcome<OutlookSeen>> {
  const usage = asked.files === undefined ? undefined : await readUsageFiles(ports, asked.files, watch, asked.model);
  const drivers = asked.drivers === undefined ? undefined : { text: await textOf(ports, asked.drivers), file: asked.drivers };
  const [book, maker] = await Promise.all([rateBookTexts(ports, asked.book ?? usualRateBook), rateBookTexts(ports, makerRateBook)]);
  const budgets = { ...(asked.budgetMonth === undefined ? {} : { month: asked.budgetMonth }), ...(asked.budgetQuarter === undefined ? {} : { quarter: asked.budgetQuarter }), ...(asked.budgetYear === undefined ? {} : { year: asked.budgetYear }) };
  return ports.workers.run('outlook', { ...(usage === undefined ? {} : { usage }), ...(drivers === undefined ? {} : { drivers }), book, maker, months: asked.months, seed: asked.seed, paths, budgets, reconcile: asked.reconcile, today: ports.clock.today() }, watch);
}
