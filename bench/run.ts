// `npm run bench [-- usage|deal|paths|table|paper|forecast|ptu|plan]`: ratios measured in this run, on this machine. Quote ratios; single times drift with the machine.
import { benchDeal, benchManyPaths } from './deal.ts';
import { benchPaper } from './paper.ts';
import { benchForecast } from './forecast.ts';
import { benchPlan } from './plan.ts';
import { benchPtu } from './ptu.ts';
import { benchTable } from './table.ts';
import { benchUsage } from './usage.ts';

const wanted = process.argv.slice(2);
const all = wanted.length === 0;
if (all || wanted.includes('usage')) for (const rows of [1_000_000, 5_000_000]) console.log(await benchUsage(rows));
if (all || wanted.includes('deal')) for (const line of await benchDeal()) console.log(line);
if (all || wanted.includes('paths')) for (const line of await benchManyPaths()) console.log(line);
if (all || wanted.includes('table')) for (const line of await benchTable()) console.log(line);
if (all || wanted.includes('paper')) for (const line of await benchPaper()) console.log(line);
if (all || wanted.includes('forecast')) for (const line of await benchForecast()) console.log(line);
if (all || wanted.includes('ptu')) for (const line of await benchPtu()) console.log(line);
if (all || wanted.includes('plan')) for (const line of await benchPlan()) console.log(line);
