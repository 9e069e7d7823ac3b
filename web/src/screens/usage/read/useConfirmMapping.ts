import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { AnswerOf, InputOf } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { tell, tellRefusal } from '../../../parts/tell.ts';

/** Remembers what somebody says about files with a header; every answer about usage is worked out again then. */
export function useConfirmMapping(): UseMutationResult<AnswerOf<'usage.confirm'>, Error, InputOf<'usage.confirm'>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (said: InputOf<'usage.confirm'>) => call('usage.confirm', said),
    onError: (error: Error) => tellRefusal(error),
    onSuccess: ({ understood, remembered }) => {
      // The question is gone from the screen by then, so its answer is told here.
      if (remembered) tell(understood.length === 0 ? 'Remembered for files with this header.' : `Remembered. ${understood.join(', ')} ${understood.length === 1 ? 'is' : 'are'} read so from now on.`);
      return client.invalidateQueries();
    },
  });
}
