import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundledPlaybook, industries } from '../../tests/cases/playbook/bundled.ts';
import { readText } from '../paper/readText.ts';
import { assess } from './assess.ts';
import { check } from './check.ts';
import { tryExamples } from './examples.ts';
import { readPlaybook } from './readPlaybook.ts';
import { Reading } from './reading.ts';

const text = readFileSync(new URL('../../data/playbooks/azure-openai.yaml', import.meta.url), 'utf8');
const { value: playbook } = readPlaybook(text, 'azure-openai.yaml');
const paper = (words: string) => readText(new TextEncoder().encode(words), 'example.txt');

describe('the playbook for Azure OpenAI', () => {
  it('has the seven rows', () => {
    expect(playbook.rows.map((row) => row.id)).toEqual(['data-use', 'service-level', 'unilateral-changes', 'model-versions', 'liability', 'compliance', 'suspension']);
  });

  const examples = playbook.rows.flatMap((row) => row.checks.flatMap((asked) => [
    ...asked.examples.meets.map((sentence) => ({ row: row.id, asked, sentence, verdict: 'meets' })),
    ...asked.examples.weak.map((sentence) => ({ row: row.id, asked, sentence, verdict: 'weak' })),
    ...asked.examples.silent.map((sentence) => ({ row: row.id, asked, sentence, verdict: 'missing' })),
  ]));

  it('has an example that meets and one that is silent for every check', () => {
    for (const row of playbook.rows) for (const asked of row.checks) expect([asked.id, asked.examples.meets.length > 0, asked.examples.silent.length > 0]).toEqual([asked.id, true, true]);
  });

  it.each(examples)('$row, $asked.id: "$sentence" is $verdict', ({ asked, sentence, verdict }) => {
    expect(check(asked, new Reading(paper(sentence))).verdict).toBe(verdict);
  });

  it.each(playbook.rows.flatMap((row) => (['preferred', 'fallback'] as const).map((name) => ({ row, name, wording: row.positions[name].wording }))))('our own $name wording for $row.id meets the row', ({ row, wording }) => {
    const position = assess(paper(wording), playbook).value.positions.find((each) => each.topic === row.id);
    expect([position?.verdict, position?.reason]).toEqual(['meets', position?.reason]);
  });
});

describe('the topics of the playbook', () => {
  const whole = bundledPlaybook();

  it('are the matters that the playbook must settle', () => {
    expect(whole.topics.map((each) => each.topic).toSorted()).toEqual(['aup', 'cap', 'capacity', 'change', 'cindem', 'commit', 'compl', 'confid', 'entire', 'exit', 'fees', 'improve', 'model', 'output', 'price', 'publicity', 'renew', 'residency', 'retention', 'sla', 'subproc', 'support', 'susp', 'training', 'vindem']);
  });

  it.each(whole.topics)('$topic has positions, a reason, an approver, a document and examples of both kinds', ({ stand, examples }) => {
    for (const text of [stand?.why, stand?.approver, stand?.document]) expect(text).not.toBe('');
    expect(stand?.positions.walkAway.when.length ?? 0).toBeGreaterThan(0);
    for (const name of ['preferred', 'fallback', 'walkAway'] as const) expect(stand?.positions[name].wording ?? '').not.toBe('');
    expect([examples.on.length >= 5, examples.off.length >= 3]).toEqual([true, true]);
    for (const each of stand?.checks ?? []) expect([each.id, each.examples.meets.length > 0, each.examples.silent.length > 0]).toEqual([each.id, true, true]);
  });

  it.each([[], ...industries.map((each) => [each]), [...industries]])('are seen as they say, our own wording included: %s', (...over) => {
    const { tried, failed } = tryExamples(bundledPlaybook(...over));
    expect(tried).toBeGreaterThan(700);
    expect(failed).toEqual([]);
  });

  it.each(industries)('%s names only what differs', (industry) => {
    const over = bundledPlaybook(industry);
    const same = over.topics.filter((topic, index) => JSON.stringify(topic) === JSON.stringify(whole.topics[index]));
    expect(same.length).toBeGreaterThan(18);
    expect(same.length).toBeLessThan(over.topics.length);
    expect(over.frameworks.length).toBeGreaterThan(whole.frameworks.length);
    expect(over.parts.map((each) => each.version)).toContain('2026-11');
  });

  it.each([
    { case: 'a condition on nothing known', from: 'when: [deletionDays at least 91', to: 'when: [deletionWeeks at least 91', says: 'names "deletionWeeks", which is no check and no measure' },
    { case: 'a condition that says no state', from: 'when: [no-training is opposed]', to: 'when: [no-training is bad]', says: 'says no state: write met, weak, opposed or missing' },
    { case: 'a condition without a figure', from: 'deletionDays at most 60', to: 'deletionDays at most sixty', says: 'names no figure' },
  ])('refuses $case', ({ from, to, says }) => {
    const topics = readFileSync(new URL('../../data/playbooks/azure-openai/data.yaml', import.meta.url), 'utf8');
    expect(topics).toContain(from);
    expect(() => readPlaybook(text, 'azure-openai.yaml', [{ text: topics.replace(from, to), file: 'data.yaml' }])).toThrow(says);
  });

  it('an overlay of what is not there is refused, so that it is never without effect in silence', () => {
    expect(() => readPlaybook(text, 'azure-openai.yaml', [{ text: 'parley: overlay/1\nname: x\nversion: "1"\ntopics: [{ topic: traning }]\n', file: 'x.yaml' }])).toThrow('x.yaml changes the topic "traning", which the playbook does not have');
  });
});

describe('a playbook that cannot be meant is refused with its place', () => {
  it.each([
    { case: 'another kind of file', change: ['parley: playbook/1', 'parley: deal/1'], says: 'should begin with "parley: playbook/1" and says "deal/1"' },
    { case: 'a misspelt key', change: ['approver: Security', 'aprover: Security'], says: 'rows[5] holds "aprover", which a playbook does not know; did you mean "approver"?' },
    { case: 'an unknown list', change: ['"{vendor} .. {may} .. suspend"', '"{seller} .. {may} .. suspend"'], says: 'there is no list of words named {seller}' },
    { case: 'a limit without a unit', change: ['limit: at most 60 days', 'limit: 60'], says: 'rows[0].checks[2].limit' },
    { case: 'YAML that does not close', change: ['words:\n  vendor: [provider,', 'words:\n  vendor: ]provider,'], says: 'is not readable as YAML' },
    { case: 'two rows of one name', change: ['  - id: suspension\n', '  - id: liability\n'], says: 'holds two rows named "liability"' },
  ])('$case', ({ change: [from = '', to = ''], says }) => {
    expect(text).toContain(from);
    expect(() => readPlaybook(text.replace(from, to), 'azure-openai.yaml')).toThrow(says);
  });
});
