import { strToU8 } from 'fflate';
import { z } from 'zod';
import { day } from '../../../base/calendar.ts';
import { Refusal } from '../../../base/refusal.ts';
import { readDeal } from '../../../deal/readDeal.ts';
import { parties, readOffers, withOffer } from '../../../room/offers/offersFile.ts';
import { dayField, file, findingsShape } from '../../fields.ts';
import { openWorkspaceOf } from '../../keptFiles.ts';
import { operation } from '../../operation.ts';
import { clauseOf, clausesField } from './clauses.ts';
import { readRoomFile, writeRoomFile } from '../../roomFile.ts';

export const takeOffer = operation({
  name: 'offer.take',
  summary: 'Takes an offer into the open workspace whole: its terms as a deal file, the words it came in as its document, and its place in the list.',
  effect: 'writes',
  input: z.object({
    by: z.enum(parties).meta({ description: 'whose offer it is: us or them' }),
    title: z.string().min(1).meta({ description: 'what it is called' }),
    deal: z.string().min(1).meta({ description: 'its terms: the text of a deal file (parley: deal/1), as offer.read and table.counter answer it' }),
    words: z.string().min(1).optional().meta({ description: 'the mail or quote that it came in, pasted' }),
    source: file('the kept file that it came in, where it is not pasted').optional(),
    on: dayField('the day it was made; today where nothing is said').optional(),
    expires: dayField('until when it holds').optional(),
    clauses: clausesField(),
    note: z.string().min(1).optional().meta({ description: 'what is to be remembered about it' }),
  }),
  output: z.object({
    id: z.string(),
    /** What was kept, the list of offers last. */
    files: z.array(z.string()),
    findings: findingsShape,
  }),
  command: {},
  examples: [{ title: 'Their third offer', input: { by: 'them', title: 'Third offer', deal: 'parley: deal/1\n…', words: 'We can do 9 % …' } }],
  run: async (ports, input) => {
    const workspace = openWorkspaceOf(ports);
    if (input.words !== undefined && input.source !== undefined) throw new Refusal('invalid', 'An offer came in one document: give its words or name the file, not both.');
    const source = input.source === undefined ? undefined : { file: input.source, sha256: ports.sha256(await workspace.kept.read(input.source)) };
    const { text } = await readRoomFile(ports, undefined, 'offers.yaml', true);
    const before = text === undefined ? [] : readOffers(text, 'offers.yaml').value;
    const names = new Set((await workspace.files()).map(({ name }) => name));
    const id = freeId(input.by, new Set([...before.map(({ id: one }) => one), ...[...names].map((name) => /^offer-(.*)\.\w+$/.exec(name)?.[1] ?? '')]));
    const [dealName, wordsName] = [`offer-${id}.yaml`, `offer-${id}.txt`];
    // A deal that cannot be read is refused before anything is kept.
    const { findings } = readDeal(input.deal, dealName);
    const words = input.words === undefined ? undefined : strToU8(input.words);
    const longer = withOffer(text, { id, by: input.by, on: day(input.on ?? ports.clock.today()), title: input.title, deal: dealName, clauses: (input.clauses ?? []).map(clauseOf), source: words === undefined ? source : { file: wordsName, sha256: ports.sha256(words) }, expires: input.expires === undefined ? undefined : day(input.expires), note: input.note }, 'offers.yaml');
    const listed = readOffers(longer, 'offers.yaml');
    if (names.has(dealName)) throw new Refusal('invalid', `The workspace has a file ${dealName} already.`, dealName);
    if (words !== undefined) await workspace.keep(wordsName, words, 'room', 'mail');
    await workspace.keep(dealName, strToU8(input.deal), 'deal', 'parley-deal');
    await writeRoomFile(ports, undefined, 'offers.yaml', longer);
    return { id, files: [...(words === undefined ? [] : [wordsName]), dealName, 'offers.yaml'], findings: [...findings, ...listed.findings.filter(({ at }) => at.includes(id))] };
  },
});

function freeId(by: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) if (!taken.has(`${by}-${number}`)) return `${by}-${number}`;
}
