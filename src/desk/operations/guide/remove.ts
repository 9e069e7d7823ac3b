import { closedList, readClosedDeals } from '../../../room/guide/guideFiles.ts';
import { removal, restoring, type TakenOut } from '../../takeOut.ts';

const closed: TakenOut = { noun: 'guide', usual: 'closed.yaml', format: 'closed/1', lists: [closedList], check: readClosedDeals, example: { document: 'closed.yaml', of: '2', because: 'It was another product.' } };

/** A closed deal of our own, by its place in the list. */
export const removeClosedDeal = removal(closed);
export const restoreClosedDeal = restoring(closed);
