import { z } from 'zod';
import { finding } from '../../../base/finding.ts';
import { withValues, type ChangedValue } from '../../../deal/editList.ts';
import { answerList, readAnswers } from '../../../room/questions/questionBank.ts';
import { changedShape, editRoomList, given, showChanged, there, withCleared } from '../../editRoomList.ts';
import { dayField, file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';

export const correctAnswer = operation({
  name: 'question.edit',
  summary: 'Corrects what was written down as the last answer to a question, and answers with each value before and after; a promise that it became stays in the ledger as it was said.',
  effect: 'writes',
  input: z.object({
    question: z.string().min(1).meta({ description: 'the question, for example price-cap' }),
    answer: z.string().min(1).optional().meta({ description: 'the answer in their words' }),
    by: z.string().min(1).optional().meta({ description: 'who answered' }),
    on: dayField('the day of the answer').optional(),
    answers: file('the list of answers (parley: answers/1); without it, that of the open workspace').optional(),
  }),
  output: z.object({ question: z.string(), changed: changedShape, findings: findingsShape }),
  command: {},
  examples: [{ title: 'It was their manager who said it', input: { question: 'price-cap', by: 'K. Brandt', answers: 'answers.yaml' } }],
  run: async (ports, { answers: document, question, ...said }) => {
    let changed: readonly ChangedValue[] = [];
    const after = await editRoomList(ports, document, 'answers.yaml', (text, name) => {
      const edited = withValues(there(text, name), name, answerList, question, withCleared(given(said)));
      ({ changed } = edited);
      return edited.text;
    }, readAnswers);
    const promise = after.findLast((each) => each.question === question)?.promise;
    const stays = promise === undefined || changed.length === 0 ? [] : [finding('info', 'promise-stays', `The ledger keeps ${promise} as it was written down: where it is wrong there, too, withdraw it with parley ledger mark and add the right one.`, promise)];
    return { question, changed: showChanged(changed), findings: stays };
  },
});
