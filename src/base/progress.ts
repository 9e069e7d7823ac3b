/** What long work is handed so that its asker sees how far it is and can stop it. */
export interface Watch {
  /** Says how far the work is: 0 to 1 where that is known, and what is being done. */
  readonly progress: (share: number | undefined, doing: string) => void;
  /** Stops the work when it is aborted; an `AbortSignal` is one. */
  readonly signal: { readonly aborted: boolean; throwIfAborted(): void };
}

/** Nobody watches and nobody stops it. */
export const unwatched: Watch = {
  progress: () => undefined,
  signal: { aborted: false, throwIfAborted: () => undefined },
};
