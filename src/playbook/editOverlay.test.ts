import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newOverlay, overlayAsWritten } from './editOverlay.ts';
import { editPlaybook, type PlaybookChange } from './editPlaybook.ts';
import { tryExamples } from './examples.ts';
import { readPlaybook } from './readPlaybook.ts';
import { withTopics } from './withTopics.ts';

const folder = new URL('../../data/playbooks/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const base = { text: withTopics(textOf('azure-openai.yaml'), readdirSync(new URL('azure-openai/', folder)).toSorted().map((file) => textOf(`azure-openai/${file}`))), file: 'azure-openai' };
const bank = textOf('industries/bank.yaml');
const after = (changes: readonly PlaybookChange[], text = bank) => overlayAsWritten({ text: editPlaybook(text, changes, 'ours.yaml'), file: 'ours.yaml' }, base);

describe('what an industry lays over the playbook is edited like the playbook', () => {
  it('shows only what it says itself, and keeps its comments when a field changes', () => {
    const edited = editPlaybook(bank, [{ path: ['topics', 0, 'approver'], value: 'Outsourcing office' }], 'ours.yaml');
    expect(edited).toContain('# For banks, insurers and investment firms');
    const { written, problems } = overlayAsWritten({ text: edited, file: 'ours.yaml' }, base);
    expect(problems).toEqual([]);
    expect(written?.topics.map(({ topic, approver }) => [topic, approver])).toEqual([['compl', 'Outsourcing office'], ['exit', undefined], ['subproc', undefined]]);
    expect(readPlaybook(base.text, base.file, [{ text: edited, file: 'ours.yaml' }]).value.topics.find(({ topic }) => topic === 'compl')?.stand?.approver).toBe('Outsourcing office');
  });

  it('begins with nothing, and takes a topic, a framework and a rule of residency', () => {
    expect(after([], newOverlay)).toMatchObject({ problems: [], written: { topics: [], frameworks: [] } });
    const { written, problems } = after([{ path: ['topics', 0], value: { topic: 'price', approver: 'Treasury' } }, { path: ['frameworks'], value: [{ id: 'nis2', title: 'NIS2', says: ['nis2'], evidence: 'Register entry', owner: 'Security' }] }, { path: ['residency'], value: [{ id: 'board', title: 'Board papers', allows: ['region'] }] }], newOverlay);
    expect(problems).toEqual([]);
    expect([written?.topics[0]?.approver, written?.frameworks[0]?.validDays, written?.residency[0]?.allows]).toEqual(['Treasury', 365, ['region']]);
  });

  it('tries a topic on sentences of its own, too, beside those of the playbook', () => {
    const topics = (on: string) => [{ path: ['topics', 0], value: { topic: 'publicity', about: ['write/writes .. case study'], examples: { on: [on], off: ['The case is heard in London.'] } } }];
    const read = (on: string) => readPlaybook(base.text, base.file, [{ text: editPlaybook(newOverlay, topics(on), 'ours.yaml'), file: 'ours.yaml' }]).value;
    const only = (on: string) => ({ ...read(on), rows: [], topics: read(on).topics.filter(({ topic }) => topic === 'publicity') });
    const failed = (on: string) => tryExamples(only(on)).failed.map(({ sentence }) => sentence);
    expect(only('Supplier writes a case study on us.').topics[0]?.examples.on.length).toBeGreaterThan(1);
    expect(failed('Supplier may write a case study on us.')).toEqual([]);
    expect(failed('Payment is due in thirty days.')).toEqual(['Payment is due in thirty days.']);
  });

  it.each([
    { case: 'an empty field', change: { path: ['topics', 0, 'approver'], value: '' }, at: 'topics[0].approver' },
    { case: 'a topic that the playbook does not have', change: { path: ['topics', 1, 'topic'], value: 'exits' }, at: 'topics[1].topic' },
    { case: 'a phrase of a check of its own', change: { path: ['topics', 0, 'checks', 0, 'meets'], value: ['{nobody} may'] }, at: 'topics[0].checks[0].meets[0]' },
    { case: 'a phrase that it adds to a list of the playbook', change: { path: ['topics', 2, 'loopholes'], value: ['{nobody} may'] }, at: 'topics[2].loopholes[0]' },
    { case: 'a condition on nothing known', change: { path: ['topics', 0, 'positions', 'preferred', 'when'], value: ['nothing of the kind'] }, at: 'topics[0].positions.preferred.when' },
  ])('tells $case at its place in the overlay', ({ change, at }) => {
    expect(after([change]).problems.map((each) => each.at)).toEqual([expect.stringMatching(new RegExp(`^${at.replace(/[[\].]/g, '\\$&')}`)) as string]);
  });
});
