import { Refusal } from '../base/refusal.ts';
import type { CheckState, Condition } from './playbook.ts';

/** A condition of a position as a playbook writes it; refuses one that names nothing known or says nothing that can be tested. */
export function readCondition(written: string, known: readonly string[], at: { readonly file: string; readonly key: string }): Condition {
  const [, of = '', kind, rest = ''] = /^(\S+) (is not|is|at most|at least) (.+)$/.exec(written.trim()) ?? [];
  const refuse = (why: string): never => {
    throw new Refusal('invalid', `${at.file}, ${at.key}: the condition "${written}" ${why}.`, at);
  };
  if (!known.includes(of)) return refuse(of === '' ? 'is not understood: write "deletion is met" or "deletionDays at most 30"' : `names "${of}", which is no check and no measure`);
  if (kind === 'is' || kind === 'is not') return isState(rest) ? { written, of, test: { kind, value: rest } } : refuse('says no state: write met, weak, opposed or missing');
  const [, figure, orAbsent] = /^(\d+(?:\.\d+)?)( or absent)?$/.exec(rest) ?? [];
  if (figure === undefined || (kind !== 'at most' && kind !== 'at least')) return refuse('names no figure: write "at most 30" or "at most 30 or absent"');
  return { written, of, test: { kind, value: Number(figure), orAbsent: orAbsent !== undefined } };
}

function isState(text: string): text is CheckState {
  return text === 'met' || text === 'weak' || text === 'opposed' || text === 'missing';
}

/** What was read of a paper: the state of each check, the value of each measure, undefined where the paper names none. */
export interface Known {
  readonly states: ReadonlyMap<string, CheckState>;
  readonly values: ReadonlyMap<string, number>;
}

/** Whether the condition holds; `absent` where the paper says nothing on it. */
export function holds({ of, test }: Condition, { states, values }: Known): 'yes' | 'no' | 'absent' {
  switch (test.kind) {
    case 'is':
    case 'is not': {
      const state = states.get(of) ?? 'missing';
      if ((state === test.value) === (test.kind === 'is')) return 'yes';
      return state === 'missing' ? 'absent' : 'no';
    }
    case 'at most':
    case 'at least': {
      const value = values.get(of);
      if (value === undefined) return test.orAbsent ? 'yes' : 'absent';
      return (test.kind === 'at most' ? value <= test.value : value >= test.value) ? 'yes' : 'no';
    }
  }
}
