import { strFromU8 } from 'fflate';
import { Refusal } from '../base/refusal.ts';
import { readOffers } from '../room/offers/offersFile.ts';
import { besideFile } from './besideFile.ts';
import type { Workspace } from './ports.ts';

/** The deal file that stands for the offer in a workspace: that of their last offer in the list; without one, the last deal file that came and is none of ours. Undefined where there is none. */
export async function dealInForce(workspace: Workspace): Promise<string | undefined> {
  const kept = await workspace.files();
  const offers = kept.some(({ name }) => name === 'offers.yaml') ? listed(strFromU8(await workspace.kept.read('offers.yaml'))) : [];
  const deals = kept.filter(({ kind }) => kind === 'deal').map(({ name }) => name);
  const theirs = offers.findLast(({ by, deal }) => by === 'them' && deals.includes(deal))?.deal;
  const ofOffers = new Set(offers.map(({ deal }) => deal));
  return theirs ?? deals.findLast((name) => !ofOffers.has(name));
}

function listed(text: string): readonly { readonly by: 'us' | 'them'; readonly deal: string }[] {
  try {
    return readOffers(text, 'offers.yaml').value.map(({ by, deal }) => ({ by, deal: besideFile('offers.yaml', deal) }));
  } catch (error) {
    // A list that cannot be read is refused where it is asked for; a deal can be looked at without it.
    if (error instanceof Refusal) return [];
    throw error;
  }
}
