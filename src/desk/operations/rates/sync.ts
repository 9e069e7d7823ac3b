import { strToU8 } from 'fflate';
import { z } from 'zod';
import { finding } from '../../../base/finding.ts';
import { outcome, type Outcome } from '../../../base/outcome.ts';
import { Refusal } from '../../../base/refusal.ts';
import type { Watch } from '../../../base/progress.ts';
import type { RateBookTexts } from '../../../rates/readRateBook.ts';
import { readRetailPage, type RetailPrice } from '../../../rates/retailPage.ts';
import { addUp } from '../../addUp.ts';
import type { EffectOnDeal } from '../../deals/effectOnDeals.ts';
import { decimalText, file, findingsShape } from '../../fields.ts';
import { keptNames } from '../../keptFiles.ts';
import { loadDeal } from '../../loadDeal.ts';
import { operation } from '../../operation.ts';
import type { Ports } from '../../ports.ts';
import { readUsageFiles } from '../../readUsageFiles.ts';
import { textOf } from '../../textOf.ts';
import { writeFiles, writtenShape } from '../../writeFiles.ts';

/** No price list of one service has more pages. */
const mostPages = 2000;

export const syncPrices = operation({
  name: 'rates.sync',
  summary: 'Adds the token prices that the Azure Retail Prices API lists today to a rate book of your own, dated and below what is there, and says what changed since the last time.',
  effect: 'writes',
  input: z.object({
    book: file('the .yaml of the rate book; its rows are in the .csv beside it. Both are made where they are not there'),
    from: z.string().default('https://prices.azure.com/api/retail/prices').meta({ description: 'address of the price list: https, or http on this computer' }),
    filter: z.string().default("contains(productName, 'OpenAI')").meta({ description: 'which products, as the list filters them' }),
    deals: z.array(z.string().min(1)).default([]).meta({ description: 'open deals, to say what the changes do to each; those of the open workspace where none is named', 'x-file': 'many' }),
    usage: z.array(z.string().min(1)).default([]).meta({ description: 'usage files the deals are priced on', 'x-file': 'many' }),
  }),
  output: z.object({
    pages: z.number(),
    prices: z.number(),
    unchanged: z.number(),
    changes: z.array(
      z.object({ what: z.enum(['new', 'changed', 'scheduled']), meterName: z.string(), model: z.string(), scope: z.string(), tier: z.string(), context: z.string(), kind: z.string(), regions: z.array(z.string()), from: z.string(), before: decimalText.nullable(), after: decimalText }),
    ),
    gone: z.array(z.string()),
    effects: z.array(z.object({ deal: z.string(), currency: z.string(), before: decimalText, after: decimalText, change: decimalText, models: z.array(z.object({ model: z.string(), change: decimalText })) })),
    files: writtenShape,
    findings: findingsShape,
  }),
  command: { positional: 'book' },
  examples: [{ title: 'Bring a book of list prices up to date', input: { book: 'my-rates.yaml' } }],
  run: async (ports, input, watch) => {
    if (!/\.ya?ml$/i.test(input.book)) throw new Refusal('invalid', `A rate book is named by its .yaml, and "${input.book}" is none. Write for example my-rates.yaml; its rows go to my-rates.csv.`);
    const [{ syncRates }, { readMeterVocabulary }, { show }] = await Promise.all([import('../../../rates/syncRates.ts'), import('../../../rates/readMeterName.ts'), import('../../../base/decimal.ts')]);
    const rows = input.book.replace(/\.ya?ml$/i, '.csv');
    const [book, rates] = await Promise.all([textIfThere(ports, input.book), textIfThere(ports, rows)]);
    if ((book === undefined) !== (rates === undefined)) throw new Refusal('invalid', `A rate book is two files, and only ${book === undefined ? rows : input.book} is there. Bring the other back, or name a new book.`, input.book);
    const open = await openDeals(ports, input);
    if (open.deals.length > 0 && open.usage.length === 0 && input.deals.length > 0) throw new Refusal('invalid', 'To say what the changes do to a deal Parley needs usage to price: name it with --usage.');
    const { prices, pages } = await listedPrices(ports, input.from, input.filter, watch);
    const name = (input.book.split(/[\\/]/).at(-1) ?? input.book).replace(/\.ya?ml$/i, '');
    const texts = book === undefined || rates === undefined ? undefined : { book, rates };
    const { value, findings } = syncRates(texts, prices, readMeterVocabulary(await ports.data.text('meters.yaml')), ports.clock.today(), name, input.from);
    const effects = await effectsOf(open, texts, value.texts, name, watch);
    const written = value.changes.length === 0 && texts !== undefined ? [] : await writeFiles(ports, '', [{ name: input.book, bytes: strToU8(value.texts.book) }, { name: rows, bytes: strToU8(value.texts.rates) }]);
    return {
      pages,
      prices: prices.length,
      unchanged: value.unchanged,
      changes: value.changes.map(({ what, meterName, meter, regions, from, before, after }) => ({ what, meterName, ...meter, regions: [...regions], from, before: before === undefined ? null : show(before), after: show(after) })),
      gone: [...value.gone],
      effects: effects.value.map((effect) => ({ ...effect, models: [...effect.models] })),
      files: written,
      findings: [...findings, ...effects.findings],
    };
  },
});

/** The deals that changes of price are told of, and the usage they are priced on. */
interface OpenDeals {
  /** Files are where these ports read them. */
  readonly ports: Ports;
  readonly deals: readonly string[];
  readonly usage: readonly string[];
}

/** Those named; where none is named and a workspace is open, all that it keeps. */
async function openDeals(ports: Ports, named: { readonly deals: readonly string[]; readonly usage: readonly string[] }): Promise<OpenDeals> {
  const { workspace } = ports;
  if (workspace === undefined || named.deals.length > 0) return { ports, ...named };
  const [deals, usage] = await Promise.all([keptNames(workspace, 'deal'), keptNames(workspace, 'usage')]);
  return { ports: { ...ports, files: workspace.kept }, deals, usage };
}

/** What the new rows do to the open deals, by their exact bills; nothing where there was no book before or no deal is named. */
async function effectsOf({ ports, deals: files, usage }: OpenDeals, before: RateBookTexts | undefined, now: RateBookTexts, name: string, watch: Watch): Promise<Outcome<readonly EffectOnDeal[]>> {
  if (files.length === 0) return outcome([]);
  if (usage.length === 0) return outcome([], [finding('info', 'no-usage-for-effect', 'The open deals are not priced again: there is no usage in the workspace to price them on.')]);
  if (before === undefined) return outcome([], [finding('info', 'no-effect-yet', 'This is the first sync of the book, so there is nothing to compare the deals with.')]);
  const [{ effectOnDeals }, { readRateBook }] = await Promise.all([import('../../deals/effectOnDeals.ts'), import('../../../rates/readRateBook.ts')]);
  const ptu = await ports.data.text('rates/ptu.yaml');
  const books = [before, now].map((texts) => readRateBook({ ...texts, ptu }, name));
  const deals = await Promise.all(files.map(async (file) => ({ file, deal: await loadDeal(ports, file) })));
  const read = await readUsageFiles(ports, usage, watch);
  const [then, after] = books;
  if (then === undefined || after === undefined) throw new Error('two books');
  const effects = effectOnDeals(deals.map(({ file, deal }) => ({ file, terms: deal.value })), addUp(read.map(({ value }) => value.usage)), then.value, after.value);
  return outcome(effects.value, [...deals.flatMap(({ deal }) => deal.findings), ...read.flatMap(({ findings }) => findings), ...effects.findings]);
}

/** Every price of the list; a page that cannot be read is asked for once more, and nothing is kept of a list that is not whole. */
async function listedPrices(ports: Ports, from: string, filter: string, watch: Watch): Promise<{ prices: RetailPrice[]; pages: number }> {
  const { retailPrices } = ports;
  if (retailPrices === undefined) throw new Refusal('forbidden', 'Prices are not fetched through this door. Use the command line: parley rates sync.');
  const origin = originOf(from);
  const prices: RetailPrice[] = [];
  const asked = new Set<string>();
  let next: string | undefined = `${from}${from.includes('?') ? '&' : '?'}$filter=${encodeURIComponent(filter)}`;
  while (next !== undefined) {
    if (asked.has(next) || asked.size >= mostPages) throw new Refusal('unreadable', `The price list does not end: after ${asked.size} pages it ${asked.has(next) ? 'comes back to one it had' : 'still goes on'}. Nothing was changed: check the address.`, from);
    if (originOf(next) !== origin) throw new Refusal('forbidden', `Page ${asked.size} of the price list sends on to another place (${originOf(next)}), and Parley does not follow. Nothing was changed.`, from);
    asked.add(next);
    watch.progress(undefined, `Reading page ${asked.size} of the price list`);
    const address: string = next;
    const page = await readable(() => retailPrices.page(address, watch), asked.size);
    for (const price of page.prices) prices.push(price);
    next = page.next;
  }
  if (prices.length === 0) throw new Refusal('not-found', `The price list has no price for the filter ${filter}. Check the filter and the address.`, from);
  return { prices, pages: asked.size };
}

async function readable(page: () => Promise<string>, number: number): Promise<ReturnType<typeof readRetailPage>> {
  const text = await page();
  try {
    return readRetailPage(text, number);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return readRetailPage(await page(), number);
  }
}

/** "https://prices.azure.com": the part of an address that must stay the same. */
function originOf(address: string): string {
  const match = /^(https?):\/\/([^/?#@]+)/i.exec(address);
  if (match === null) throw new Refusal('invalid', `"${address.slice(0, 200)}" is no address. Write it as https://prices.azure.com/api/retail/prices.`);
  const [, scheme = '', host = ''] = match;
  return `${scheme}://${host}`.toLowerCase().replace(/^(https:.*):443$/, '$1').replace(/^(http:.*):80$/, '$1');
}

async function textIfThere(ports: Ports, name: string): Promise<string | undefined> {
  try {
    return await textOf(ports, name);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return undefined;
    throw error;
  }
}
