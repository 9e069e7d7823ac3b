import { expect, it } from 'vitest';
import { termName } from './termName.ts';

it.each([
  { term: 'rates[0]', name: 'Agreed price 1' },
  { term: 'provisioned[assistant]', name: 'Provisioned block assistant' },
  { term: 'rights[2].afterMonth', name: 'Right 3' },
  { term: 'newModels', name: 'New-model clause' },
  { term: 'something else', name: 'something else' },
])('$term is said as $name', ({ term, name }) => expect(termName(term)).toBe(name));
