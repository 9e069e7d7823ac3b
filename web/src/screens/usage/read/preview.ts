import type { AnswerOf } from '../../../client/answers.ts';

/** One file as it was read. */
export type Preview = AnswerOf<'usage.preview'>;
