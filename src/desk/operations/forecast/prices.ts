import { z } from 'zod';
import { findingsShape } from '../../fields.ts';
import { estimatePrices } from '../../../forecast/prices/estimatePrices.ts';
import { pricesShape, shownPrices } from '../../forecasting/shapes.ts';
import { loadRateBook, usualRateBook } from '../../knowledge.ts';
import { operation } from '../../operation.ts';

export const forecastPrices = operation({
  name: 'forecast.prices',
  summary: 'How list prices move, in jumps, as the history of the dated rate books says: cuts, new models above and below, and how long Azure takes to follow; each figure with its ground.',
  effect: 'reads',
  input: z.object({ book: z.string().default(usualRateBook).meta({ description: 'the rate book whose history is read' }) }),
  output: z.object({ prices: pricesShape, findings: findingsShape }),
  command: { words: ['outlook', 'prices'] },
  examples: [{ title: 'What is assumed of future list prices', input: {} }],
  run: async (ports, given) => {
    const [book, maker] = await Promise.all([loadRateBook(ports, given.book), loadRateBook(ports, 'openai-2026-10')]);
    return { prices: shownPrices({ ...estimatePrices(book.value, maker.value), models: [] }), findings: [...book.findings, ...maker.findings] };
  },
});
