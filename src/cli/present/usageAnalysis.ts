import { cents, grouped } from './numbers.ts';
import { table } from './table.ts';

/** Groups of usage, dearest first. */
export function exploredUsage(output: {
  by: readonly string[];
  currency: string;
  groups: readonly { by: readonly string[]; input: string; cached: string; output: string; requests: string; list: string; billed: readonly { currency: string; amount: string }[]; share: string; cachedShare: string }[];
  total: { list: string; unpriced: string; provisioned: string };
}): string {
  const billedIn = [...new Set(output.groups.flatMap(({ billed }) => billed.map(({ currency }) => currency)))].toSorted();
  const rows = output.groups.map((group) => [...group.by, grouped(group.input), grouped(group.cached), grouped(group.output), grouped(group.requests), cents(group.list), ...billedIn.map((currency) => cents(group.billed.find((each) => each.currency === currency)?.amount ?? '0')), percent(group.share), percent(group.cachedShare)]);
  const aside = [output.total.unpriced === '0' ? '' : `${grouped(output.total.unpriced)} tokens have no list price. `, output.total.provisioned === '0' ? '' : `${grouped(output.total.provisioned)} tokens were served by provisioned throughput and have no token price.`].join('');
  return `${table([...output.by, 'fresh input', 'cached', 'output', 'requests', `list ${output.currency}`, ...billedIn.map((currency) => `billed ${currency}`), 'share', 'cached share'], rows)}\nTotal at list ${output.currency} ${cents(output.total.list)}. ${aside}\n`;
}

/** List against effective, growth taken apart, quota and retirements. */
export function analysedUsage(output: {
  currency: string;
  savings: { list: string; effective: string; rate: string | null; months: readonly { month: string; list: string; effective: string; rate: string }[] };
  growth: { from: string; to: string; before: string; after: string; change: string; volume: string; mix: string; price: string; newMeters: string } | null;
  runway: readonly { model: string; quota: number; peak: number; monthlyGrowth: number; runsOut: string | null; alreadyOver: number }[];
  retirements: readonly { model: string; on: string; passed: boolean; listShare: string; note: string | null; source: string }[];
}): string {
  const { savings, growth } = output;
  return [
    savings.rate === null ? '' : table(['month', `list ${output.currency}`, 'effective', 'savings rate'], [...savings.months.map((each) => [each.month, cents(each.list), cents(each.effective), percent(each.rate)]), ['together', cents(savings.list), cents(savings.effective), percent(savings.rate)]]),
    growth === null
      ? ''
      : table(
          [`${growth.from} to ${growth.to}, at list`, output.currency],
          [
            [`cost in ${growth.from}`, cents(growth.before)],
            ['volume: more or fewer tokens', cents(growth.volume)],
            ['mix: other models, kinds and deployment types', cents(growth.mix)],
            ['price: the same meters at new list prices', cents(growth.price)],
            ['meters that were not there before', cents(growth.newMeters)],
            [`cost in ${growth.to}`, cents(growth.after)],
          ],
        ),
    output.runway.length === 0 ? '' : table(['model', 'quota a minute', 'busiest minute', 'growth a month', 'runs out', 'minutes over already'], output.runway.map((each) => [each.model, grouped(String(each.quota)), grouped(String(each.peak)), `${((each.monthlyGrowth - 1) * 100).toFixed(1)} %`, each.runsOut ?? 'not within 36 months', String(each.alreadyOver)])),
    output.retirements.length === 0 ? '' : table(['model in use', 'retires', 'share of list cost', 'note', 'source'], output.retirements.map((each) => [each.model, `${each.on}${each.passed ? ' (passed)' : ''}`, percent(each.listShare), each.note ?? '', each.source])),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** The load of a model in PTU, with its verdict and what that rests on, whole and by deployment. */
export function profiledLoad(output: {
  model: string;
  as: string;
  from: string;
  to: string;
  ptu: { mean: number; p50: number; p90: number; p99: number; max: number };
  verdict: string;
  evidence: { why: string };
  cachedShare: number;
  longShare: number;
  deployments: readonly { deployment: string; verdict: string; why: string; mean: number; p99: number; max: number; cachedShare: number; longShare: number }[];
}): string {
  const { ptu } = output;
  const figure = (load: number): string => load.toFixed(1);
  return [
    `${output.model}, ${output.from} to ${output.to}, in PTU${output.as === output.model ? '' : ` of ${output.as}`}: ${output.verdict}, because ${output.evidence.why}.\n`,
    table(['mean', 'half of the minutes', '90 of 100', '99 of 100', 'most', 'cached input', 'long-context input'], [[ptu.mean, ptu.p50, ptu.p90, ptu.p99, ptu.max].map(figure).concat(percent(String(output.cachedShare)), percent(String(output.longShare)))]),
    output.deployments.length < 2 ? '' : table(['deployment', 'mean', '99 of 100', 'most', 'cached input', 'long-context input', 'verdict', 'because'], output.deployments.map((each) => [each.deployment, figure(each.mean), figure(each.p99), figure(each.max), percent(String(each.cachedShare)), percent(String(each.longShare)), each.verdict, each.why])),
  ].filter((part) => part !== '').join('\n');
}

function percent(share: string): string {
  return `${(Number(share) * 100).toFixed(1)} %`;
}
