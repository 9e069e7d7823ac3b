import { z } from 'zod';
import { day } from '../../../base/calendar.ts';
import { nearest } from '../../../base/nearest.ts';
import { Refusal } from '../../../base/refusal.ts';
import { functions, places, vehicles } from '../../../ledger/entry.ts';
import { ledgerTopic, readQuestions, withAnswer } from '../../../room/questions/questionBank.ts';
import { dayField, file, findingsShape } from '../../fields.ts';
import { appendToLedger } from '../../ledgerFile.ts';
import { operation } from '../../operation.ts';
import { readRoomFile, writeRoomFile } from '../../roomFile.ts';
import { ledgerField } from '../ledger/written.ts';

export const answerQuestion = operation({
  name: 'question.answer',
  summary: 'Writes an answer down; one that promises something becomes an entry of the ledger.',
  effect: 'writes',
  input: z.object({
    question: z.string().min(1).meta({ description: 'the question, for example price-cap' }),
    answer: z.string().min(1).meta({ description: 'the answer in their words' }),
    by: z.string().min(1).meta({ description: 'who answered' }),
    promises: z.boolean().default(false).meta({ description: 'it promises something: write it into the ledger' }),
    organisation: z.string().min(1).default('Microsoft').meta({ description: 'for whom they speak' }),
    function: z.enum(functions).default('sales').meta({ description: `what they do there: ${functions.join(', ')}` }),
    where: z.enum(places).default('meeting').meta({ description: `where it was said: ${places.join(', ')}` }),
    reference: z.string().min(1).default('questions').meta({ description: 'which call or meeting' }),
    vehicle: z.enum(vehicles).default('none').meta({ description: `what is to carry the promise: ${vehicles.join(', ')}` }),
    on: dayField('the day of the answer; today where nothing is said').optional(),
    answers: file('the list of answers (parley: answers/1); without it, that of the open workspace').optional(),
    ledger: ledgerField,
  }),
  output: z.object({ question: z.string(), promise: z.string().nullable(), findings: findingsShape }),
  command: {},
  examples: [{ title: 'They promised a cap', input: { question: 'price-cap', answer: 'Prices rise by no more than three percent a year.', by: 'M. Reyes', promises: true, vehicle: 'amendment', answers: 'answers.yaml', ledger: 'promises.jsonl' } }],
  run: async (ports, input) => {
    const bank = readQuestions(await ports.data.text('table/questions.yaml'));
    const asked = bank.find(({ id }) => id === input.question);
    if (!asked) throw new Refusal('not-found', `There is no question ${input.question}${near(input.question, bank.map(({ id }) => id))} See parley question list.`);
    const on = day(input.on ?? ports.clock.today());
    const { name, text } = await readRoomFile(ports, input.answers, 'answers.yaml', true);
    // The ledger comes first: an answer that says it is there has to be there.
    const promise = input.promises
      ? await appendToLedger(ports, input.ledger, {
          kind: 'promise', topic: ledgerTopic[asked.topic], who: { name: input.by, organisation: input.organisation, function: input.function }, what: input.answer, where: { kind: input.where, reference: input.reference },
          said: on, evidence: null, vehicle: input.vehicle, status: 'said',
        })
      : undefined;
    await writeRoomFile(ports, input.answers, 'answers.yaml', withAnswer(text, { question: asked.id, answer: input.answer, by: input.by, on, promised: input.promises, promise: promise?.entry.id }, name));
    return { question: asked.id, promise: promise?.entry.id ?? null, findings: [...(promise?.findings ?? [])] };
  },
});

function near(id: string, known: readonly string[]): string {
  const found = nearest(id, known);
  return found === undefined ? '.' : `; did you mean ${found}?`;
}
