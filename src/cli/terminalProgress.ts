import type { Terminal } from './terminal.ts';

/** Progress on one line of stderr, drawn over itself and wiped when the work is done; nothing where nobody watches. */
export function terminalProgress(terminal: Terminal): { progress: (share: number | undefined, doing: string) => void; done: () => void } {
  let drawn = false;
  return {
    progress: (share, doing) => {
      if (!terminal.watched) return;
      drawn = true;
      terminal.error(`\r\u001B[K${share === undefined ? '' : `${String(Math.floor(share * 100)).padStart(3)} % `}${doing}`);
    },
    done: () => {
      if (drawn) terminal.error('\r\u001B[K');
      drawn = false;
    },
  };
}
