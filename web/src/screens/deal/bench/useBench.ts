import { useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '../../../client/answers.ts';
import type { Bench, Priced } from './bench.ts';
import type { FromBench, ToBench } from './benchWorker.ts';
import type { Lever, Setting } from './levers.ts';

export interface OpenBench {
  readonly levers: readonly Lever[];
  readonly currency: string;
  readonly months: number;
  readonly paths: number;
}

/** A bench in a worker: what it has to move, and the last answer to what was asked. */
export function useBench(given: AnswerOf<'deal.bench'>, settings: Readonly<Record<string, Setting>>, words: string): { readonly open: OpenBench | undefined; readonly priced: Priced | undefined; readonly bill: ReturnType<Bench['bill']>; readonly refused: string | undefined; readonly write: () => Promise<string | undefined> } {
  const worker = useRef<Worker>(undefined);
  const asking = useRef<{ busy: boolean; next: ToBench | undefined; turn: number }>({ busy: false, next: undefined, turn: 0 });
  const writing = useRef<(deal: string | undefined) => void>(undefined);
  const [open, setOpen] = useState<OpenBench>();
  const [priced, setPriced] = useState<Priced>();
  const [bill, setBill] = useState<ReturnType<Bench['bill']>>();
  const [refused, setRefused] = useState<string>();

  useEffect(() => {
    const made = new Worker(new URL('./benchWorker.ts', import.meta.url), { type: 'module' });
    const line = asking.current;
    worker.current = made;
    made.addEventListener('message', ({ data }: MessageEvent<FromBench>) => {
      if (data.is === 'opened') {
        setOpen(data);
        return;
      }
      if (data.is === 'billed') {
        if (data.turn === line.turn) setBill(data.bill);
        return;
      }
      if (data.is === 'written') {
        writing.current?.(data.deal);
        return;
      }
      if (data.is === 'priced') {
        setPriced(data.priced);
        setBill(undefined);
        setRefused(undefined);
      } else setRefused(data.message);
      line.busy = false;
      if (line.next) {
        send(made, line.next);
        line.busy = true;
        line.next = undefined;
      }
    });
    made.addEventListener('error', (event) => setRefused(event.message === '' ? 'The bench could not be opened in this browser.' : event.message));
    send(made, { is: 'open', given });
    return () => {
      made.terminate();
      line.busy = false;
      line.next = undefined;
      setOpen(undefined);
    };
  }, [given]);

  // While one answer is worked out only the last question waits: a slider that is dragged asks for where it is, not for where it was.
  useEffect(() => {
    if (!open) return;
    const line = asking.current;
    const question: ToBench = { is: 'price', turn: ++line.turn, settings, words };
    if (line.busy) line.next = question;
    else {
      send(worker.current, question);
      line.busy = true;
    }
  }, [open, settings, words]);

  const write = (): Promise<string | undefined> =>
    new Promise((written) => {
      writing.current = written;
      send(worker.current, { is: 'write', turn: asking.current.turn, settings, words });
    });
  return { open, priced, bill, refused, write };
}

function send(worker: Worker | undefined, question: ToBench): void {
  worker?.postMessage(question, { transfer: [] });
}
