import { readSeller, type SellerTemplate } from '../room/seller/sellerTemplate.ts';
import type { Ports } from './ports.ts';
import { textOf } from './textOf.ts';

/** The bundled view of what terms cost the seller, or one's own. */
export async function sellerTemplate(ports: Ports, given: string | undefined): Promise<SellerTemplate> {
  return given === undefined ? readSeller(await ports.data.text('table/seller.yaml')) : readSeller(await textOf(ports, given), given);
}
