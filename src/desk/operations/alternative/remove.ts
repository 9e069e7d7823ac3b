import { alternativeList, readAlternatives } from '../../../room/alternatives/alternativesFile.ts';
import { removal, restoring, type TakenOut } from '../../takeOut.ts';

const alternatives: TakenOut = { noun: 'alternative', usual: 'alternatives.yaml', format: 'alternatives/1', lists: [alternativeList('')], check: readAlternatives, example: { document: 'alternatives.yaml', of: 'bedrock', because: 'Security turned it down.' } };

export const removeAlternative = removal(alternatives);
export const restoreAlternative = restoring(alternatives);
