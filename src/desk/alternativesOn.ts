import type { Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import { readAlternatives } from '../room/alternatives/alternativesFile.ts';
import type { PricedAlternatives } from '../room/alternatives/priceAlternatives.ts';
import { besideFile } from './besideFile.ts';
import { dealInForce } from './dealInForce.ts';
import { keptNames } from './keptFiles.ts';
import { alternativeBooks, rateBookTexts } from './knowledge.ts';
import { loadDeal } from './loadDeal.ts';
import type { Ports } from './ports.ts';
import { readUsageFiles } from './readUsageFiles.ts';
import { roomText } from './roomFile.ts';
import { textOf } from './textOf.ts';

/** Files by name; those of the open workspace where nothing is said. */
export interface AlternativesAsked {
  readonly alternatives?: string | undefined;
  readonly deal?: string | undefined;
  readonly usage?: readonly string[] | undefined;
  readonly paths: number;
  readonly seed: number;
}

/** What we would do without the deal, priced on our own use. Refuses where there is no offer or no usage to price against. */
export async function alternativesOn(ports: Ports, input: AlternativesAsked, watch: Watch): Promise<Outcome<PricedAlternatives & { readonly currency: string }>> {
  const { name, text } = await roomText(ports, input.alternatives, 'alternatives.yaml');
  const own = input.alternatives === undefined ? ports.workspace : undefined;
  const reading = own === undefined ? ports : { ...ports, files: own.kept };
  const usageNames = input.usage ?? (own === undefined ? [] : await keptNames(own, 'usage'));
  const deal = input.deal ?? (own === undefined ? undefined : await dealInForce(own));
  if (deal === undefined || usageNames.length === 0) throw new Refusal('invalid', 'Alternatives are priced against an offer and on usage: name them with --deal and --usage, or bring them into the workspace.');
  const usage = await readUsageFiles(input.usage === undefined ? reading : ports, usageNames, watch);
  const dealPorts = input.deal === undefined ? reading : ports;
  const { value: terms } = await loadDeal(dealPorts, deal);
  const [book, books, equivalents, lines, dealText, present] = await Promise.all([
    rateBookTexts(dealPorts, terms.rateBook),
    Promise.all(alternativeBooks.map((each) => rateBookTexts(ports, each))),
    ports.data.text('rates/equivalents.yaml'),
    ports.data.text('table/talk-lines.yaml'),
    textOf(dealPorts, deal),
    evidenceHere(reading, name, text),
  ]);
  return ports.workers.run('alternatives', { usage, book, books, equivalents, lines, present, today: ports.clock.today(), deal: { text: dealText, file: deal }, alternatives: { text, file: name }, paths: input.paths, seed: input.seed }, watch);
}

/** Evidence files that can be opened, by the names the list gives them. */
async function evidenceHere(ports: Ports, name: string, text: string): Promise<string[]> {
  const named = readAlternatives(text, name).alternatives.flatMap(({ evidence }) => Object.values(evidence).filter((each) => each !== undefined));
  const found = await Promise.all([...new Set(named)].map(async (each) => {
    try {
      await ports.files.head(besideFile(name, each), 1);
      return [each];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  }));
  return found.flat();
}
