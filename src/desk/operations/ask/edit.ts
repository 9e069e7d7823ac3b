import { z } from 'zod';
import { withValues, type ChangedValue } from '../../../deal/editList.ts';
import { askList, readAsks } from '../../../room/asks/asksFile.ts';
import { changedShape, editRoomList, showChanged, there, withCleared } from '../../editRoomList.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { askFields, askValues } from './askFields.ts';

const clearable = ['term', 'clause', 'why', 'valuedBy', 'worth', 'costsThem', 'opening', 'target', 'walkAway', 'trades', 'owner', 'approver', 'consulted', 'informed', 'positions', 'agreed'] as const;

export const editAsk = operation({
  name: 'ask.edit',
  summary: 'Changes what the list says of one ask, and answers with each value before and after; the rest of the list stays as it is written.',
  effect: 'writes',
  input: z.object({
    asks: file('the list of asks (parley: asks/1); without it, that of the open workspace').optional(),
    of: z.string().min(1).meta({ description: 'the id of the ask' }),
    title: z.string().min(1).optional().meta({ description: 'what we ask for, in a few words' }),
    ...askFields,
    clear: z.array(z.enum(clearable)).min(1).optional().meta({ description: `what is to be empty: ${clearable.join(', ')}` }),
  }),
  output: z.object({ id: z.string(), changed: changedShape, findings: findingsShape }),
  command: {},
  examples: [{ title: 'Our sides have settled on one position', input: { asks: 'asks.yaml', of: 'no-training', agreed: 'deletion within 30 days' } }],
  run: async (ports, { asks: document, of, clear, title, ...said }) => {
    let changed: readonly ChangedValue[] = [];
    await editRoomList(ports, document, 'asks.yaml', (text, name) => {
      const now = readAsks(there(text, name), name).asks.find(({ id }) => id === of);
      const edited = withValues(there(text, name), name, askList(''), of, withCleared({ ...(title === undefined ? {} : { title }), ...askValues(said, now) }, clear));
      ({ changed } = edited);
      return edited.text;
    }, readAsks);
    return { id: of, changed: showChanged(changed), findings: [] };
  },
});
