import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '../../../src/adapters/clock/systemClock.ts';
import { duckdbColumns } from '../../../src/adapters/duckdb/duckdbColumns.ts';
import { bundledData } from '../../../src/adapters/files/bundledData.ts';
import { diskFiles, sha256 } from '../../../src/adapters/files/diskFiles.ts';
import { ed25519 } from '../../../src/adapters/signatures/ed25519.ts';
import { openWorkspace } from '../../../src/adapters/sqlite/openWorkspace.ts';
import { threadWorkers } from '../../../src/adapters/workers/threadWorkers.ts';
import { unwatched } from '../../../src/base/progress.ts';
import { perform } from '../../../src/desk/perform.ts';
import type { Ports } from '../../../src/desk/ports.ts';
import { recogniseFile } from '../../../src/desk/recogniseFile.ts';

// A negotiation as the app holds it: files of the workspace under their usual names, and nothing is named when it is asked.
const house = join(import.meta.dirname, '../../..');
const clock = stoppedClock('2026-11-22');
const folder = mkdtempSync(join(tmpdir(), 'parley-table-'));
let opened: Awaited<ReturnType<typeof openWorkspace>>;
let ports: Ports;
const ask = async (name: string, input: object = {}) => (await perform(ports, { may: 'write' }, name, input, unwatched)).output as Record<string, unknown> & { findings: { code: string; message: string }[] };
const keep = async (path: string, name = path.split('/').at(-1) ?? path) => {
  const bytes = new Uint8Array(readFileSync(join(house, path)));
  const { kind, format } = recogniseFile(bytes, name);
  return opened.workspace.keep(name, bytes, kind, format);
};

beforeAll(async () => {
  opened = await openWorkspace(folder, clock, (originals) => diskFiles(originals, { confined: true, readOnly: true }));
  ports = { files: opened.workspace.kept, data: bundledData(), clock, columns: duckdbColumns, workers: threadWorkers, sha256, signatures: ed25519, workspace: opened.workspace };
  await keep('examples/worked-example/usage.yaml');
  for (const name of ['offer-1.yaml', 'counter-1.yaml', 'offer-2.yaml', 'asks.yaml', 'preferences.yaml', 'offers.yaml', 'alternatives.yaml', 'people.yaml', 'dates.yaml', 'offer-mail.txt', 'pilot-report.txt']) await keep(`examples/table/${name}`);
}, 60_000);
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the table of a workspace', () => {
  it('knows its documents by what they hold', async () => {
    const kinds = new Map((await opened.workspace.files()).map(({ name, kind, format }) => [name, `${kind} ${format}`]));
    expect(['asks.yaml', 'offers.yaml', 'alternatives.yaml', 'people.yaml', 'dates.yaml', 'preferences.yaml'].map((name) => kinds.get(name))).toEqual(['asks', 'offers', 'alternatives', 'people', 'dates', 'preferences'].map((each) => `room parley-${each}`));
  });

  it('takes their third offer in, and compares all four on the usage that is there', async () => {
    const read = await ask('offer.read', { text: 'We offer 14% off gpt-5.4.', start: '2027-01-01', months: 1 });
    await opened.workspace.keep('offer-3.yaml', new TextEncoder().encode(String(read['deal'])), 'deal', 'parley-deal');
    expect(await ask('offer.add', { by: 'them', title: 'Third offer', deal: 'offer-3.yaml', source: 'offer-mail.txt', expires: '2026-12-20' })).toMatchObject({ id: 'them-3', offers: 4 });
    await ask('workspace.fact', { key: 'walkAway', value: '5600' });
    const compared = await ask('offer.compare', { paths: 10 });
    expect(compared).toMatchObject({ columns: [{ id: 'them-1' }, { id: 'us-1' }, { id: 'them-2' }, { id: 'them-3', expires: '2026-12-20' }], noDeal: { likely: 5600, is: 'the walk-away' } });
    expect((await opened.workspace.files()).find(({ name }) => name === 'offers.yaml')).toMatchObject({ kind: 'room', format: 'parley-offers' });
  }, 60_000);

  it('says what a mail is silent on that their offer before had, and takes over what still holds', async () => {
    const words = 'We offer 16% off gpt-5.4.';
    const read = await ask('offer.read', { text: words, earlier: 'offer-1.yaml' });
    expect(read).toMatchObject({ earlier: 'offer-1.yaml', silent: [{ key: 'commitment', kept: false }] });
    expect(read.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['time-of-the-offer-before', 'offer-silent']));
    const kept = await ask('offer.read', { text: words, earlier: 'offer-1.yaml', keep: ['commitment'] });
    expect(kept['deal']).toContain('amount: 6000');
    expect(kept.findings.map(({ code }) => code)).not.toContain('offer-silent');
    await expect(ask('offer.read', { text: words, earlier: 'offer-1.yaml', keep: ['support'] })).rejects.toThrow('Nothing of support is to be taken over: the words are silent on commitment.');
    await expect(ask('offer.read', { text: `${words} The agreement runs for 12 months.`, earlier: 'offer-1.yaml', keep: ['commitment'] })).rejects.toThrow('runs over other months');
  });

  it('reads where clauses stand from the words of their offer, and keeps those of the offer before only where that is said', async () => {
    const words = 'We offer 16% off gpt-5.4.\nWe can suspend the service at any time without notice.\n> You wrote: we will not train any model with your prompts without your consent';
    const read = await ask('offer.read', { text: words, earlier: 'offer-1.yaml' });
    expect(read).toMatchObject({ paper: false, clauses: [{ clause: 'susp', stands: 'refused', paragraph: 2, as: 'susp=refused@2' }], silentClauses: [{ clause: 'data-use', stands: 'walkAway', kept: false }] });
    expect(read.findings.map(({ code }) => code)).toContain('clauses-silent');
    const kept = await ask('offer.read', { text: words, earlier: 'offer-1.yaml', keepClauses: ['data-use'] });
    expect((kept['clauses'] as { as: string }[]).map(({ as }) => as)).toEqual(['susp=refused@2', 'data-use=walkAway']);
    await expect(ask('offer.read', { text: words, earlier: 'offer-1.yaml', keepClauses: ['susp'] })).rejects.toThrow('silent on data-use');
    await opened.workspace.keep('paper.md', new TextEncoder().encode('# Amendment\nSupplier may suspend the service at any time without notice.\nCustomer may terminate this Amendment for convenience on 30 days notice.'), 'contract', 'text');
    const paper = await ask('offer.read', { file: 'paper.md', earlier: 'offer-1.yaml' });
    const stands = new Map((paper['clauses'] as { clause: string; stands: string }[]).map((each) => [each.clause, each.stands]));
    expect(paper['paper']).toBe(true);
    expect([stands.get('susp'), stands.get('publicity'), stands.get('data-use')]).toEqual(['refused', 'absent', 'absent']);
  }, 60_000);

  it('finds counteroffers to the last of them', async () => {
    const made = await ask('table.counter', { paths: 5 });
    expect((made['offers'] as unknown[]).length).toBeGreaterThan(0);
    expect(made.findings.map(({ code }) => code)).toContain('seller-assumed');
  }, 60_000);

  it('prices alternatives, ranks asks, and knows people and days', async () => {
    expect(await ask('alternative.price', { paths: 10 })).toMatchObject({ walkAway: { id: 'stay' }, alternatives: [{ id: 'openai', credible: true }, { id: 'bedrock', credible: false }, { id: 'wait' }, { id: 'stay' }] });
    expect((await ask('ask.elicit'))['currency']).toBe('USD');
    // The usage here is a plan of the deal's months and no history, so nothing is valued on it; stated worths rank all the same.
    const ranked = await ask('ask.rank');
    expect((ranked['asks'] as { id: string }[]).map(({ id }) => id)).toEqual(['discount-gpt-5.4', 'no-training', 'commitment-lower', 'exit']);
    expect(ranked.findings.map(({ code }) => code)).toContain('asks-not-valued');
    const people = await ask('people.show');
    expect(people.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['sign-off-open']));
    expect(people['asks']).toContainEqual(expect.objectContaining({ id: 'no-training', parts: expect.arrayContaining([{ name: 'S. Lind', part: 'R' }]) as unknown }));
    const days = (await ask('calendar.show'))['entries'] as { id: string }[];
    expect(days.map(({ id }) => id)).toEqual(expect.arrayContaining(['sign', 'offer-them-3-expires', 'enrolment-ends']));
  }, 60_000);

  it('keeps an answer, and what it promises as an entry of the ledger', async () => {
    expect(await ask('question.answer', { question: 'price-cap', answer: 'At most three percent a year.', by: 'M. Reyes', promises: true })).toMatchObject({ promise: 'p-01' });
    expect(await ask('ledger.show')).toMatchObject({ entries: 1, ok: true, promises: [{ what: 'At most three percent a year.', topic: 'pricing' }] });
    const listed = (await ask('question.list', { topic: ['pricing'] }))['questions'] as { id: string; answers: unknown[] }[];
    expect(listed.find(({ id }) => id === 'price-cap')?.answers).toEqual([{ answer: 'At most three percent a year.', by: 'M. Reyes', on: '2026-11-22', promise: 'p-01' }]);
  });

  it('shows its own answers with the questions that fit a deal, named or not', async () => {
    const answered = async (input: object) => ((await ask('question.list', input))['questions'] as { id: string; answers: unknown[] }[]).find(({ id }) => id === 'price-cap')?.answers.length;
    expect(await answered({ deal: 'offer-1.yaml' })).toBe(1);
    expect(await answered({})).toBe(1);
    expect((await ask('question.list'))['deal']).toBe('offer-3.yaml');
    expect(((await ask('question.list', { all: true }))['questions'] as unknown[]).length).toBeGreaterThan(((await ask('question.list'))['questions'] as unknown[]).length);
  });

  it('corrects an answer, and says that the ledger keeps what was promised as it was said', async () => {
    expect(await ask('question.edit', { question: 'price-cap', by: 'K. Brandt' })).toMatchObject({ changed: [{ key: 'by', before: 'M. Reyes', after: 'K. Brandt' }], findings: [{ code: 'promise-stays', message: expect.stringContaining('p-01') as string }] });
    expect(await ask('question.edit', { question: 'price-cap', by: 'M. Reyes' })).toMatchObject({ changed: [{ after: 'M. Reyes' }] });
    await expect(ask('question.edit', { question: 'price-cap' })).rejects.toThrow('nothing was given');
  });

  it('takes an answer back and brings it back; the promise stays in the ledger', async () => {
    const answers = async () => ((await ask('question.list', { topic: ['pricing'] }))['questions'] as { id: string; answers: unknown[] }[]).find(({ id }) => id === 'price-cap')?.answers.length;
    await ask('question.remove', { of: 'price-cap', because: 'it was another question' });
    expect(await answers()).toBe(0);
    await ask('question.restore', { of: 'price-cap' });
    expect(await answers()).toBe(1);
    expect(await ask('ledger.show')).toMatchObject({ entries: 1 });
  });

  it('adds, changes, takes out and brings back an ask, and says what each edit changed', async () => {
    const ids = async () => ((await ask('ask.rank'))['asks'] as { id: string }[]).map(({ id }) => id);
    expect(await ask('ask.add', { title: 'Notice before a suspension', clause: 'suspension', why: 'A stop stops our desk.', worthLow: '100', worthLikely: '200', worthHigh: '300.5', worthBasis: 'even swap', positions: ['legal: 30 days', 'it: 5 days'] })).toMatchObject({ id: 'notice-before-a-suspension', asks: 5 });
    expect(await ask('ask.edit', { of: 'notice-before-a-suspension', worthLikely: '250', agreed: '30 days', need: 'must', walkAway: '10 days' })).toMatchObject({ changed: [{ key: 'need', before: 'should', after: 'must' }, { key: 'walkAway', before: null, after: '10 days' }, { key: 'agreed', before: null, after: '30 days' }, { key: 'worth', before: 'low: 100, likely: 200, high: 300.5, basis: even swap', after: 'low: 100, likely: 250, high: 300.5, basis: even swap' }] });
    const ranked = (await ask('ask.rank'))['asks'] as { id: string; worth: object; need: string; mayLeave: boolean }[];
    expect(ranked.find(({ id }) => id === 'notice-before-a-suspension')).toMatchObject({ worth: { low: 100, likely: 250, high: 300.5 }, need: 'must', mayLeave: true });
    await ask('ask.remove', { of: 'notice-before-a-suspension', by: 'S. Lind', because: 'The draft has it.' });
    expect(await ids()).not.toContain('notice-before-a-suspension');
    await ask('ask.restore', { of: 'notice-before-a-suspension' });
    expect(await ids()).toContain('notice-before-a-suspension');
    await expect(ask('ask.edit', { of: 'notice-before-a-suspension', worthHigh: '1' })).rejects.toThrow('do not rise');
    expect((await ask('ask.rank'))['asks']).toEqual(ranked);
  });

  it('adds an alternative, its evidence and its gaps, and takes it out again', async () => {
    expect(await ask('alternative.add', { title: 'Vertex', kind: 'vertex', book: 'google-2026-10', gaps: ['compliance, blocks: no EU boundary', 'capability, costs 50: no batch'] })).toMatchObject({ id: 'vertex', alternatives: 5 });
    expect(await ask('alternative.edit', { of: 'vertex', switchingLow: '1', switchingLikely: '2', switchingHigh: '3', switchingBasis: 'a guess', piloted: 'pilot-report.txt' })).toMatchObject({ changed: [{ key: 'switching', before: null }, { key: 'evidence', before: null, after: 'piloted: pilot-report.txt' }] });
    const priced = (await ask('alternative.price', { paths: 5 }))['alternatives'] as { id: string; proofs: { proof: string; holds: boolean }[]; gaps: unknown[] }[];
    expect(priced.find(({ id }) => id === 'vertex')?.gaps).toEqual([{ what: 'no EU boundary', kind: 'compliance', blocks: true, costs: null }, { what: 'no batch', kind: 'capability', blocks: false, costs: '50' }]);
    expect(priced.find(({ id }) => id === 'vertex')?.proofs).toContainEqual({ proof: 'piloted', holds: true, file: 'pilot-report.txt' });
    await ask('alternative.remove', { of: 'vertex' });
    expect(((await ask('alternative.price', { paths: 5 }))['alternatives'] as unknown[]).length).toBe(4);
    await expect(ask('alternative.edit', { of: 'openai', gaps: ['slow'] })).rejects.toThrow('is no gap');
  }, 60_000);

  it('knows who signed off and when, and keeps a sign-off that was taken back', async () => {
    const offs = async () => (await ask('people.show'))['signOffs'] as { what: string; by: string; on: string | null }[];
    await ask('people.sign', { name: 'J. Ortega', what: 'walk-away', on: '2026-11-20' });
    expect(await offs()).toContainEqual({ what: 'walk-away', by: 'J. Ortega', role: 'cio', on: '2026-11-20' });
    expect(await ask('people.sign', { name: 'J. Ortega', what: 'walk-away', takeBack: true })).toMatchObject({ on: null, takenBack: ['2026-11-20'] });
    expect(await ask('people.sign', { name: 'J. Ortega', what: 'walk-away' })).toMatchObject({ on: '2026-11-22', takenBack: ['2026-11-20'] });
    await ask('people.add', { name: 'D. Osei', title: 'licensing specialist', function: 'sales', reportsTo: 'K. Brandt' });
    await expect(ask('people.remove', { of: 'K. Brandt' })).rejects.toThrow('reports to K. Brandt, who is not in the list');
    await ask('people.remove', { of: 'D. Osei', because: 'left' });
    expect((await ask('people.show'))['escalation']).toHaveLength(1);
    await expect(ask('people.sign', { name: 'J. Ortgea', what: 'x' })).rejects.toThrow('did you mean J. Ortega?');
  });

  it('corrects who somebody is: a new name moves with those who report to it, and what was signed stays', async () => {
    const ways = async () => ((await ask('people.show'))['escalation'] as { name: string; title: string }[][]).map((way) => way.map(({ name }) => name));
    const before = await ways();
    expect(await ask('people.edit', { of: 'K. Brandt', name: 'Karin Brandt', title: 'director of sales' })).toMatchObject({ name: 'Karin Brandt', changed: [{ key: 'name', before: 'K. Brandt', after: 'Karin Brandt' }, { key: 'title', after: 'director of sales' }] });
    expect(await ways()).toEqual(before.map((way) => way.map((name) => (name === 'K. Brandt' ? 'Karin Brandt' : name))));
    expect(await ask('people.edit', { of: 'J. Ortega', signsOff: ['walk-away', 'signature'] })).toMatchObject({ changed: [{ key: 'signsOff' }] });
    expect(((await ask('people.show'))['signOffs'] as { what: string; by: string; on: string | null }[]).filter(({ by }) => by === 'J. Ortega')).toMatchObject([{ what: 'walk-away', on: '2026-11-22' }, { what: 'signature', on: null }]);
    await expect(ask('people.edit', { of: 'J. Ortega', signsOff: ['signature'] })).rejects.toThrow('has signed off "walk-away": that stays');
    await expect(ask('people.edit', { of: 'J. Ortega', title: 'boss' })).rejects.toThrow('is one of ours and has no title');
    await expect(ask('people.edit', { of: 'M. Reyes', name: 'J. Ortega' })).rejects.toThrow('already');
  });

  it('guides on the files that are there: ways to buy, the bundle, benchmarks and tactics need no name', async () => {
    expect(await ask('guide.bundle', { paths: 5 })).toMatchObject({ deal: 'offer-3.yaml', elements: [{ key: 'rates' }] });
    expect(await ask('guide.routes', { paths: 5 })).toMatchObject({ on: { deal: 'offer-3.yaml', endsInMonths: expect.any(Number) as number, annualSpend: expect.any(Number) as number } });
    expect(((await ask('guide.tactics'))['tactics'] as { id: string; ready: boolean }[]).filter(({ ready }) => ready).map(({ id }) => id)).toEqual(expect.arrayContaining(['volume-story', 'timing', 'wait']));
    for (const [year, discount] of [[2024, '8'], [2025, '11.5'], [2025, '14']] as const) await ask('guide.close', { year, discount, annualSpend: '70000' });
    expect(await ask('guide.benchmarks', { annualSpend: 70000, discount: 12 })).toMatchObject({ own: { n: 3, low: 8, median: 11.5, high: 14, percentile: 67 } });
    await ask('guide.remove', { of: '2', because: 'another product' });
    expect(await ask('guide.benchmarks', { annualSpend: 70000, discount: 12 })).toMatchObject({ own: null, closed: [{ place: 1, discount: '8' }, { place: 3, discount: '14' }] });
    await expect(ask('guide.remove', { of: '4' })).rejects.toThrow('there are 1, 2, 3');
    await ask('guide.restore', { of: '2' });
    expect(await ask('guide.benchmarks', { annualSpend: 70000, discount: 12 })).toMatchObject({ own: { n: 3, median: 11.5 } });
    expect(await ask('guide.benchmarks')).toMatchObject({ basis: expect.stringContaining('offer-3.yaml takes') as string });
    await expect(ask('guide.close', { year: 2025, discount: '140', annualSpend: '70000' })).rejects.toThrow();
  }, 60_000);

  it('writes down what a stakeholder says, and asks what it needs to know next', async () => {
    const worth = async (name: string, issue: string) => ((await ask('ask.elicit'))['stakeholders'] as { name: string; worths: { issue: string; worth: number | null; how: string }[] }[]).find((one) => one.name === name)?.worths.find((one) => one.issue === issue);
    await ask('ask.weigh', { name: 'H. Vance', issue: 'indemnity', worth: '25000' });
    expect(await worth('H. Vance', 'indemnity')).toEqual({ issue: 'indemnity', worth: 25000, how: 'even swap' });
    await ask('ask.weigh', { name: 'M. Sato', role: 'finance', issue: 'audit', title: 'Audit rights', worst: 'none', best: 'once a year', redLine: true });
    expect(await worth('M. Sato', 'audit')).toMatchObject({ how: 'red line' });
    const contradicts = (answer: Awaited<ReturnType<typeof ask>>) => answer.findings.some(({ message }) => message.includes('would rather have indemnity than suspension'));
    expect(contradicts(await ask('ask.weigh', { name: 'H. Vance', issue: 'indemnity', than: 'suspension' }))).toBe(true);
    expect(contradicts(await ask('ask.weigh', { name: 'H. Vance', issue: 'suspension', than: 'indemnity' }))).toBe(false);
    expect(await ask('ask.weigh', { name: 'H. Vance', issue: 'indemnity', clear: ['worth', 'weight'] })).toMatchObject({ changed: [{ key: 'swings', before: expect.stringContaining('indemnity: 10') as string }, { key: 'evenSwaps', before: expect.stringContaining('25000') as string }] });
    expect(await worth('H. Vance', 'indemnity')).toMatchObject({ how: 'not said' });
    expect(await worth('H. Vance', 'suspension')).toMatchObject({ worth: 300000, how: 'even swap' });
    await ask('ask.weigh', { name: 'H. Vance', issue: 'indemnity', clear: ['than'] });
    await ask('ask.weigh', { name: 'M. Sato', issue: 'audit', clear: ['redLine'] });
    expect(await worth('M. Sato', 'audit')).toMatchObject({ how: 'not said' });
    await expect(ask('ask.weigh', { name: 'H. Vance', issue: 'indemnity', clear: ['worth'] })).rejects.toThrow('H. Vance has said no worth of indemnity');
    await expect(ask('ask.weigh', { name: 'H. Vance', issue: 'indemnity', worth: '1', clear: ['worth'] })).rejects.toThrow('cannot be said and cleared');
    await expect(ask('ask.weigh', { name: 'H. Vance', issue: 'uptime', weight: '10' })).rejects.toThrow('uptime is no issue yet');
  });

  it('writes its calendar again over the last one, so that entries move', async () => {
    await ask('calendar.write');
    const dates = readFileSync(join(house, 'examples/table/dates.yaml'), 'utf8').replace('sign: 2026-12-18', 'sign: 2026-12-21');
    await opened.workspace.keep('dates.yaml', new TextEncoder().encode(dates), 'room', 'parley-dates');
    await ask('calendar.write');
    const text = new TextDecoder().decode(await opened.workspace.kept.read('negotiation.ics'));
    const event = text.split('BEGIN:VEVENT').find((each) => each.includes('UID:sign@')) ?? '';
    expect(event).toContain('DTSTART;VALUE=DATE:20261221');
    expect(event).toContain('SEQUENCE:1');
  });
});
