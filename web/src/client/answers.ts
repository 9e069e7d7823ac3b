import type { AnswerOf, InputOf } from '../../../src/client/client.ts';

/** What goes into an operation and what comes back, by its name: as the operations themselves say it. */
export type { AnswerOf, InputOf };
export type { OperationName } from '../../../src/client/client.ts';

export type WorkspaceShown = AnswerOf<'workspace.show'>;
/** A file that is kept in the workspace. */
export type KeptFile = WorkspaceShown['files'][number];

export type StandingShown = AnswerOf<'deal.stand'>;
export type StructureShown = StandingShown['structures'][number];
export type AskShown = StandingShown['asks'][number];
export type RangeShown = StructureShown['total'];
export type CalendarShown = StandingShown['calendar'][number];

export type DecisionsShown = AnswerOf<'workspace.decisions'>;
/** Our wording on one row of the playbook, and the words of theirs it takes the place of. */
export type ProposalShown = DecisionsShown['proposals'][string];
export type RedlinePreview = AnswerOf<'workspace.propose'>;
export type ComparisonShown = AnswerOf<'paper.compare'>;
export type ChangeShown = ComparisonShown['changes'][number];
export type PlaybookShown = AnswerOf<'playbook.show'>;

/** What was written, by an operation that makes a pack. */
export type MadeFiles = AnswerOf<'brief.make'>;

export type UsageShown = AnswerOf<'usage.import'>;

export type PaperShown = AnswerOf<'paper.text'>;
export type ParagraphShown = PaperShown['paragraphs'][number];
export type ReviewShown = AnswerOf<'paper.review'>;
export type PositionShown = ReviewShown['positions'][number];
export type SpanShown = PositionShown['spans'][number];

export type ComparedOffers = AnswerOf<'offer.compare'>;
export type OfferColumn = ComparedOffers['columns'][number];
export type Countered = AnswerOf<'table.counter'>;
export type PricedAlternatives = AnswerOf<'alternative.price'>;
export type RankedAsk = AnswerOf<'ask.rank'>['asks'][number];
export type DaysShown = AnswerOf<'calendar.show'>;
export type Question = AnswerOf<'question.list'>['questions'][number];
