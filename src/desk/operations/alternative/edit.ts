import { z } from 'zod';
import { withValues, type ChangedValue } from '../../../deal/editList.ts';
import { alternativeList, kinds, readAlternatives } from '../../../room/alternatives/alternativesFile.ts';
import { changedShape, editRoomList, showChanged, there, withCleared } from '../../editRoomList.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { alternativeFields, alternativeValues } from './alternativeFields.ts';

const clearable = ['book', 'delayMonths', 'switching', 'gaps', 'pros', 'cons', 'evidence', 'executive'] as const;

export const editAlternative = operation({
  name: 'alternative.edit',
  summary: 'Changes what the list says of one alternative, and answers with each value before and after.',
  effect: 'writes',
  input: z.object({
    alternatives: file('the list of alternatives (parley: alternatives/1); without it, that of the open workspace').optional(),
    of: z.string().min(1).meta({ description: 'the id of the alternative' }),
    title: z.string().min(1).optional().meta({ description: 'what it is called' }),
    kind: z.enum(kinds).optional().meta({ description: `what it is: ${kinds.join(', ')}` }),
    ...alternativeFields,
    clear: z.array(z.enum(clearable)).min(1).optional().meta({ description: `what is to be empty: ${clearable.join(', ')}` }),
  }),
  output: z.object({ id: z.string(), changed: changedShape, findings: findingsShape }),
  command: {},
  examples: [{ title: 'The pilot is done', input: { alternatives: 'alternatives.yaml', of: 'openai', piloted: 'pilot-report.txt' } }],
  run: async (ports, { alternatives: document, of, clear, title, kind, ...said }) => {
    let changed: readonly ChangedValue[] = [];
    await editRoomList(ports, document, 'alternatives.yaml', (text, name) => {
      const now = readAlternatives(there(text, name), name).alternatives.find(({ id }) => id === of);
      const edited = withValues(there(text, name), name, alternativeList(''), of, withCleared({ ...(title === undefined ? {} : { title }), ...(kind === undefined ? {} : { kind }), ...alternativeValues(said, now) }, clear));
      ({ changed } = edited);
      return edited.text;
    }, readAlternatives);
    return { id: of, changed: showChanged(changed), findings: [] };
  },
});
