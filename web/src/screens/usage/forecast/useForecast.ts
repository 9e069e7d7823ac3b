import { useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../client/call.ts';
import type { Basis, Forecasted, ForecastQuestion } from './forecastDesk.ts';
import type { FromForecast, Opened, ToForecast } from './forecastWorker.ts';

export interface OpenedForecast {
  readonly opened: Opened | undefined;
  readonly answer: Forecasted | undefined;
  readonly progress: Progress | undefined;
  readonly refused: string | undefined;
  readonly stopped: boolean;
  /** Ends the work; `again` starts it anew. */
  readonly stop: () => void;
  readonly again: () => void;
}

/** A forecast in a worker: the answer to the last question, while the page goes on. */
export function useForecast(given: Basis, question: ForecastQuestion): OpenedForecast {
  const worker = useRef<Worker>(undefined);
  const line = useRef<{ busy: boolean; next: ForecastQuestion | undefined }>({ busy: false, next: undefined });
  const [turn, setTurn] = useState(0);
  const [stopped, setStopped] = useState(false);
  const [opened, setOpened] = useState<Opened>();
  const [answer, setAnswer] = useState<Forecasted>();
  const [progress, setProgress] = useState<Progress>();
  const [refused, setRefused] = useState<string>();

  useEffect(() => {
    const made = new Worker(new URL('./forecastWorker.ts', import.meta.url), { type: 'module' });
    const waiting = line.current;
    worker.current = made;
    made.addEventListener('message', ({ data }: MessageEvent<FromForecast>) => {
      if (data.is === 'progress') {
        setProgress(data);
        return;
      }
      if (data.is === 'opened') {
        setOpened(data.opened);
        return;
      }
      if (data.is === 'answered') {
        setAnswer(data.answer);
        setRefused(undefined);
      } else setRefused(data.message);
      waiting.busy = false;
      if (waiting.next) {
        send(made, { is: 'ask', question: waiting.next });
        waiting.busy = true;
        waiting.next = undefined;
      }
    });
    made.addEventListener('error', (event) => setRefused(event.message === '' ? 'The forecast could not be made in this browser.' : event.message));
    send(made, { is: 'open', given });
    return () => {
      made.terminate();
      waiting.busy = false;
      waiting.next = undefined;
      setOpened(undefined);
    };
  }, [given, turn]);

  // While one answer is worked out only the last question waits.
  useEffect(() => {
    if (!opened) return;
    const waiting = line.current;
    if (waiting.busy) waiting.next = question;
    else {
      send(worker.current, { is: 'ask', question });
      waiting.busy = true;
    }
  }, [opened, question]);

  return {
    opened, answer, progress, refused, stopped,
    stop: () => {
      worker.current?.terminate();
      setStopped(true);
    },
    again: () => {
      setStopped(false);
      setTurn((now) => now + 1);
    },
  };
}

function send(worker: Worker | undefined, message: ToForecast): void {
  worker?.postMessage(message, { transfer: [] });
}
