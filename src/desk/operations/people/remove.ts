import { peopleList, readPeople } from '../../../room/people/people.ts';
import { removal, restoring, type TakenOut } from '../../takeOut.ts';

const people: TakenOut = { noun: 'people', usual: 'people.yaml', format: 'people/1', lists: [peopleList('ours'), peopleList('theirs')], check: readPeople, example: { document: 'people.yaml', of: 'M. Reyes', because: 'Left the account.' } };

export const removePerson = removal(people);
export const restorePerson = restoring(people);
