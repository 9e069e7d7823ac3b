import { keepPreviousData, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputOf, OperationName } from './answers.ts';
import { call, type Progress } from './call.ts';
import { asRefused, type Refused } from './refused.ts';

/** Where a piece of long work is. `was` is the answer to the files as they were before, while a new one is made. */
export type Work<Output> =
  | { readonly state: 'waiting' }
  | { readonly state: 'working'; readonly progress: Progress | undefined; readonly was: Output | undefined; readonly stop: () => void }
  | { readonly state: 'stopped'; readonly was: Output | undefined; readonly again: () => void }
  | { readonly state: 'refused'; readonly refused: Refused; readonly again: () => void }
  | { readonly state: 'done'; readonly value: Output };

/**
 * The answer of a long operation, worked out once for each `basis` (what it depends on) and shared by every part that asks.
 * `ready` is false while there is nothing to ask about yet.
 */
export function useWork<Name extends OperationName>(name: Name, input: InputOf<Name>, basis: readonly string[], ready: boolean): Work<AnswerOf<Name>> {
  type Output = AnswerOf<Name>;
  const client = useQueryClient();
  const key = [name, input, basis] as const;
  const progressKey = ['progress', ...key] as const;
  const progress = useQuery<Progress>({ queryKey: progressKey, queryFn: skipToken });
  const query = useQuery<Output>({
    queryKey: key,
    queryFn: ready
      ? async ({ signal }) => {
          client.setQueryData<Progress>(progressKey, { share: null, doing: 'Starting' });
          return call(name, input, { signal, progress: (now) => void client.setQueryData<Progress>(progressKey, now) });
        }
      : skipToken,
    placeholderData: keepPreviousData,
  });
  const again = (): void => void query.refetch();
  if (!ready) return { state: 'waiting' };
  if (query.fetchStatus === 'fetching' && (query.isPlaceholderData || query.data === undefined)) {
    return { state: 'working', progress: progress.data, was: query.data, stop: () => void client.cancelQueries({ queryKey: key }) };
  }
  if (query.error) return { state: 'refused', refused: asRefused(query.error), again };
  if (query.data !== undefined && !query.isPlaceholderData) return { state: 'done', value: query.data };
  return { state: 'stopped', was: query.data, again };
}
