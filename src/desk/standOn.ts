import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import type { Standing } from '../packs/standing.ts';
import { keptNames } from './keptFiles.ts';
import { alternativeBooks, playbookText, rateBookTexts } from './knowledge.ts';
import { loadDeal } from './loadDeal.ts';
import type { Ports } from './ports.ts';
import { readPaperFile } from './readPaperFile.ts';
import { readUsageFiles } from './readUsageFiles.ts';
import { textOf } from './textOf.ts';

/** What a standing is asked for: files by name, or nothing for those of the open workspace. */
export interface StandAsked {
  readonly usage?: readonly string[] | undefined;
  readonly contract?: string | undefined;
  readonly deal?: string | undefined;
  readonly playbook: string;
  readonly seed: number;
}

/** The standing of the files asked for. Files that are not named are those of the workspace. */
export async function standOn(ports: Ports, asked: StandAsked, watch: Watch): Promise<Standing> {
  const named = await namedOrKept(ports, asked);
  const from = asked.usage === undefined && ports.workspace ? { ...ports, files: ports.workspace.kept } : ports;
  const usage = await readUsageFiles(from, named.usage, { ...watch, progress: (_share, doing) => watch.progress(0, doing) });
  const deal = { text: await textOf(from, named.deal), file: named.deal };
  const { value: terms } = await loadDeal(from, named.deal);
  const paper = named.contract === undefined ? undefined : await readPaperFile(from, named.contract, watch);
  const [book, alternatives, equivalents, retirements, playbook] = await Promise.all([
    rateBookTexts(from, terms.rateBook),
    Promise.all(alternativeBooks.map((name) => rateBookTexts(from, name))),
    ports.data.text('rates/equivalents.yaml'),
    ports.data.text('models/retirements.yaml'),
    playbookText(from, asked.playbook),
  ]);
  const texts = { book, alternatives, equivalents, retirements, playbook: { text: playbook, name: asked.playbook } };
  return ports.workers.run('stand', { usage, deal, ...(paper === undefined ? {} : { paper }), texts, today: ports.clock.today(), seed: asked.seed }, watch);
}

async function namedOrKept(ports: Ports, asked: StandAsked): Promise<{ usage: readonly string[]; deal: string; contract: string | undefined }> {
  if (asked.usage !== undefined && asked.deal !== undefined) return { usage: asked.usage, deal: asked.deal, contract: asked.contract };
  if (!ports.workspace) throw new Refusal('invalid', 'A standing needs usage files and a deal file: name them with --usage and --deal, or open a workspace that has them.');
  const usage = asked.usage ?? (await keptNames(ports.workspace, 'usage'));
  const deal = asked.deal ?? (await keptNames(ports.workspace, 'deal')).at(-1);
  if (usage.length === 0) throw new Refusal('not-found', 'There is no usage yet. Drop an Azure cost export, a FOCUS export or a request log on the start page.');
  if (deal === undefined) throw new Refusal('not-found', 'There is no deal file yet. Drop one on the start page: a file that begins with "parley: deal/1"; the sample deal shows how it looks.');
  const contracts = (await ports.workspace.files()).filter((file) => file.kind === 'contract' && file.format !== 'pdf');
  return { usage, deal, contract: asked.contract ?? contracts.at(-1)?.name };
}
