import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import { readDeal } from '../deal/readDeal.ts';
import type { Standing } from '../packs/standing.ts';
import { dealInForce } from './dealInForce.ts';
import { keptNames } from './keptFiles.ts';
import { alternativeBooks, makerRateBook, overlayText, playbookText, rateBookTexts, wholePlaybookText } from './knowledge.ts';
import { noOfferYet } from './noOfferYet.ts';
import type { Ports, Workspace } from './ports.ts';
import { readPaperFile } from './papers/readPaperFile.ts';
import { readUsageFiles } from './readUsageFiles.ts';
import { textOf } from './textOf.ts';

/** What a standing is asked for: files by name, or nothing for those of the open workspace. */
export interface StandAsked {
  readonly usage?: readonly string[] | undefined;
  readonly contract?: string | undefined;
  readonly deal?: string | undefined;
  readonly playbook: string;
  /** What lies over the playbook; undefined for the industries of the workspace. */
  readonly industry?: readonly string[] | undefined;
  readonly seed: number;
}

/** The standing of the files asked for. Files that are not named are those of the workspace; what was worked out on them last is kept, so that the brief prints what the screen shows and at once. */
export async function standOn(ports: Ports, asked: StandAsked, watch: Watch): Promise<Standing> {
  const named = await namedOrKept(ports, asked);
  const industry = asked.industry ?? (await industriesOf(ports.workspace));
  if (ports.workspace === undefined || asked.usage !== undefined) return workOut(ports, named, { ...asked, industry }, watch);
  const kept = await ports.workspace.files();
  const used = [...named.usage, named.deal, named.contract].map((name) => `${name}:${kept.find((file) => file.name === name)?.sha256 ?? ''}`);
  const key = JSON.stringify([used, asked.playbook, industry, asked.seed, ports.clock.today()]);
  const last = lastStandings.get(ports.workspace);
  if (last?.key === key) return last.standing;
  const standing = await workOut({ ...ports, files: ports.workspace.kept }, named, { ...asked, industry }, watch);
  lastStandings.set(ports.workspace, { key, standing });
  return standing;
}

/** The industries that the buyer chose, one a line, and the overlays of our own among them that are still kept. */
export async function industriesOf(workspace: Workspace | undefined): Promise<readonly string[]> {
  const chosen = ((await workspace?.facts())?.['industry'] ?? '').split('\n').filter((line) => line !== '');
  const kept = (await workspace?.files()) ?? [];
  return chosen.filter((name) => !/\.ya?ml$/i.test(name) || kept.some((file) => file.name === name));
}

const lastStandings = new WeakMap<Workspace, { readonly key: string; readonly standing: Standing }>();

interface Named {
  readonly usage: readonly string[];
  /** Undefined where there is no offer yet. */
  readonly deal: string | undefined;
  readonly contract: string | undefined;
}

async function workOut(ports: Ports, named: Named, asked: StandAsked & { readonly industry: readonly string[] }, watch: Watch): Promise<Standing> {
  const usage = await readUsageFiles(ports, named.usage, { ...watch, progress: (_share, doing) => watch.progress(0, doing) });
  const none = noOfferYet(ports.clock.today());
  const deal = named.deal === undefined ? none : { text: await textOf(ports, named.deal), file: named.deal };
  const { value: terms } = readDeal(deal.text, deal.file);
  const paper = named.contract === undefined ? undefined : await readPaperFile(ports, named.contract, watch);
  const [book, maker, alternatives, equivalents, retirements, playbook, ...overlays] = await Promise.all([
    rateBookTexts(ports, terms.rateBook),
    rateBookTexts(ports, makerRateBook),
    Promise.all(alternativeBooks.map((name) => rateBookTexts(ports, name))),
    ports.data.text('rates/equivalents.yaml'),
    ports.data.text('models/retirements.yaml'),
    // What an industry wants otherwise is said of topics, so they are read with it.
    asked.industry.length === 0 ? playbookText(ports, asked.playbook) : wholePlaybookText(ports, asked.playbook),
    ...asked.industry.map(async (name) => ({ text: await overlayText(ports, name), file: name })),
  ]);
  const texts = { book, maker, alternatives, equivalents, retirements, playbook: { text: playbook, name: asked.playbook, overlays } };
  const standing = await ports.workers.run('stand', { usage, deal: { text: deal.text, file: deal.file }, ...(paper === undefined ? {} : { paper }), texts, today: ports.clock.today(), seed: asked.seed }, watch);
  return named.deal === undefined ? { ...standing, findings: [...standing.findings, none.finding] } : standing;
}

async function namedOrKept(ports: Ports, asked: StandAsked): Promise<Named> {
  if (asked.usage !== undefined) return { usage: asked.usage, deal: asked.deal, contract: asked.contract };
  if (!ports.workspace) throw new Refusal('invalid', 'A standing needs usage: name the files with --usage, or open a workspace that has them.');
  const usage = await keptNames(ports.workspace, 'usage');
  const deal = asked.deal ?? (await dealInForce(ports.workspace));
  if (usage.length === 0) throw new Refusal('not-found', 'There is no usage yet. Drop an Azure cost export, a FOCUS export or a request log on the start page.');
  // A PDF is read where there is no Word file or text to read.
  const contracts = (await ports.workspace.files()).filter((file) => file.kind === 'contract' && (file.format !== 'pdf' || ports.pdf !== undefined));
  return { usage, deal, contract: asked.contract ?? (contracts.findLast(({ format }) => format !== 'pdf') ?? contracts.at(-1))?.name };
}
