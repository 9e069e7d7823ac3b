import type { AnswerOf } from '../../../client/answers.ts';
import { openBench, type Bench, type Priced } from './bench.ts';
import type { Lever, Setting } from './levers.ts';

export type ToBench = { readonly is: 'open'; readonly given: AnswerOf<'deal.bench'> } | { readonly is: 'price'; readonly turn: number; readonly settings: Readonly<Record<string, Setting>>; readonly words: string };
export type FromBench =
  | { readonly is: 'opened'; readonly levers: readonly Lever[]; readonly currency: string; readonly months: number; readonly paths: number }
  | { readonly is: 'priced'; readonly turn: number; readonly priced: Priced }
  | { readonly is: 'refused'; readonly turn: number; readonly message: string };

// The bench in a thread of its own: the sliders never wait for it.
const here = self as unknown as { postMessage(message: FromBench, options: { readonly transfer: readonly [] }): void; addEventListener(type: 'message', listener: (event: MessageEvent<ToBench>) => void): void };
let bench: Bench | undefined;

here.addEventListener('message', ({ data }) => {
  const turn = data.is === 'price' ? data.turn : 0;
  try {
    if (data.is === 'open') {
      bench = openBench(data.given);
      answer({ is: 'opened', levers: bench.levers, currency: bench.currency, months: bench.months, paths: bench.paths });
    } else if (bench) answer({ is: 'priced', turn, priced: bench.price(data.settings, data.words) });
  } catch (error) {
    answer({ is: 'refused', turn, message: error instanceof Error ? error.message : String(error) });
  }
});

function answer(message: FromBench): void {
  here.postMessage(message, { transfer: [] });
}
