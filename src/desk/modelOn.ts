import type { Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import { readDeal } from '../deal/readDeal.ts';
import { readOffers } from '../room/offers/offersFile.ts';
import { besideFile } from './besideFile.ts';
import { dealInForce } from './dealInForce.ts';
import { proofOn } from './dossierOn.ts';
import { keptNames } from './keptFiles.ts';
import { rateBookTexts } from './knowledge.ts';
import type { Ports } from './ports.ts';
import { readUsageFiles } from './readUsageFiles.ts';
import { readRoomFile } from './roomFile.ts';
import { textOf } from './textOf.ts';

/** Files by name; those of the open workspace where nothing is said. */
export interface ModelAsked {
  readonly deals?: readonly string[] | undefined;
  readonly deal?: string | undefined;
  readonly usage?: readonly string[] | undefined;
  readonly offers?: string | undefined;
  readonly ledger?: string | undefined;
  readonly checkpoint?: string | undefined;
  readonly seed: number;
}

/** As many futures as a median needs. */
const futures = 200;

/** The deal model of the deals named, or of the offers on record. Refuses where there is no deal or no usage. */
export async function modelOn(ports: Ports, asked: ModelAsked, watch: Watch): Promise<Outcome<Uint8Array>> {
  const own = ports.workspace;
  const kept = own === undefined ? ports : { ...ports, files: own.kept };
  const named = await dealsAsked(ports, asked);
  if (named.length === 0) throw new Refusal('invalid', 'A model needs a deal: name deal files with --deals, or bring an offer into the workspace.');
  const usageNames = asked.usage ?? (own === undefined ? [] : await keptNames(own, 'usage'));
  if (usageNames.length === 0) throw new Refusal('invalid', 'A model needs usage: name the files with --usage, or bring them into the workspace.');
  const usage = await readUsageFiles(asked.usage === undefined ? kept : ports, usageNames, watch);
  const deals = await Promise.all(named.map(async ({ file, title, from }) => {
    const text = await textOf(from, file);
    const { value: terms } = readDeal(text, file);
    return { title: title ?? terms.name, text, file, sha256: ports.sha256(await from.files.read(file)), book: await rateBookTexts(from, terms.rateBook) };
  }));
  return ports.workers.run('dealModel', { deals, usage, paths: futures, seed: asked.seed, day: ports.clock.today(), proof: await proofOn(ports, asked) }, watch);
}

interface NamedDeal {
  readonly file: string;
  /** Undefined where the deal's own name is its title. */
  readonly title: string | undefined;
  readonly from: Ports;
}

async function dealsAsked(ports: Ports, asked: ModelAsked): Promise<readonly NamedDeal[]> {
  const direct = [...(asked.deal === undefined ? [] : [asked.deal]), ...(asked.deals ?? [])];
  if (direct.length > 0) return direct.map((file) => ({ file, title: undefined, from: ports }));
  const own = ports.workspace;
  const from = asked.offers === undefined && own !== undefined ? { ...ports, files: own.kept } : ports;
  const list = asked.offers === undefined && own === undefined ? undefined : await readRoomFile(ports, asked.offers, 'offers.yaml', asked.offers === undefined);
  const offers = list?.text === undefined ? [] : readOffers(list.text, list.name).value.map(({ deal, title, on }) => ({ file: besideFile(list.name, deal), title: `${title} (${on})`, from }));
  if (offers.length > 0) return offers;
  const inForce = own === undefined ? undefined : await dealInForce(own);
  return inForce === undefined ? [] : [{ file: inForce, title: undefined, from }];
}
