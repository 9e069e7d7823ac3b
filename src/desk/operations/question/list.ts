import { z } from 'zod';
import { questionsFor, questionTopics, readAnswers, readQuestions } from '../../../room/questions/questionBank.ts';
import { file, findingsShape } from '../../fields.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import { readRoomFile } from '../../roomFile.ts';

export const listQuestions = operation({
  name: 'question.list',
  summary: 'Questions for the other side that fit the deal: why each is asked, what a good answer is, what to ask next, and what was answered already.',
  effect: 'reads',
  input: z.object({
    deal: file('the deal file: questions about what it says and what it lacks; all of them without one').optional(),
    topic: z.array(z.enum(questionTopics)).min(1).optional().meta({ description: `only these: ${questionTopics.join(', ')}` }),
    answers: file('answers so far (parley: answers/1)').optional(),
    bank: file('a bank of questions of your own (parley: questions/1)').optional(),
  }),
  output: z.object({
    questions: z.array(z.object({ id: z.string(), topic: z.string(), asks: z.string(), why: z.string(), good: z.string(), followUp: z.string().nullable(), answers: z.array(z.object({ answer: z.string(), by: z.string(), on: z.string(), promise: z.string().nullable() })) })),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What do we ask them on Thursday?', input: { deal: 'examples/table/offer-1.yaml', topic: ['pricing', 'commitment'] } }],
  run: async (ports, input) => {
    const deal = input.deal === undefined ? undefined : await loadDeal(ports, input.deal);
    const bank = input.bank === undefined ? readQuestions(await ports.data.text('table/questions.yaml')) : readQuestions((await readRoomFile(ports, input.bank, input.bank)).text ?? '', input.bank);
    const kept = input.answers === undefined && (ports.workspace === undefined || input.deal !== undefined) ? undefined : await readRoomFile(ports, input.answers, 'answers.yaml', input.answers === undefined);
    const answers = kept?.text === undefined ? [] : readAnswers(kept.text, kept.name);
    const questions = questionsFor(bank, deal?.value, input.topic).map(({ id, topic, asks, why, good, followUp }) => ({
      id, topic, asks, why, good, followUp: followUp ?? null,
      answers: answers.filter(({ question }) => question === id).map(({ answer, by, on, promise }) => ({ answer, by, on, promise: promise ?? null })),
    }));
    return { questions, findings: [...(deal?.findings ?? [])] };
  },
});
