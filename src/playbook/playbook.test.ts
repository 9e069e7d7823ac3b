import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText } from '../paper/readText.ts';
import { assess } from './assess.ts';
import { check } from './check.ts';
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
