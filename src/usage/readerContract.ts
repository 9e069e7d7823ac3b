import { Refusal } from '../base/refusal.ts';
import type { UsageFormat } from './usageImport.ts';

/** The columns of a table, by what they are to its reader. */
export interface ColumnNames<Role extends string = string> {
  /** Without one of these the file is not read. Each role lists the header names it goes by, preferred first. */
  readonly needs: Partial<Readonly<Record<Role, readonly string[]>>>;
  readonly uses: Partial<Readonly<Record<Role, readonly string[]>>>;
}

/** What a reader reads: the columns it needs and can use by what they are to it, and what no such file can tell. */
export interface FileContract<Role extends string = string> extends ColumnNames<Role> {
  /** "Azure price sheet (EA or MCA)". */
  readonly title: string;
  /** What such a file cannot tell, and so neither can Parley. */
  readonly cannotKnow: readonly string[];
}

/** The contract of a reader of usage. */
export interface ReaderContract<Role extends string = string, Format extends UsageFormat = UsageFormat> extends FileContract<Role> {
  readonly format: Format;
  /** Columns of which one must be there, to tell the format from its siblings; empty where nothing must. */
  readonly marks: readonly string[];
}

/** Where each role stands in a header. */
export type ColumnPlaces<Role extends string> = Partial<Readonly<Record<Role, number>>>;

/** "Cost In Billing Currency", "costInBillingCurrency" and "cost_in_billing_currency" are one name. */
export function plainName(column: string): string {
  return column.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The roles of a header; refuses one that names a needed column twice, because then no total can be trusted. */
export function placeColumns<Role extends string>(contract: ColumnNames<Role>, header: readonly string[], name: string): ColumnPlaces<Role> {
  const names = header.map(plainName);
  const places: Partial<Record<Role, number>> = {};
  for (const roles of [contract.needs, contract.uses]) {
    for (const role in roles) {
      const place = placeOf(roles[role] ?? [], names);
      if (place === undefined) continue;
      if (roles === contract.needs && names.indexOf(names[place] ?? '', place + 1) >= 0) {
        throw new Refusal('invalid', `${name} has the column "${header[place]}" twice, so it cannot be told which one counts: remove one and bring the file again.`, name);
      }
      places[role] = place;
    }
  }
  return places;
}

/** The needed columns a header lacks, each by its preferred name. */
export function missingColumns(contract: ColumnNames, header: readonly string[]): string[] {
  const names = header.map(plainName);
  return Object.values(contract.needs).flatMap((aliases) => (aliases !== undefined && placeOf(aliases, names) === undefined ? [aliases[0] ?? ''] : []));
}

export function bearsMark(contract: ReaderContract, header: readonly string[]): boolean {
  const names = new Set(header.map(plainName));
  return contract.marks.length === 0 || contract.marks.some((mark) => names.has(plainName(mark)));
}

function placeOf(aliases: readonly string[], names: readonly string[]): number | undefined {
  for (const alias of aliases) {
    const place = names.indexOf(plainName(alias));
    if (place >= 0) return place;
  }
  return undefined;
}
