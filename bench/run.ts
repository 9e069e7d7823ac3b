// `npm run bench [-- usage|usage100m|deal|paths|whatif|table|paper|forecast|ptu|plan]`: ratios measured in this run, on this machine. Quote ratios; single times drift with the machine.
import { benchDeal, benchManyPaths } from './deal.ts';
import { benchPaper } from './paper.ts';
import { benchForecast } from './forecast.ts';
import { benchPlan } from './plan.ts';
import { benchPtu } from './ptu.ts';
import { benchTable } from './table.ts';
import { benchLargeLog, benchUsage } from './usage.ts';
import { benchWhatIf } from './whatIf.ts';

const wanted = process.argv.slice(2);
const all = wanted.length === 0;
if (all || wanted.includes('usage')) for (const [rows, kind] of [[1_000_000, 'csv'], [10_000_000, 'csv'], [5_000_000, 'gz'], [5_000_000, 'parquet'], [20_000_000, 'parquet']] as const) console.log(await benchUsage(rows, kind));
// Needs 6 GB of disk and some minutes: only when it is asked for.
if (wanted.includes('usage100m')) for (const kind of ['parquet', 'csv'] as const) console.log(await benchLargeLog(100_000_000, kind));
if (all || wanted.includes('deal')) for (const line of await benchDeal()) console.log(line);
if (all || wanted.includes('paths')) for (const line of await benchManyPaths()) console.log(line);
if (all || wanted.includes('whatif')) for (const line of await benchWhatIf()) console.log(line);
if (all || wanted.includes('table')) for (const line of await benchTable()) console.log(line);
if (all || wanted.includes('paper')) for (const line of await benchPaper()) console.log(line);
if (all || wanted.includes('forecast')) for (const line of await benchForecast()) console.log(line);
if (all || wanted.includes('ptu')) for (const line of await benchPtu()) console.log(line);
if (all || wanted.includes('plan')) for (const line of await benchPlan()) console.log(line);
