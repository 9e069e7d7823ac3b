import { createContext, use, useMemo, useRef, useState, type ReactNode } from 'react';
import { asRefused, type Refused } from './refused.ts';
import { sendFile, type SentFile } from './sendFile.ts';
import { useReload } from './useWorkspace.ts';

/** One file on its way into the workspace. */
export interface Upload {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  readonly stage: { readonly is: 'waiting' } | { readonly is: 'sending'; readonly share: number } | { readonly is: 'kept'; readonly file: SentFile } | { readonly is: 'refused'; readonly refused: Refused } | { readonly is: 'stopped' };
}

interface Uploads {
  readonly uploads: readonly Upload[];
  readonly busy: boolean;
  /** Sends the files one after another. */
  readonly add: (files: readonly File[]) => void;
  /** Stops what is under way and what waits; files that were kept stay. */
  readonly stop: () => void;
  readonly clear: () => void;
}

const UploadsContext = createContext<Uploads>({ uploads: [], busy: false, add: () => undefined, stop: () => undefined, clear: () => undefined });

export function useUploads(): Uploads {
  return use(UploadsContext);
}

export function UploadsProvider({ children }: { readonly children: ReactNode }) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const reload = useReload();
  const nextId = useRef(1);
  const queue = useRef<{ readonly id: number; readonly file: File }[]>([]);
  const running = useRef<AbortController>(undefined);

  const value = useMemo((): Uploads => {
    const stage = (id: number, to: Upload['stage']): void => setUploads((now) => now.map((upload) => (upload.id === id ? { ...upload, stage: to } : upload)));

    const work = async (): Promise<void> => {
      if (running.current) return;
      const control = new AbortController();
      running.current = control;
      for (let next = queue.current.shift(); next; next = queue.current.shift()) {
        const { id, file } = next;
        stage(id, { is: 'sending', share: 0 });
        try {
          const kept = await sendFile(file, (share) => stage(id, { is: 'sending', share }), control.signal);
          stage(id, { is: 'kept', file: kept });
        } catch (thrown) {
          const refused = asRefused(thrown);
          stage(id, refused.code === 'cancelled' ? { is: 'stopped' } : { is: 'refused', refused });
        }
        if (control.signal.aborted) break;
      }
      running.current = undefined;
      await reload();
    };

    return {
      uploads,
      busy: uploads.some(({ stage: { is } }) => is === 'waiting' || is === 'sending'),
      add: (files) => {
        const added = files.map((file) => ({ id: nextId.current++, file }));
        queue.current.push(...added);
        setUploads((now) => [...now, ...added.map(({ id, file }): Upload => ({ id, name: file.name, bytes: file.size, stage: { is: 'waiting' } }))]);
        void work();
      },
      stop: () => {
        const left = new Set(queue.current.splice(0).map(({ id }) => id));
        setUploads((now) => now.map((upload) => (left.has(upload.id) ? { ...upload, stage: { is: 'stopped' } } : upload)));
        running.current?.abort();
      },
      clear: () => setUploads((now) => now.filter(({ stage: { is } }) => is === 'waiting' || is === 'sending')),
    };
  }, [uploads, reload]);

  return <UploadsContext value={value}>{children}</UploadsContext>;
}
