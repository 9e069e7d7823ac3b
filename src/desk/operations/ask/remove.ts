import { askList, readAsks } from '../../../room/asks/asksFile.ts';
import { removal, restoring, type TakenOut } from '../../takeOut.ts';

const asks: TakenOut = { noun: 'ask', usual: 'asks.yaml', format: 'asks/1', lists: [askList('')], check: readAsks, example: { document: 'asks.yaml', of: 'exit', because: 'The draft has it already.' } };

export const removeAsk = removal(asks);
export const restoreAsk = restoring(asks);
