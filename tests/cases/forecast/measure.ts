/**
 * Prints what docs/inside/forecast.md says, from the public series next to the checkout:
 *   node tests/cases/forecast/measure.ts          the back-tests
 *   node tests/cases/forecast/measure.ts errors   the rows of src/forecast/youngErrors.ts
 */
import { backtest } from '../../../src/forecast/backtest.ts';
import { expected } from '../../../src/forecast/models.ts';
import { typicalVolatility } from '../../../src/forecast/youngErrors.ts';
import { downloads, historyOf, m4, m4Score, seriesFolder, seriesPresent, smallCustomers } from './publicSeries.ts';

if (!seriesPresent()) console.log(`The public series are not at ${seriesFolder}, so there is nothing to measure on.`);
else if (process.argv[2] === 'errors') printErrors();
else printBacktests();

function printBacktests(): void {
  const { held } = downloads();
  console.log('PyPI downloads, held-out half, 12 months ahead:', backtest(held.map(historyOf), 12));
  console.log('small customers (4 series): months of history, months ahead, windows, inside 80, inside 95');
  for (const length of [2, 4, 8, 14, 24]) {
    for (const ahead of [1, 3, 6, 12, 24, 36]) {
      const { windows, inside80, inside95 } = smallCustomers(held, length, ahead);
      console.log(`  ${length}  ${ahead}  ${windows}  ${inside80.toFixed(2)}  ${inside95.toFixed(2)}`);
    }
  }
  console.log('M4 weekly, 13 weeks ahead:', m4Score('Weekly'), backtest(m4('Weekly').train.map(historyOf), 13));
  console.log('M4 hourly, 48 hours ahead (no season is modelled):', m4Score('Hourly'));
}

/** Errors of young series in units of their own scale: the lower half from the median error on, the upper half at least from zero on. */
function printErrors(): void {
  const histories = downloads().taught.map(historyOf);
  for (const ahead of [1, 2, 3, 6, 12, 18, 24, 36, 48, 60]) {
    const errors: number[] = [];
    for (const { values, learnt } of histories) {
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
    const row = Array.from({ length: 20 }, (_, index) => (index + 0.5) / 20).map((p) => (p < 0.5 ? at(p) - middle : Math.max(at(p), at(p) - middle)).toFixed(3));
    console.log(`  { ahead: ${ahead}, errors: [${row.join(', ')}] }, // ${errors.length} errors, median ${middle.toFixed(2)}`);
  }
}
