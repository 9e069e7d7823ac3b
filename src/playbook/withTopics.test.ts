import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editPlaybook, playbookAsWritten } from './editPlaybook.ts';
import { readPlaybook } from './readPlaybook.ts';
import { withTopics } from './withTopics.ts';

const folder = join(import.meta.dirname, '../../data/playbooks');
const bundled = readFileSync(join(folder, 'azure-openai.yaml'), 'utf8');
const files = readdirSync(join(folder, 'azure-openai')).toSorted().map((file) => ({ file, text: readFileSync(join(folder, 'azure-openai', file), 'utf8') }));

it('reads as the playbook and its files do, and says which topic cannot be meant at its place', () => {
  const whole = withTopics(bundled, files.map(({ text }) => text));
  const { parts: _one, ...read } = readPlaybook(whole, 'ours').value;
  const { parts: _many, ...apart } = readPlaybook(bundled, 'ours', files).value;
  expect(read).toEqual(apart);
  const edited = editPlaybook(whole, [{ path: ['topics', 2, 'positions', 'preferred', 'when'], value: ['nothing of the kind'] }, { path: ['topics', 3, 'title'], value: 'Ours' }], 'ours');
  expect(playbookAsWritten(edited, 'ours').problems.map(({ at }) => at)).toEqual([expect.stringMatching(/^topics\[2\]\.positions\.preferred\.when/) as string]);
  expect(playbookAsWritten(edited, 'ours').written?.topics[3]?.title).toBe('Ours');
});

it('leaves a playbook as it is that takes over no topics', () => {
  expect(withTopics('parley: playbook/1\nname: Ours\n', ['topics: []'])).toBe('parley: playbook/1\nname: Ours\n');
});
