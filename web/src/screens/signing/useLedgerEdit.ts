import { useMutation } from '@tanstack/react-query';
import { useReload } from '../../client/useWorkspace.ts';
import { tell, tellRefusal } from '../../parts/tell.ts';

/** Writes an entry into the ledger. There is no undo: what is written stays, and a later entry says otherwise. */
export function useLedgerEdit(): { readonly write: (said: string, run: () => Promise<unknown>) => Promise<boolean>; readonly busy: boolean } {
  const reload = useReload();
  const { mutateAsync, isPending } = useMutation({
    scope: { id: 'room' },
    mutationFn: async ({ said, run }: { readonly said: string; readonly run: () => Promise<unknown> }) => {
      await run();
      await reload();
      tell(said);
    },
    onError: tellRefusal,
  });
  return {
    busy: isPending,
    write: (said, run) =>
      mutateAsync({ said, run }).then(
        () => true,
        () => false,
      ),
  };
}
