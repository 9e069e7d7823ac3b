import { add, decimal, least, show, type Decimal } from '../base/decimal.ts';
import { showBook } from '../rates/showBook.ts';
import type { Ask, AskBase } from './ask.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { pricing } from '../deal/evaluate.ts';
import { reservedBlocks } from '../capacity/reservedBlocks.ts';
import { showBlocks, showEachBlock } from './showBlocks.ts';

/** Points off the PTU price that are asked for. A step to price, not a market fact. */
const step = decimal(10);

/** Blocks of the right size, a discount on them, and the right to resize. */
export function provisionedAsks(base: AskBase): readonly Ask[] {
  if (base.terms.provisioned.length === 0) return [];
  return [...rightSize(base), ...discount(base), resizeRight(base)];
}

function rightSize(base: AskBase): readonly Ask[] {
  const bare: DealTerms = { ...base.terms, provisioned: [] };
  const sized = reservedBlocks(bare, base.futures, base.book, pricing(bare, base.book).card, base.shapes).flatMap(({ block }) => (block === undefined ? [] : [block]));
  const { worth } = base.saved({ ...base.terms, provisioned: sized });
  if (worth === undefined) return [];
  const instead = sized.length === 0 ? 'No provisioned blocks' : showBlocks(sized);
  const offered = showBlocks(base.terms.provisioned);
  return [
    {
      id: 'provisioned-size',
      title: `${instead} instead of ${offered}`,
      why: 'At list a PTU costs about what the tokens cost that it serves when it is full: every idle minute is a loss. They lose no usage, only idle capacity.',
      worth,
      basis: `The offer's bills less the bills with one-year blocks of the size that is cheapest over all minutes of the futures${sized.length === 0 ? '' : ` (${showEachBlock(sized)})`}, ${base.onFutures}.`,
      sources: [`deal file "${base.terms.name}", provisioned`, `${showBook(base.book)}, PTU table`, 'load shapes of the request logs'],
    },
  ];
}

function discount(base: AskBase): readonly Ask[] {
  const lower = (percent: Decimal): Decimal => least(add(percent, step), decimal(100));
  const { worth } = base.saved({ ...base.terms, provisioned: base.terms.provisioned.map((block) => ({ ...block, discountPercent: lower(block.discountPercent) })) });
  if (worth === undefined) return [];
  return [
    {
      id: 'provisioned-discount',
      title: `${show(step)} more points off the price of provisioned throughput`,
      why: 'Capacity that is paid in advance is worth a price to them, and at list it saves us nothing against pay-as-you-go.',
      worth,
      basis: `The offer's bills less the bills with ${show(step)} more points off every block, ${base.onFutures}. The step is not a market fact; the worth grows in proportion.`,
      sources: [`deal file "${base.terms.name}", provisioned`, 'futures of the forecast'],
    },
  ];
}

function resizeRight(base: AskBase): Ask {
  return {
    id: 'resize-right',
    title: 'The right to resize or cancel reservations beyond the published refund limit',
    why: 'A price cut or a new model can strand a reservation overnight; the published limit of refunds is USD 50,000 in twelve months.',
    worth: undefined,
    basis: 'Not valued here: it is an option on how load and prices move after signing, and needs more futures than are billed. parley deal worth values it.',
    sources: [`deal file "${base.terms.name}", rights`],
  };
}
