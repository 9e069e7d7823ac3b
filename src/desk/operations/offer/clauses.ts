import { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { standings, type Offer } from '../../../room/offers/offersFile.ts';

/** Where clauses stand in an offer, as people write it. */
export function clausesField() {
  return z.array(z.string().min(1)).min(1).optional().meta({ description: `where clauses stand in it, as data-use=fallback (${standings.join(', ')}), or data-use=fallback@12 where it was read in paragraph 12 of its document` });
}

export function clauseOf(text: string): Offer['clauses'][number] {
  const [clause = '', words = ''] = text.split('=').map((part) => part.trim());
  const [, said = words, paragraph] = /^(.*)@([1-9]\d{0,6})$/.exec(words) ?? [];
  const stands = standings.find((each) => each === said);
  if (clause === '' || stands === undefined) throw new Refusal('invalid', `"${text}" does not say where a clause stands: write it as data-use=fallback, with one of ${standings.join(', ')}.`);
  return { clause, stands, ...(paragraph === undefined ? {} : { paragraph: Number(paragraph) }) };
}

/** A clause as the field takes it. */
export function clauseWords({ clause, stands, paragraph }: Offer['clauses'][number]): string {
  return `${clause}=${stands}${paragraph === undefined ? '' : `@${paragraph}`}`;
}
