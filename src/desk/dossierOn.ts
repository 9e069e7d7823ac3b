import { z } from 'zod';
import { decimal } from '../base/decimal.ts';
import type { Finding } from '../base/finding.ts';
import { finding } from '../base/finding.ts';
import { outcome, type Outcome } from '../base/outcome.ts';
import type { Watch } from '../base/progress.ts';
import { Refusal } from '../base/refusal.ts';
import type { DealTerms } from '../deal/dealTerms.ts';
import { checkPromises } from '../ledger/checkPromises.ts';
import { readCheckpoints } from '../ledger/readCheckpoints.ts';
import { readPromises } from '../ledger/readPromises.ts';
import { bytesOfText } from '../ledger/sha256.ts';
import { verifyLedger } from '../ledger/verifyLedger.ts';
import type { Dossier, LedgerProof } from '../packs/dossier/dossier.ts';
import { dossierOf } from '../packs/dossier/dossierOf.ts';
import type { Standing } from '../packs/standing.ts';
import type { PricedAlternatives } from '../room/alternatives/priceAlternatives.ts';
import { readAsks } from '../room/asks/asksFile.ts';
import { rankAsks } from '../room/asks/rankAsks.ts';
import { readOffers } from '../room/offers/offersFile.ts';
import { readPeople } from '../room/people/people.ts';
import { questionsFor, readAnswers, readQuestions } from '../room/questions/questionBank.ts';
import { alternativesOn } from './alternativesOn.ts';
import { besideFile } from './besideFile.ts';
import { bytesSha256 } from './bytesSha256.ts';
import { dealInForce } from './dealInForce.ts';
import { file } from './fields.ts';
import { keptNames } from './keptFiles.ts';
import { checkpointsName, ledgerName } from './ledgerFile.ts';
import { loadDeal } from './loadDeal.ts';
import type { Ports } from './ports.ts';
import { readPaperFile } from './papers/readPaperFile.ts';
import { readRoomFile, type RoomFile } from './roomFile.ts';
import { sellerTemplate } from './sellerTemplate.ts';
import { standOn, type StandAsked } from './standOn.ts';

/** The files of the table that packs are made from, beside those of a standing; each is that of the open workspace where it is not named. */
export const dossierFields = {
  asks: file('a list of asks (parley: asks/1)').optional(),
  offers: file('the list of offers (parley: offers/1)').optional(),
  people: file('who is at the table (parley: people/1)').optional(),
  answers: file('answers to questions so far (parley: answers/1)').optional(),
  alternatives: file('what we do without the deal (parley: alternatives/1)').optional(),
  ledger: file('the record of promises').optional(),
  checkpoint: file('checkpoints of the record, the last of which is printed').optional(),
  walkAway: z.number().positive().optional().meta({ description: 'what we walk away above, over the whole term; that of the workspace where nothing is said' }),
  target: z.number().positive().optional().meta({ description: 'what we want to pay over the whole term; that of the workspace where nothing is said' }),
};

export type DossierAsked = StandAsked & { readonly [Key in keyof typeof dossierFields]?: z.output<(typeof dossierFields)[Key]> };

/** Everything that packs print, gathered from the files named and the open workspace. What is not there is left out; a file that is there and cannot be read is refused. Without costs neither usage nor alternatives are worked out. */
export async function dossierOn(ports: Ports, asked: DossierAsked, watch: Watch, parts: 'whole' | 'without costs' = 'whole'): Promise<Outcome<Dossier>> {
  const findings: Finding[] = [];
  const taken = <Value>({ value, findings: found }: Outcome<Value>): Value => {
    findings.push(...found);
    return value;
  };
  const own = ports.workspace;
  const reading = own === undefined ? ports : { ...ports, files: own.kept };
  const text = async (given: string | undefined, usual: string): Promise<RoomFile | undefined> => (given === undefined && own === undefined ? undefined : readRoomFile(ports, given, usual, given === undefined));
  const [asksFile, offersFile, peopleFile, answersFile, ledgerFile, checkpointFile] = await Promise.all([text(asked.asks, 'asks.yaml'), text(asked.offers, 'offers.yaml'), text(asked.people, 'people.yaml'), text(asked.answers, 'answers.yaml'), text(asked.ledger, ledgerName), text(asked.checkpoint, checkpointsName)]);
  const dealName = asked.deal ?? (own === undefined ? undefined : await dealInForce(own));
  const deal = dealName === undefined ? undefined : taken(await loadDeal(asked.deal === undefined ? reading : ports, dealName));
  const standing = parts === 'whole' ? await standingOf(ports, asked, watch, findings) : undefined;
  const asks = asksFile?.text === undefined ? undefined : readAsks(asksFile.text, asksFile.name);
  const offers = offersFile?.text === undefined ? [] : taken(readOffers(offersFile.text, offersFile.name));
  const ledger = ledgerFile?.text === undefined ? undefined : taken(readPromises(bytesOfText(ledgerFile.text), ledgerFile.name));
  const paperName = asked.contract ?? (own === undefined ? undefined : (await keptNames(own, 'contract')).at(-1));
  const gate = ledger === undefined || paperName === undefined ? undefined : checkPromises(ledger, [taken(await readPaperFile(asked.contract === undefined ? reading : ports, paperName, watch))]);
  const facts = own === undefined ? {} : await own.facts();
  const figure = (given: number | undefined, fact: string | undefined) => (given !== undefined ? decimal(given) : fact === undefined || fact === '' ? undefined : decimal(fact));
  const dossier = dossierOf({
    day: ports.clock.today(), deal, standing, currency: standing?.currency ?? deal?.currency ?? asks?.currency,
    asks: asks === undefined ? undefined : taken(rankAsks(asks, standing?.asks ?? [], await sellerTemplate(ports, undefined), asksFile?.name ?? '')),
    offers: await Promise.all(offers.map(async (offer): Promise<{ offer: typeof offer; terms: DealTerms }> => ({ offer, terms: taken(await loadDeal(asked.offers === undefined ? reading : ports, besideFile(offersFile?.name ?? '', offer.deal))) }))),
    questions: questionsFor(readQuestions(await ports.data.text('table/questions.yaml')), deal),
    answers: answersFile?.text === undefined ? [] : readAnswers(answersFile.text, answersFile.name),
    ledger, gate, proof: ledgerFile?.text === undefined ? undefined : proofOf(ports, ledgerFile.text, ledgerFile.name, checkpointFile, findings),
    people: peopleFile?.text === undefined ? undefined : readPeople(peopleFile.text, peopleFile.name),
    alternatives: parts === 'whole' ? await alternativesOf(ports, asked, watch, findings) : undefined,
    walkAway: figure(asked.walkAway, facts['walkAway']), target: figure(asked.target, facts['target']),
    files: own === undefined ? [] : (await own.files()).map(({ name, sha256, kind }) => ({ name, sha256, kind })),
  });
  return outcome(dossier, [...findings, ...(standing?.findings ?? []).filter(({ severity }) => severity === 'error')]);
}

/** The standing, where there is usage; packs that need none are made without it. */
async function standingOf(ports: Ports, asked: DossierAsked, watch: Watch, findings: Finding[]): Promise<Standing | undefined> {
  const hasUsage = asked.usage !== undefined || (ports.workspace !== undefined && (await keptNames(ports.workspace, 'usage')).length > 0);
  if (!hasUsage) {
    findings.push(finding('info', 'no-usage-yet', 'There is no usage, so this pack says nothing of cost.'));
    return undefined;
  }
  try {
    return await standOn(ports, asked, watch);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error;
    findings.push(finding('warning', 'standing-not-worked-out', `Costs are left out of this pack: ${error.message}`, error.at));
    return undefined;
  }
}

/** What we would do without the deal, where a list of it is there. */
async function alternativesOf(ports: Ports, asked: DossierAsked, watch: Watch, findings: Finding[]): Promise<PricedAlternatives | undefined> {
  const listed = asked.alternatives !== undefined || (await ports.workspace?.files())?.some(({ name }) => name === 'alternatives.yaml') === true;
  if (!listed) return undefined;
  try {
    return (await alternativesOn(ports, { alternatives: asked.alternatives, deal: asked.deal, usage: asked.usage, paths: futures, seed: asked.seed }, watch)).value;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error;
    findings.push(finding('warning', 'alternatives-not-priced', `Alternatives are left out of this pack: ${error.message}`, error.at));
    return undefined;
  }
}

/** Enough for a range in print. */
const futures = 100;

/** The record of promises as packs print it; undefined where there is none. */
export async function proofOn(ports: Ports, asked: { readonly ledger?: string | undefined; readonly checkpoint?: string | undefined }): Promise<LedgerProof | undefined> {
  if (asked.ledger === undefined && ports.workspace === undefined) return undefined;
  const ledger = await readRoomFile(ports, asked.ledger, ledgerName, asked.ledger === undefined);
  const kept = asked.checkpoint === undefined && ports.workspace === undefined ? undefined : await readRoomFile(ports, asked.checkpoint, checkpointsName, asked.checkpoint === undefined);
  return ledger.text === undefined ? undefined : proofOf(ports, ledger.text, ledger.name, kept, []);
}

/** Root of the record as it is now, and the last checkpoint that is of this record and this root. */
function proofOf(ports: Ports, ledger: string, name: string, kept: RoomFile | undefined, findings: Finding[]): LedgerProof {
  const sha256 = bytesSha256(ports);
  const { value, findings: found } = verifyLedger(bytesOfText(ledger), name, { sha256 });
  findings.push(...found.filter(({ severity }) => severity !== 'info'));
  const { hash } = JSON.parse(ledger.slice(0, ledger.indexOf('\n'))) as { readonly hash?: string };
  const checkpoints = kept?.text === undefined ? [] : readCheckpoints(bytesOfText(kept.text), kept.name, sha256);
  const last = checkpoints.findLast((each) => each.ledger === hash && each.root === value.root && each.size === value.entries);
  return { entries: value.entries, root: value.root, checkpoint: last && { at: last.at, key: last.key, signature: last.signature } };
}
