import { month, readMonth, type Month } from '../../base/calendar.ts';
import { compare, signOf, zero, type Decimal } from '../../base/decimal.ts';
import type { Charge } from '../usageImport.ts';

/** A workload's name from the tags of a resource, by the first of these tags that is there. */
const workloadTags = ['workload', 'workloadname', 'app', 'application', 'applicationname', 'appname', 'project', 'projectname', 'service', 'product', 'usecase'];

/** The value of the first tag that names a workload; tags come as JSON, with or without its braces. */
export function workloadOfTags(tags: string): string | undefined {
  if (tags === '' || tags === 'NULL') return undefined;
  let best: string | undefined;
  let bestRank = workloadTags.length;
  for (const [, key = '', value = ''] of tags.matchAll(/"((?:[^"\\]|\\.)*)"\s*:\s*"((?:[^"\\]|\\.)*)"/g)) {
    const rank = workloadTags.indexOf(key.toLowerCase().replace(/[^a-z]/g, ''));
    if (rank < 0 || rank >= bestRank || value.trim() === '') continue;
    [best, bestRank] = [value.trim(), rank];
  }
  return best;
}

/** The last part of a resource's id, or its name. */
export function resourceNameOf(resourceId: string, resourceName: string): string | undefined {
  if (resourceName !== '') return resourceName;
  const account = /\/accounts\/([^/]+)/i.exec(resourceId);
  return account?.[1] ?? resourceId.split('/').findLast((part) => part !== '');
}

/** ARM's name of a region: "EastUS2", "East US 2" and the meter's "US East 2" are eastus2; empty for none. */
export function regionOf(cell: string): string {
  const plain = cell.toLowerCase().replace(/[^a-z0-9]/g, '');
  return meterRegions[plain] ?? (plain === 'null' || plain === 'global' || plain === 'unassigned' || plain === 'unknown' ? '' : plain);
}

/** Regions as meters write them, where turning the letters small does not give ARM's name. */
const meterRegions: Readonly<Record<string, string>> = {
  useast: 'eastus', useast2: 'eastus2', uswest: 'westus', uswest2: 'westus2', uswest3: 'westus3', uscentral: 'centralus',
  usnorthcentral: 'northcentralus', ussouthcentral: 'southcentralus', uswestcentral: 'westcentralus', eunorth: 'northeurope',
  euwest: 'westeurope', frcentral: 'francecentral', dewestcentral: 'germanywestcentral', secentral: 'swedencentral',
  chnorth: 'switzerlandnorth', noeast: 'norwayeast', plcentral: 'polandcentral', itnorth: 'italynorth', escentral: 'spaincentral',
  jaeast: 'japaneast', jawest: 'japanwest', krcentral: 'koreacentral', apsoutheast: 'southeastasia', apeast: 'eastasia', aueast: 'australiaeast',
  caeast: 'canadaeast', cacentral: 'canadacentral', brsouth: 'brazilsouth', insouth: 'southindia', incentral: 'centralindia', uaenorth: 'uaenorth',
  zanorth: 'southafricanorth',
};

/** What kind of charge a row is; `type` is Azure's ChargeType or FOCUS' ChargeCategory. */
export function categoryOf(type: string, chargeClass: string, amount: Decimal, quantity: Decimal | undefined): Charge['category'] {
  const plain = type.toLowerCase().replace(/[^a-z]/g, '');
  if (plain === 'refund' || plain === 'credit') return 'credit';
  if (plain === 'purchase') return signOf(amount) < 0 ? 'credit' : 'purchase';
  if (plain !== '' && plain !== 'usage' && plain !== 'null') return 'other';
  // Money back without tokens back is a credit; money back with tokens back corrects the usage itself.
  if (signOf(amount) < 0 && (quantity === undefined || compare(quantity, zero) >= 0)) return 'credit';
  return chargeClass.toLowerCase() === 'correction' && signOf(amount) < 0 && (quantity === undefined || signOf(quantity) === 0) ? 'credit' : 'usage';
}

/** How many units one price is for, as "1K", "1M", "1 Hour", "100" or "10K" write it. */
export function blockOf(unit: string): bigint | undefined {
  const match = /^([\d.,]+)\s*([KMB])?(?![A-Za-z])|^([\d.,]+)\b/i.exec(unit.trim());
  if (!match) return undefined;
  const count = (match[1] ?? match[3] ?? '').replaceAll(',', '');
  if (!/^\d{1,12}$/.test(count)) return undefined;
  const word = /^[\d.,]+\s*(thousand|million|billion)/i.exec(unit.trim())?.[1] ?? '';
  const letter = (match[2] ?? (/^t/i.test(word) ? 'K' : word.slice(0, 1))).toUpperCase();
  return BigInt(count) * (letter === 'K' ? 1_000n : letter === 'M' ? 1_000_000n : letter === 'B' ? 1_000_000_000n : 1n);
}

/** The month that a billing period begins in, where the day of a row cannot be read. */
export function monthOfPeriod(cell: string, day: string | undefined): Month | undefined {
  if (day !== undefined) return month(day.slice(0, 7));
  return readMonth(cell.slice(0, 7));
}
