import type { AnswerOf } from '../client/answers.ts';
import { useWork, type Work } from '../client/useWork.ts';

/** What the other side may see, asked for once: the only question that this app puts. */
export function useProjection(): Work<AnswerOf<'pack.view'>> {
  return useWork('pack.view', {}, [], true);
}
