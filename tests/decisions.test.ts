import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '../src/adapters/clock/systemClock.ts';
import { duckdbColumns } from '../src/adapters/duckdb/duckdbColumns.ts';
import { bundledData } from '../src/adapters/files/bundledData.ts';
import { diskFiles, sha256 } from '../src/adapters/files/diskFiles.ts';
import { pdfText } from '../src/adapters/pdf/pdfText.ts';
import { openWorkspace } from '../src/adapters/sqlite/openWorkspace.ts';
import { inThread } from '../src/adapters/workers/inThread.ts';
import { threadWorkers } from '../src/adapters/workers/threadWorkers.ts';
import { unwatched } from '../src/base/progress.ts';
import type { AnswerOf, InputOf } from '../src/client/client.ts';
import type { OperationName } from '../src/desk/operations.ts';
import { perform } from '../src/desk/perform.ts';
import type { Ports } from '../src/desk/ports.ts';
import type { TaskInput } from '../src/desk/tasks.ts';
import { readPlaybook } from '../src/playbook/readPlaybook.ts';
import { onePagePdf } from './fixtures/paper/onePagePdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-decisions-'));
const clock = stoppedClock('2026-11-22');
const file = 'draft-amendment.docx';
let opened: Awaited<ReturnType<typeof openWorkspace>>;
let ports: Omit<Ports, 'signatures'>;

beforeAll(async () => {
  opened = await openWorkspace(folder, clock, (originals) => diskFiles(originals, { confined: true, readOnly: true }));
  ports = { files: opened.workspace.kept, data: bundledData(), clock, columns: duckdbColumns, workers: threadWorkers, sha256, workspace: opened.workspace };
  await ask('workspace.sample', {});
}, 60_000);
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what was decided on a paper', () => {
  it('is nothing before anybody decided, and afterwards what was decided', async () => {
    expect(await ask('workspace.decisions', { file })).toMatchObject({ ticked: [], proposals: {} });
    await decide({ ticked: ['liability'] });
    expect(await ask('workspace.decisions', { file })).toMatchObject({ ticked: ['liability'], proposals: {} });
    expect((await ask('workspace.show', {})).facts).toEqual({});
  });

  it('is refused where it cannot be read', async () => {
    await expect(ask('workspace.decide', { file, decisions: '{"ticked": [7]}' })).rejects.toThrow('The decisions cannot be read: ticked.0');
    await expect(ask('workspace.decide', { file: 'other.docx', decisions: '{}' })).rejects.toThrow('no file other.docx');
  });

  it('goes into their draft as tracked changes: ours in place of theirs, the rest struck out, a missing clause behind its paragraph', async () => {
    const review = await ask('paper.review', { file });
    const before = (await ask('paper.text', { file })).paragraphs.map(({ text }) => text);
    const spans = review.positions.find(({ topic }) => topic === 'unilateral-changes')?.spans ?? [];
    expect(spans.length).toBeGreaterThan(1);
    const places = spans.map(({ start, end }, index) => ({ start, end, how: index === 0 ? 'replace' : 'strike' }));
    await decide({
      proposals: {
        'unilateral-changes': { accepted: true, text: 'Supplier may change these terms only with our written consent.', reason: 'Terms that one side can change are no terms.', places },
        suspension: { accepted: true, text: 'Customer may cure any breach within thirty (30) days.', reason: 'A cure period.', places: [], after: 46 },
        liability: { accepted: false, text: 'Not now.', reason: '', places: [] },
      },
    });
    const preview = await ask('workspace.propose', { file });
    expect(preview.edits.map(({ id, applied }) => [id, applied])).toEqual([['unilateral-changes', true], ['suspension', true]]);
    const after = preview.after.map(({ text }) => text);
    expect(after.find((text) => text.startsWith('Supplier may change these terms only'))).toBe('Supplier may change these terms only with our written consent.');
    expect(after[after.indexOf('Customer may cure any breach within thirty (30) days.') - 1]).toBe(before[45]);

    const made = await ask('workspace.redline', { file, out: 'ours.docx', author: 'Procurement', comments: true });
    expect(made.comments).toBe(2);
    await ask('paper.reject', { file: 'ours.docx', out: 'rejected.docx' });
    await ask('paper.accept', { file: 'ours.docx', out: 'accepted.docx' });
    const [rejected, accepted] = [await ask('paper.text', { file: 'rejected.docx' }), await ask('paper.text', { file: 'accepted.docx' })];
    expect(rejected.paragraphs.map(({ text }) => text)).toEqual(before);
    expect(accepted.paragraphs.map(({ text }) => text)).toEqual(after);
  }, 120_000);

  it('never takes the place of a file that came in', async () => {
    await expect(ask('workspace.redline', { file, out: file, author: 'Procurement' })).rejects.toThrow('came in as it is and is not written over');
  });

  it('makes no redline where nothing is accepted', async () => {
    await decide({ ticked: ['liability'] });
    await expect(ask('workspace.redline', { file, out: 'none.docx', author: 'Procurement' })).rejects.toThrow('No proposal is accepted');
  });
});

describe('the draft that a standing reads', () => {
  it('is the Word file, and a PDF where there is none', async () => {
    await opened.workspace.keep('their-draft.pdf', onePagePdf('BT /F 12 Tf 50 700 Td (1. Supplier may change the terms at any time.) Tj ET'), 'contract', 'pdf');
    expect((await sentToStand()).paper?.value.file).toBe(file);
    await ask('workspace.remove', { file });
    expect((await sentToStand()).paper?.value).toMatchObject({ file: 'their-draft.pdf', text: '1. Supplier may change the terms at any time.' });
    await ask('workspace.restore', { file });
    await ask('workspace.remove', { file: 'their-draft.pdf' });
  });
});

describe('our own playbook', () => {
  it('is kept in the workspace and read with the next paper', async () => {
    await ask('playbook.save', { playbook: 'azure-openai', changes: JSON.stringify([{ path: ['rows', 0, 'title'], value: 'Our data' }]), out: 'our-playbook-v1.yaml' });
    expect((await ask('workspace.show', {})).files.find(({ name }) => name === 'our-playbook-v1.yaml')).toMatchObject({ kind: 'room', format: 'parley-playbook' });
    const review = await ask('paper.review', { file, playbook: 'our-playbook-v1.yaml' });
    expect(review.positions[0]?.title).toBe('Our data');
  });

  it('is a version of its own, named by its day, and the second of a day is counted', async () => {
    expect((await ask('playbook.show', { playbook: 'our-playbook-v1.yaml' })).version).toBe('2026-11-22');
    const again = await ask('playbook.save', { playbook: 'our-playbook-v1.yaml', changes: JSON.stringify([{ path: ['rows', 0, 'approver'], value: 'The board' }]), out: 'our-playbook-v2.yaml', despite: true });
    expect(again.version).toBe('2026-11-22.2');
  });

  it('takes a topic of ours, which is looked for in the next paper', async () => {
    const position = (says: string, wording: string, when: string) => ({ says, wording, when: [when] });
    const topic = {
      topic: 'staff',
      title: 'Named people',
      why: 'Who knows our systems must not change every month.',
      approver: 'Platform owner',
      document: 'Order form',
      about: ['named people', 'key personnel'],
      positions: { preferred: position('They are named.', 'Supplier shall provide the key personnel named in Schedule K.', 'people-named is met'), fallback: position('They are named.', 'Supplier shall provide the key personnel named in Schedule K or their deputies.', 'people-named is met'), walkAway: position('Anybody.', 'Supplier selects the key personnel.', 'people-named is opposed') },
      checks: [{ id: 'people-named', asks: 'Are people named?', met: 'They are.', absent: 'Nobody is named.', meets: ['key personnel named'], against: ['personnel at its discretion'], examples: { meets: ['Supplier shall provide the key personnel named in Schedule K.'], weak: ['Supplier selects key personnel at its discretion.'], silent: ['The valve is open.'] } }],
      examples: { on: ['Supplier shall provide the key personnel named in Schedule K.'], off: ['The valve is open.'] },
    };
    const count = (await ask('playbook.show', {})).topics.length;
    await ask('playbook.save', { changes: JSON.stringify([{ path: ['topics', count], value: topic }]), out: 'with-staff.yaml' });
    await opened.workspace.keep('order.txt', new TextEncoder().encode('1. Supplier selects key personnel at its discretion.'), 'contract', 'text');
    expect((await ask('paper.review', { file: 'order.txt', playbook: 'with-staff.yaml' })).topics.find((each) => each.topic === 'staff')?.verdict).toBe('walk-away');
  });

  it('is refused where it no longer sees its own examples, unless it is wanted so', async () => {
    const changes = JSON.stringify([{ path: ['rows', 0, 'checks', 0, 'meets'], value: ['words that nobody writes'] }]);
    await expect(ask('playbook.save', { changes, out: 'blind.yaml' })).rejects.toThrow('come out otherwise than it says. row data-use, check no-training: wanted meets');
    expect((await ask('workspace.show', {})).files.map(({ name }) => name)).not.toContain('blind.yaml');
    await ask('playbook.save', { changes, out: 'blind.yaml', despite: true });
    expect((await ask('workspace.show', {})).files.map(({ name }) => name)).toContain('blind.yaml');
  });

  it('may be laid over by an industry of our own, which is kept beside it and read with the next paper', async () => {
    await ask('playbook.save', { overlay: 'bank', changes: JSON.stringify([{ path: ['topics', 0, 'approver'], value: 'Outsourcing office' }]), out: 'our-bank-v1.yaml', despite: true });
    expect((await ask('workspace.show', {})).files.find(({ name }) => name === 'our-bank-v1.yaml')).toMatchObject({ kind: 'room', format: 'parley-overlay' });
    expect((await ask('playbook.overlay', { overlay: 'our-bank-v1.yaml' })).topics.map(({ topic, approver }) => [topic, approver])).toEqual([['compl', 'Outsourcing office'], ['exit', undefined], ['subproc', undefined]]);
    expect((await ask('playbook.positions', { industry: ['our-bank-v1.yaml'] })).topics.find(({ topic }) => topic === 'compl')?.approver).toBe('Outsourcing office');
  });

  it('reads the draft with what lies over it, too, where the standing and the brief are worked out', async () => {
    await ask('workspace.fact', { key: 'industry', value: 'eu\nour-bank-v1.yaml' });
    const { text, name, overlays } = (await sentToStand()).texts.playbook;
    expect(overlays.map((each) => each.file)).toEqual(['eu', 'our-bank-v1.yaml']);
    expect(readPlaybook(text, name, overlays).value.parts.map((each) => each.name)).toEqual(['Azure OpenAI, buyer\'s positions', 'European Union', 'Bank and insurer']);
    // One of our own that was taken out of the workspace is laid over nothing any more.
    await ask('workspace.remove', { file: 'our-bank-v1.yaml' });
    expect((await sentToStand()).texts.playbook.overlays.map((each) => each.file)).toEqual(['eu']);
    await ask('workspace.fact', { key: 'industry', value: '' });
  });

  it('is refused with the field that cannot be meant', async () => {
    await expect(ask('playbook.save', { changes: JSON.stringify([{ path: ['rows', 0, 'checks', 0, 'limit'], value: 'soon' }]), out: 'bad.yaml' })).rejects.toThrow('bad.yaml, rows[0].checks[0].limit');
  });
});

/** What a standing would be worked out from. */
async function sentToStand(): Promise<TaskInput<'stand'>> {
  let sent: TaskInput<'stand'> | undefined;
  const workers: Ports['workers'] = {
    run: (task, input, watch) => {
      if (task !== 'stand') return threadWorkers.run(task, input, watch);
      sent = input as unknown as TaskInput<'stand'>;
      throw new Error('what is sent to be worked out is all that is asked here');
    },
  };
  await expect(perform({ ...ports, workers, pdf: pdfText(inThread) } as Ports, { may: 'read' }, 'deal.stand', {}, unwatched)).rejects.toThrow('all that is asked here');
  if (sent === undefined) throw new Error('nothing was sent');
  return sent;
}

async function ask<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
  return (await perform(ports as Ports, { may: 'write' }, name, input, unwatched)).output as AnswerOf<Name>;
}

async function decide(decisions: object): Promise<void> {
  await ask('workspace.decide', { file, decisions: JSON.stringify(decisions) });
}
