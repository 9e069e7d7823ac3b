import { strToU8 } from 'fflate';
import { append } from '../ledger/append.ts';
import { newLedger } from '../ledger/chain.ts';
import { bytesSha256 } from './bytesSha256.ts';
import { ledgerName } from './ledgerFile.ts';
import type { Ports } from './ports.ts';

/** The table of the sample deal: offers, asks, alternatives, people, days, mails and the ledger, under the names a workspace keeps them by. */
export async function makeSampleTable(ports: Ports): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> {
  const [offers, asks, alternatives, { sampleMails }] = await Promise.all([import('../sample/table/offers.ts'), import('../sample/table/asks.ts'), import('../sample/table/alternatives.ts'), import('../sample/table/mails.ts')]);
  const texts = {
    'first-offer.yaml': offers.sampleFirstOfferFile,
    'our-counter.yaml': offers.sampleCounterFile,
    'offers.yaml': offers.sampleOffersFile,
    'asks.yaml': asks.sampleAsksFile,
    'people.yaml': asks.samplePeopleFile,
    'preferences.yaml': asks.samplePreferencesFile,
    'dates.yaml': asks.sampleDatesFile,
    'alternatives.yaml': alternatives.sampleAlternativesFile,
    'answers.yaml': alternatives.sampleAnswersFile,
    ...sampleMails,
    [ledgerName]: await sampleLedger(ports, sampleMails),
  };
  return Object.entries(texts).map(([name, text]) => ({ name, bytes: strToU8(text) }));
}

async function sampleLedger(ports: Ports, mails: Readonly<Record<string, string>>): Promise<string> {
  const { samplePromises, samplePromisesBegun, samplePromisesBy, samplePromisesName } = await import('../sample/table/promises.ts');
  const sha256 = bytesSha256(ports);
  let ledger = newLedger({ name: samplePromisesName, created: samplePromisesBegun }, sha256);
  for (const { at, evidence, ...promise } of samplePromises) {
    const shown = evidence === undefined ? null : ports.sha256(strToU8(mails[evidence] ?? ''));
    ledger = append(ledger, { kind: 'promise', who: samplePromisesBy, vehicle: 'amendment', status: 'said', evidence: shown, ...promise }, { at, name: samplePromisesName, file: ledgerName, sha256 }).value.ledger;
  }
  return ledger;
}
