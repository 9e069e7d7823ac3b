import { answerList, readAnswers } from '../../../room/questions/questionBank.ts';
import { removal, restoring, type TakenOut } from '../../takeOut.ts';

const answers: TakenOut = { noun: 'question', usual: 'answers.yaml', format: 'answers/1', lists: [answerList], check: readAnswers, example: { document: 'answers.yaml', of: 'price-cap', because: 'It was another question.' } };

/** The last answer to a question; what it promised stays in the ledger, where `ledger.mark` withdraws it. */
export const removeAnswer = removal(answers);
export const restoreAnswer = restoring(answers);
