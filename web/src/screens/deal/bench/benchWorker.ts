import type { AnswerOf } from '../../../client/answers.ts';
import { openBench, type Bench, type Priced } from './bench.ts';
import type { Lever, Setting } from './levers.ts';

export type ToBench = { readonly is: 'open'; readonly given: AnswerOf<'deal.bench'> } | { readonly is: 'price'; readonly turn: number; readonly settings: Readonly<Record<string, Setting>>; readonly words: string } | { readonly is: 'write'; readonly turn: number; readonly settings: Readonly<Record<string, Setting>>; readonly words: string };
export type FromBench =
  | { readonly is: 'opened'; readonly levers: readonly Lever[]; readonly currency: string; readonly months: number; readonly paths: number }
  | { readonly is: 'priced'; readonly turn: number; readonly priced: Priced }
  | { readonly is: 'billed'; readonly turn: number; readonly bill: ReturnType<Bench['bill']> }
  | { readonly is: 'written'; readonly deal: string | undefined }
  | { readonly is: 'refused'; readonly turn: number; readonly message: string };

// The bench in a thread of its own: the sliders never wait for it.
const here = self as unknown as { postMessage(message: FromBench, options: { readonly transfer: readonly [] }): void; addEventListener(type: 'message', listener: (event: MessageEvent<ToBench>) => void): void };
/** How long nothing is moved before the exact bill is made, in milliseconds. */
const calm = 200;
let bench: Bench | undefined;
let later: ReturnType<typeof setTimeout> | undefined;

here.addEventListener('message', ({ data }) => {
  if (data.is === 'write') {
    tried(data.turn, () => answer({ is: 'written', deal: bench?.write(data.settings, data.words) }));
    return;
  }
  clearTimeout(later);
  tried(data.is === 'price' ? data.turn : 0, () => {
    if (data.is === 'open') {
      const opened = openBench(data.given);
      bench = opened;
      answer({ is: 'opened', levers: opened.levers, currency: opened.currency, months: opened.months, paths: opened.paths });
      // The first question after opening is answered as fast as those after it.
      opened.price({ usage: { low: 101, high: 101 } }, '');
      return;
    }
    const open = bench;
    if (!open) return;
    const { turn, settings, words } = data;
    answer({ is: 'priced', turn, priced: open.price(settings, words) });
    later = setTimeout(() => tried(turn, () => answer({ is: 'billed', turn, bill: open.bill(settings, words) })), calm);
  });
});

function tried(turn: number, work: () => void): void {
  try {
    work();
  } catch (error) {
    answer({ is: 'refused', turn, message: error instanceof Error ? error.message : String(error) });
  }
}

function answer(message: FromBench): void {
  here.postMessage(message, { transfer: [] });
}
