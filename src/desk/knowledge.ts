import type { Outcome } from '../base/outcome.ts';
import { unwatched } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import { newOverlay } from '../playbook/editOverlay.ts';
import { readPlaybook, topicsFrom } from '../playbook/readPlaybook.ts';
import { withTopics } from '../playbook/withTopics.ts';
import { readFinder, type Finder } from '../playbook/finder/finder.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { RateBook } from '../rates/rateBook.ts';
import { rateBookFiles, readRateBook, type RateBookTexts } from '../rates/readRateBook.ts';
import type { Ports } from './ports.ts';
import { Remembered } from './remembered.ts';
import { textOf } from './textOf.ts';

/** The book that prices are looked up in where nothing else is said. */
export const usualRateBook = 'azure-2026-10';

/** The book of the models' maker: what is cheaper there first teaches how long Azure takes. */
export const makerRateBook = 'openai-2026-10';

/** The bundled books of other providers. */
export const alternativeBooks: readonly string[] = ['openai-2026-10', 'bedrock-2026-10', 'anthropic-2026-10', 'google-2026-10'];

/** The texts of a rate book: a bundled one by its name, or the path of a book's YAML with its CSV beside it. A worker reads them faster than it is sent the book. */
export async function rateBookTexts(ports: Ports, name: string): Promise<RateBookTexts> {
  if (/\.ya?ml$/i.test(name)) {
    const [book, rates, ptu] = await Promise.all([textOf(ports, name), textOf(ports, name.replace(/\.ya?ml$/i, '.csv')), ports.data.text('rates/ptu.yaml')]);
    return { book, rates, ptu };
  }
  const known = (await ports.data.list('rates')).filter((file) => file.endsWith('.csv')).map((file) => file.slice(0, -'.csv'.length));
  if (!known.includes(name)) throw new Refusal('not-found', `There is no rate book ${name}. Parley ships ${known.join(', ')}; a book of your own is named by the path of its .yaml, with its .csv beside it.`);
  const files = rateBookFiles(name);
  const [book, rates, ptu] = await Promise.all([ports.data.text(files.book), ports.data.text(files.rates), files.ptu === undefined ? undefined : ports.data.text(files.ptu)]);
  return { book, rates, ...(ptu === undefined ? {} : { ptu }) };
}

export async function loadRateBook(ports: Ports, name: string): Promise<Outcome<RateBook>> {
  return readRateBook(await rateBookTexts(ports, name), name);
}

/** The text of a bundled playbook by its name, or of a playbook file by its path. */
export async function playbookText(ports: Ports, name: string): Promise<string> {
  return /^[a-z0-9-]+$/.test(name) ? ports.data.text(`playbooks/${name}.yaml`) : textOf(ports, name);
}

/** The text of a playbook with the topics that it takes over written into it. */
export async function wholePlaybookText(ports: Ports, name: string): Promise<string> {
  const text = await playbookText(ports, name);
  const from = topicsFrom(text);
  const known = from !== undefined && (await ports.data.list('playbooks')).includes(`${from}.yaml`);
  if (!known) return text;
  const files = (await ports.data.list(`playbooks/${from}`)).filter((file) => file.endsWith('.yaml')).toSorted();
  return withTopics(text, await Promise.all(files.map((file) => ports.data.text(`playbooks/${from}/${file}`))));
}

/** The text of an overlay: a bundled industry by its name, `new` for one that changes nothing yet, or an overlay file by its path. */
export async function overlayText(ports: Ports, name: string): Promise<string> {
  if (name === 'new') return newOverlay;
  const known = (await ports.data.list('playbooks/industries')).map((file) => file.replace(/\.yaml$/, ''));
  if (known.includes(name)) return ports.data.text(`playbooks/industries/${name}.yaml`);
  if (/^[a-z0-9-]+$/.test(name)) throw new Refusal('not-found', `There is no industry ${name}. Parley ships ${known.join(', ')}; an overlay of your own is named by the path of its .yaml.`);
  return textOf(ports, name);
}

/**
 * A playbook, bundled by its name or a file by its path, with the topics that it takes over and the overlays of the industries
 * named. An overlay of one's own is named by its path, too.
 */
export async function loadPlaybook(ports: Ports, name: string, industries: readonly string[] = []): Promise<Outcome<Playbook>> {
  const books = (await ports.data.list('playbooks')).filter((file) => file.endsWith('.yaml')).map((file) => file.replace(/\.yaml$/, ''));
  if (/^[a-z0-9-]+$/.test(name) && !books.includes(name)) throw new Refusal('not-found', `There is no playbook ${name}. Parley ships ${books.join(', ')}; a playbook of your own is named by the path of its .yaml.`);
  const text = await playbookText(ports, name);
  const from = topicsFrom(text);
  const folders = from !== undefined && books.includes(from) ? [from] : [];
  const topics = (await Promise.all(folders.map(async (folder) => (await ports.data.list(`playbooks/${folder}`)).filter((file) => file.endsWith('.yaml')).toSorted().map((file) => `${folder}/${file}`)))).flat();
  const overlays = await Promise.all(industries.map(async (industry) => ({ file: industry, text: await overlayText(ports, industry) })));
  const parts = await Promise.all(topics.map(async (file) => ({ file, text: await ports.data.text(`playbooks/${file}`) })));
  const all = [...parts, ...overlays];
  return playbooks.of(JSON.stringify([name, text, all]), async () => readPlaybook(text, name, all), unwatched);
}

/** Playbooks as they were read last, and the finder: reading one takes longer than asking it. */
const playbooks = new Remembered<Outcome<Playbook>>(4);
const finders = new Remembered<Finder>(1);

/** The linear model that tells how likely a sentence is on a topic. */
export async function loadFinder(ports: Ports): Promise<Finder> {
  const text = await ports.data.text('playbooks/finder/weights.json');
  return finders.of(text, async () => readFinder(text, 'finder/weights.json'), unwatched);
}
