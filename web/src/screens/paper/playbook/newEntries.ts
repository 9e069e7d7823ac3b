import { newCheck } from './newCheck.ts';

/** A row that can be read, to be written over. */
export function newRow(taken: readonly string[]): object {
  return { id: freeName('row', taken), title: 'A matter of ours', ...said, positions: { preferred: position('What we want.'), fallback: position('What we accept.'), walkAway: position('What we do not sign.') }, checks: [newCheck([])] };
}

/** A topic that can be read and whose sentences come out as it says, to be written over: found by its words, held by one check, tried on sentences of both kinds. */
export function newTopic(taken: readonly string[]): { readonly topic: string } {
  const topic = freeName('topic', taken);
  const check = `${topic}-said`;
  return {
    topic,
    title: 'A topic of ours',
    ...said,
    about: ['the matter of ours'],
    positions: {
      preferred: { says: 'What we want.', wording: 'Supplier shall settle the matter of ours.', when: [`${check} is met`] },
      fallback: { says: 'What we accept.', wording: 'Supplier shall settle the matter of ours with our consent.', when: [`${check} is met`] },
      walkAway: { says: 'What we do not sign.', wording: 'Supplier decides the matter of ours.', when: [`${check} is opposed`] },
    },
    checks: [{ id: check, asks: 'Is it settled?', met: 'It is settled.', absent: 'Nothing on it was found.', meets: ['shall settle the matter of ours'], against: ['may refuse the matter of ours'], examples: { meets: ['Supplier shall settle the matter of ours.'], weak: ['Supplier may refuse the matter of ours.'], silent: ['The valve is open.'] } }],
    examples: { on: ['Supplier shall settle the matter of ours.'], off: ['The valve is open.'] },
  } as { readonly topic: string };
}

const said = { why: 'Say why it matters.', approver: 'Say who approves', document: 'Say which document must hold it' };

function position(says: string): object {
  return { says, wording: 'Our words.' };
}

function freeName(stem: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
