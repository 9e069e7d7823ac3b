import type { Day } from '../../base/calendar.ts';
import { Refusal } from '../../base/refusal.ts';
import type { DealTerms } from '../../deal/dealTerms.ts';
import { dayText, group, list, maybe, text, word, yesOrNo } from '../../deal/dealValues.ts';
import type { ListOf } from '../../deal/editList.ts';
import { readShaped } from '../../deal/readShaped.ts';
import { removedMark, standing } from '../standing.ts';
import { written } from '../../deal/writeDeal.ts';
import type { Topic } from '../../ledger/entry.ts';

export const questionTopics = ['pricing', 'commitment', 'capacity', 'data', 'legal', 'support', 'renewal'] as const;
export type QuestionTopic = (typeof questionTopics)[number];

/** A question for the other side: why it is asked, what a good answer is, and what to ask next. */
export interface Question {
  readonly id: string;
  readonly topic: QuestionTopic;
  readonly asks: string;
  readonly why: string;
  readonly good: string;
  readonly followUp?: string | undefined;
  readonly when?: string | undefined;
  readonly unless?: string | undefined;
}

export function readQuestions(yaml: string, file = 'table/questions.yaml'): readonly Question[] {
  return readShaped(yaml, file, { format: 'questions/1', what: 'bank of questions', holds: 'a list of questions' }, bankShape).questions;
}

/** The questions that fit the deal: those about terms it has, and about terms it lacks; all where there is no deal yet. */
export function questionsFor(questions: readonly Question[], deal: DealTerms | undefined, topics: readonly QuestionTopic[] = questionTopics): readonly Question[] {
  return questions.filter(({ topic, when, unless }) => topics.includes(topic) && (deal === undefined || ((when === undefined || says(deal, when)) && (unless === undefined || !says(deal, unless)))));
}

function says(deal: DealTerms, key: string): boolean {
  const value = deal[key as keyof DealTerms];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** An answer that was given; what it promises stands in the ledger under `promise`. */
export interface Answered {
  readonly question: string;
  readonly answer: string;
  readonly by: string;
  readonly on: Day;
  readonly promised: boolean;
  readonly promise?: string | undefined;
}

export function readAnswers(yaml: string, file: string): readonly Answered[] {
  return standing(readShaped(yaml, file, { format: 'answers/1', what: 'list of answers', holds: 'answers to questions' }, answersShape).answers);
}

/** The list of answers, for those who take one back. */
export const answerList: ListOf = { format: 'answers/1', list: 'answers', key: 'question', head: {} };

/** The document with one more answer at its end. */
export function withAnswer(yaml: string | undefined, answer: Answered, file: string): string {
  const longer = `${(yaml ?? 'parley: answers/1\nanswers:\n').replace(/\n*$/, '\n')}  - ${written(answer)}\n`;
  const before = yaml === undefined ? 0 : readAnswers(yaml, file).length;
  if (readAnswers(longer, file).length !== before + 1) throw new Refusal('unsupported', `${file} is not written as a list at its end ("answers:" and one "- " a line), so nothing can be added to it.`, file);
  return longer;
}

/** Under which subject of the ledger a promise goes that answers a question. */
export const ledgerTopic: Readonly<Record<QuestionTopic, Topic>> = { pricing: 'pricing', commitment: 'pricing', capacity: 'capacity', data: 'dataHandling', legal: 'other', support: 'support', renewal: 'renewal' };

const bankShape = group({ parley: text(), questions: list(group({ id: text(), topic: word(...questionTopics), asks: text(), why: text(), good: text(), followUp: maybe(text()), when: maybe(text()), unless: maybe(text()) })) });
const answersShape = group({ parley: text(), answers: list(group({ question: text(), answer: text(), by: text(), on: dayText(), promised: yesOrNo().default(false), promise: maybe(text()), removed: removedMark })) });
