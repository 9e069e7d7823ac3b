/** A check that can be read, to be written over. */
export function newCheck(taken: readonly string[]): object {
  let number = taken.length + 1;
  while (taken.includes(`check-${number}`)) number += 1;
  return { id: `check-${number}`, asks: 'What is asked?', met: 'It is there.', absent: 'Nothing on it was found.', meets: ['words that say it'] };
}
