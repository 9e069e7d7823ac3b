import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editPlaybook, playbookAsWritten } from './editPlaybook.ts';
import { readPlaybook } from './readPlaybook.ts';

const bundled = readFileSync(join(import.meta.dirname, '../../data/playbooks/azure-openai.yaml'), 'utf8');

describe('a playbook that is edited', () => {
  it('says what was put in, and keeps its comments and everything else', () => {
    const edited = editPlaybook(bundled, [{ path: ['rows', 0, 'positions', 'preferred', 'wording'], value: 'Supplier shall not train on Customer Data: not at all.' }], 'ours.yaml');
    expect(readPlaybook(edited, 'ours.yaml').value.rows[0]?.positions.preferred.wording).toBe('Supplier shall not train on Customer Data: not at all.');
    expect(edited).toContain('# How to read and edit this file');
    const [before, after] = [playbookAsWritten(bundled, 'a').written, playbookAsWritten(edited, 'a').written];
    expect(after?.rows.slice(1)).toEqual(before?.rows.slice(1));
    expect(after?.topics).toEqual(before?.topics);
  });

  it('takes any words as words, whatever signs they hold', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).filter((words) => words.trim() !== '' && words === words.trim() && !/[\p{Cc}\p{Cs}\ufeff]/u.test(words)), (words) => {
        const edited = editPlaybook(small, [{ path: ['rows', 0, 'title'], value: words }], 'ours.yaml');
        expect(readPlaybook(edited, 'ours.yaml').value.rows[0]?.title).toBe(words);
      }),
      { numRuns: 100 },
    ));

  it('tells every field that cannot be meant, with its place', () => {
    const edited = editPlaybook(small, [{ path: ['rows', 0, 'title'], value: '' }, { path: ['rows', 0, 'checks', 0, 'limit'], value: 'soon' }], 'ours.yaml');
    expect(playbookAsWritten(edited, 'ours.yaml').problems.map(({ at }) => at)).toEqual(['rows[0].title', 'rows[0].checks[0].limit']);
  });

  it('tells a phrase that cannot be read, with its place', () => {
    const edited = editPlaybook(small, [{ path: ['rows', 0, 'checks', 0, 'meets'], value: ['{nobody} may train'] }], 'ours.yaml');
    expect(playbookAsWritten(edited, 'ours.yaml').problems[0]?.at).toMatch(/^rows\[0\]\.checks\[0\]\.meets/);
  });

  it('makes a list that was not needed so far, and a group of fields', () => {
    const edited = editPlaybook(small, [{ path: ['rows', 0, 'checks', 0, 'weakens', 0], value: 'may train' }, { path: ['rows', 0, 'checks', 0, 'examples', 'meets'], value: ['Supplier shall not train.'] }], 'ours.yaml');
    expect(playbookAsWritten(edited, 'ours.yaml').written?.rows[0]?.checks[0]).toMatchObject({ weakens: ['may train'], examples: { meets: ['Supplier shall not train.'] } });
  });

  it('refuses a path that leads nowhere', () => {
    expect(() => editPlaybook(small, [{ path: ['rows', 9, 'title'], value: 'x' }], 'ours.yaml')).toThrow('ours.yaml has no rows[9].title');
  });
});

const small = `parley: playbook/1
name: Small
version: "1"
rows:
  - id: training # ours
    title: Training
    why: It matters.
    approver: Legal
    document: Amendment
    positions:
      preferred: { says: None., wording: None at all. }
      fallback: { says: Some., wording: Some of it. }
      walkAway: { says: All., wording: All of it. }
    checks:
      - id: no-training
        asks: Is there no training?
        met: There is none.
        absent: Nothing is said.
        meets: [shall not train]
`;
