import { z } from 'zod';
import { questionsFor, questionTopics, readAnswers, readQuestions } from '../../../room/questions/questionBank.ts';
import { file, findingsShape } from '../../fields.ts';
import { loadDeal } from '../../loadDeal.ts';
import { dealOnHand, documentOnHand } from '../../onHand.ts';
import { operation } from '../../operation.ts';
import { textOf } from '../../textOf.ts';

export const listQuestions = operation({
  name: 'question.list',
  summary: 'Questions for the other side that fit the deal: why each is asked, what a good answer is, what to ask next, and what was answered already.',
  effect: 'reads',
  input: z.object({
    deal: file('the deal file: questions about what it says and what it lacks; without it, the offer that stands in the open workspace; all questions where there is none').optional(),
    topic: z.array(z.enum(questionTopics)).min(1).optional().meta({ description: `only these: ${questionTopics.join(', ')}` }),
    answers: file('answers so far (parley: answers/1); without it, those of the open workspace').optional(),
    all: z.boolean().default(false).meta({ description: 'the whole bank, whatever the deal says' }),
    bank: file('a bank of questions of your own (parley: questions/1)').optional(),
  }),
  output: z.object({
    /** The deal that the questions fit; null where they are all. */
    deal: z.string().nullable(),
    questions: z.array(z.object({ id: z.string(), topic: z.string(), asks: z.string(), why: z.string(), good: z.string(), followUp: z.string().nullable(), answers: z.array(z.object({ answer: z.string(), by: z.string(), on: z.string(), promise: z.string().nullable() })) })),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'What do we ask them on Thursday?', input: { deal: 'examples/table/offer-1.yaml', topic: ['pricing', 'commitment'] } }],
  run: async (ports, input) => {
    const about = input.all ? undefined : await dealOnHand(ports, input.deal);
    const deal = about === undefined ? undefined : await loadDeal(about.ports, about.name);
    const bank = input.bank === undefined ? readQuestions(await ports.data.text('table/questions.yaml')) : readQuestions(await textOf(ports, input.bank), input.bank);
    const kept = await documentOnHand(ports, input.answers, 'answers.yaml');
    const answers = kept === undefined ? [] : readAnswers(await textOf(kept.ports, kept.name), kept.name);
    const questions = questionsFor(bank, deal?.value, input.topic).map(({ id, topic, asks, why, good, followUp }) => ({
      id, topic, asks, why, good, followUp: followUp ?? null,
      answers: answers.filter(({ question }) => question === id).map(({ answer, by, on, promise }) => ({ answer, by, on, promise: promise ?? null })),
    }));
    return { deal: about?.name ?? null, questions, findings: [...(deal?.findings ?? [])] };
  },
});
