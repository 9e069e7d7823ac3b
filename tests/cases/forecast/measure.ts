/**
 * Prints what docs/inside/forecast.md says, from the public series next to the checkout:
 *   node tests/cases/forecast/measure.ts             the back-tests on series and months that nothing was chosen on
 *   node tests/cases/forecast/measure.ts rehearsal   the same on those that constants were chosen on
 *   node tests/cases/forecast/measure.ts errors      the rows of src/forecast/errors/youngErrors.ts
 */
import { unwatched } from '../../../src/base/progress.ts';
import { backtest } from '../../../src/forecast/backtest.ts';
import { typicalVolatility } from '../../../src/forecast/errors/youngErrors.ts';
import { middleOf } from '../../../src/forecast/models/outlook.ts';
import { downloads, m4Score, monthly, seriesFolder, seriesPresent, smallCustomers } from './publicSeries.ts';

if (!seriesPresent()) console.log(`The public series are not at ${seriesFolder}, so there is nothing to measure on.`);
else if (process.argv[2] === 'errors') printErrors();
else printBacktests(process.argv[2] === 'rehearsal');

function printBacktests(rehearsal: boolean): void {
  const { taught, held } = downloads();
  const series = rehearsal ? taught : held;
  const { horizons, byOrigin, ...scores } = backtest(series.map(monthly), 12, unwatched).backtest;
  console.log(`PyPI downloads, ${rehearsal ? 'taught' : 'held-out'} half, 12 months ahead:`, scores);
  console.log('  by origin, inside 80:', byOrigin.map(({ from, coverage80 }) => `${from}: ${coverage80.toFixed(2)}`).join(', '));
  for (const { ahead, coverage50, coverage80, coverage95, medianError, bias } of horizons) console.log(`  ${ahead} ahead: inside 50/80/95 ${coverage50.toFixed(2)} ${coverage80.toFixed(2)} ${coverage95.toFixed(2)}, median error ${(medianError * 100).toFixed(0)} %, bias ${bias.toFixed(2)}`);
  console.log('small customers (4 series): months of history, months ahead, windows, inside 80, inside 95');
  for (const length of [2, 4, 8, 14, 24]) {
    for (const ahead of [1, 3, 6, 12, 24, 36]) {
      const { windows, inside80, inside95 } = smallCustomers(series, length, ahead);
      console.log(`  ${length}  ${ahead}  ${windows}  ${inside80.toFixed(2)}  ${inside95.toFixed(2)}`);
    }
  }
  console.log('M4 weekly, 13 weeks ahead:', m4Score('Weekly', rehearsal));
  console.log('M4 hourly, 48 hours ahead:', m4Score('Hourly', rehearsal));
}

/** Errors of young series in units of their own scale: the lower half from the median error on; the upper half draws near the errors as they were and reaches them at three quarters. */
function printErrors(): void {
  const histories = downloads().taught.map(monthly);
  for (const ahead of [1, 2, 3, 6, 12, 18, 24, 36, 48, 60]) {
    const errors: number[] = [];
    for (const history of histories) {
      const { values, learnt } = history;
      const expected = middleOf({ ...history, seasons: [] }, 0);
      for (const origin of learnt) {
        const seen = values[origin.at + ahead] ?? Number.NaN;
        if (origin.count < 8 || origin.count > 36 || Number.isNaN(seen)) continue;
        const trust = origin.changes / (origin.changes + 1.5);
        const volatility = (origin.volatility ?? typicalVolatility) ** trust * typicalVolatility ** (1 - trust);
        errors.push((seen - expected(origin, ahead)) / (Math.sqrt(volatility / typicalVolatility) * (1 + 1.2 / origin.count)));
      }
    }
    errors.sort((a, b) => a - b);
    const at = (p: number): number => errors[Math.floor(p * errors.length)] ?? 0;
    const middle = at(0.5);
    const row = Array.from({ length: 20 }, (_, index) => (index + 0.5) / 20).map((p) => (at(p) - middle + Math.max(middle, 0) * Math.min(Math.max((p - 0.5) / 0.25, 0), 1)).toFixed(3));
    console.log(`  { ahead: ${ahead}, errors: [${row.join(', ')}] }, // ${errors.length} errors, median ${middle.toFixed(2)}`);
  }
}
