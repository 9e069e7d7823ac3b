import { z } from 'zod';
import { decimal } from '../../../base/decimal.ts';
import { readClosedDeals, withClosedDeal } from '../../../room/guide/guideFiles.ts';
import { amountField, editRoomList } from '../../editRoomList.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';

export const keepClosedDeal = operation({
  name: 'guide.close',
  summary: 'Keeps a deal of our own that is closed, without any name: its year, its size and what came off list, so that later ones can be held against it.',
  effect: 'writes',
  input: z.object({
    closed: file('closed deals of your own (parley: closed/1); without it, those of the open workspace').optional(),
    year: z.int().min(2015).max(2100).meta({ description: 'the year in which it was signed' }),
    annualSpend: amountField('spend in a year'),
    discount: amountField('percent off list, 0 to 100'),
    route: z.string().min(1).optional().meta({ description: 'the way it was bought: ea, amendment, renewal …' }),
  }),
  output: z.object({ deals: z.number(), findings: findingsShape }),
  command: {},
  examples: [{ title: 'What we got last year', input: { closed: 'closed.yaml', year: 2025, annualSpend: '2400000', discount: '14', route: 'amendment' } }],
  run: async (ports, { closed, year, annualSpend, discount, route }) => {
    const deals = await editRoomList(ports, closed, 'closed.yaml', (text) => withClosedDeal(text, { year, annualSpend: decimal(annualSpend), discountPercent: decimal(discount), route }), readClosedDeals);
    return { deals: deals.length, findings: [] };
  },
});
