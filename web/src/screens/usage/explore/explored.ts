import type { AnswerOf } from '../../../client/answers.ts';

/** Usage in groups, dearest first. */
export type Explored = AnswerOf<'usage.explore'>;
