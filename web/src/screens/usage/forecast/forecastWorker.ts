import { openForecast, type Basis, type ForecastDesk, type Forecasted, type ForecastQuestion } from './forecastDesk.ts';

export type ToForecast = { readonly is: 'open'; readonly given: Basis } | { readonly is: 'ask'; readonly question: ForecastQuestion };
export type Opened = Omit<ForecastDesk, 'ask'>;
export type FromForecast =
  | { readonly is: 'progress'; readonly share: number | null; readonly doing: string }
  | { readonly is: 'opened'; readonly opened: Opened }
  | { readonly is: 'answered'; readonly answer: Forecasted }
  | { readonly is: 'refused'; readonly message: string };

// The forecast in a thread of its own: what is typed never waits for it.
const here = self as unknown as { postMessage(message: FromForecast, options: { readonly transfer: readonly [] }): void; addEventListener(type: 'message', listener: (event: MessageEvent<ToForecast>) => void): void };
let desk: ForecastDesk | undefined;
let told = 0;

here.addEventListener('message', ({ data }) => {
  try {
    if (data.is === 'open') {
      const { ask, ...opened } = openForecast(data.given, { signal: new AbortController().signal, progress });
      desk = { ask, ...opened };
      answer({ is: 'opened', opened });
    } else if (desk) answer({ is: 'answered', answer: desk.ask(data.question) });
  } catch (error) {
    answer({ is: 'refused', message: error instanceof Error ? error.message : String(error) });
  }
});

function progress(share: number | undefined, doing: string): void {
  if (performance.now() - told < 50) return;
  told = performance.now();
  answer({ is: 'progress', share: share ?? null, doing });
}

function answer(message: FromForecast): void {
  here.postMessage(message, { transfer: [] });
}
