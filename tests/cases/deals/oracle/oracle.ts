import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { parse } from 'yaml';
import { show } from '../../../../src/base/decimal.ts';
import { kinds } from '../../../../src/rates/meter.ts';
import type { RateBook } from '../../../../src/rates/rateBook.ts';

/** A line as PostgreSQL computed it: figures as exact text, `what` for tokens only. */
export interface OracleLine {
  readonly month: string;
  readonly kind: string;
  readonly what: string | null;
  readonly workload: string | null;
  readonly quantity: string | null;
  readonly rate: string | null;
  readonly per: number | null;
  readonly amount: string;
  readonly source: string;
}

/** Every figure of a bill, by PostgreSQL `numeric`. */
export interface OracleBill {
  readonly lines: readonly OracleLine[];
  readonly months: readonly string[];
  readonly total: string;
  readonly cents: string;
  readonly commitment: readonly (readonly (string | null)[])[];
  readonly conditionalCredit: readonly (readonly (string | null)[])[];
  readonly credits: readonly (readonly (string | null)[])[];
  readonly prepayment: readonly string[] | null;
  readonly reservations: readonly (readonly string[])[];
  readonly due: readonly (readonly [string, string, string])[];
  readonly unpriced: readonly (readonly [string, string])[];
}

export interface Oracle {
  /** The bill of a deal and a usage file, from their text as it is written. */
  bill(deal: string, usage: string): Promise<OracleBill>;
  close(): Promise<void>;
}

/** An evaluator that shares nothing with src/deal: SQL on `numeric`, written from deal-terms.md, in PostgreSQL in process. */
export async function oracle(book: RateBook): Promise<Oracle> {
  const database = await PGlite.create();
  for (const file of ['book.sql', 'rates.sql', 'charges.sql', 'settle.sql']) await database.exec(readFileSync(new URL(file, import.meta.url), 'utf8'));
  await load(database, book);
  return {
    async bill(deal, usage) {
      // Without a schema every scalar stays the text it was written as: no number passes through a double.
      const [terms, rows] = [deal, usage].map((text) => JSON.stringify(parse(text, { schema: 'failsafe' })));
      await database.query('select bill_of($1::jsonb, $2::jsonb)', [terms, rows]);
      const { rows: answers } = await database.query<{ answer: OracleBill }>('select answer from figures');
      const answer = answers[0]?.answer;
      if (answer === undefined) throw new Error('PostgreSQL gave no answer');
      return answer;
    },
    close: () => database.close(),
  };
}

async function load(database: PGlite, book: RateBook): Promise<void> {
  const insert = async (table: string, rows: readonly (readonly (string | null)[])[]): Promise<void> => {
    for (const row of rows) await database.query(`insert into ${table} values (${row.map((_, place) => `$${place + 1}`).join(', ')})`, [...row]);
  };
  await insert('rate', book.rates.map((rate) => [rate.model, rate.scope, rate.tier, rate.context, rate.kind, rate.from, rate.until ?? null, show(rate.perMillion)]));
  await insert('ptu_price', book.ptu.prices.map((price) => [price.scope, price.purchase, price.from, show(price.perPtu)]));
  await insert('ptu_model', book.ptu.models.map((model) => [model.model, show(model.inputTpmPerPtu)]));
  await insert('ptu_weight', book.ptu.models.flatMap(({ model, weights }) => (['short', 'long'] as const).flatMap((context) => kinds.flatMap((kind) => (weights[context] === undefined ? [] : [[model, context, kind, show(weights[context][kind])]])))));
}
