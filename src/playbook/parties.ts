import type { Paper } from '../paper/paper.ts';
import { tokenise, type Token } from './tokens.ts';

/** The names under which the paper speaks of the two sides, beyond the usual words "Provider", "Customer", "we", "you". */
export interface Parties {
  readonly vendor: readonly string[];
  readonly customer: readonly string[];
}

/** Who the sides are, from who grants, provides and indemnifies and who pays and orders in the paper's own sentences. */
export function partiesOf(paper: Paper): Parties {
  const cues = new Map<string, { vendor: number; customer: number }>();
  for (const [, name = '', verb = ''] of paper.text.matchAll(actor)) {
    if (/^(?:AI|LLC|Inc|Ltd|GmbH)$/.test(name) || verbsOfThings.test(verb) || name.split(/[\s-]/).some((word) => commonWords.has(word.toLowerCase()))) continue;
    const seen = cues.get(name) ?? { vendor: 0, customer: 0 };
    if (/^(?:pay|purchase|order|commit|remit|consume)/.test(verb)) seen.customer += 3;
    else seen.vendor += 1;
    cues.set(name, seen);
  }
  const sides: { vendor: string[]; customer: string[] } = { vendor: [], customer: [] };
  for (const [name, { vendor, customer }] of cues) {
    if (customer > vendor) sides.customer.push(name);
    else if (vendor >= 2) sides.vendor.push(name);
  }
  return sides;
}

/** "Mistral AI will provide", "OpenAI may": up to three capitalised words before a modal verb and the verb after it. */
const actor = /(?<![\p{L}\d’'])((?:\p{Lu}[\p{L}\d&-]{1,25}\s){0,2}[\p{Lu}\d][\p{L}\d&-]{1,25})\s(?:will|shall|may|agrees to|reserves|warrants|grants)\s(?:not\s)?(\p{Ll}*)/gu;

/** Verbs of things, not of a side: "Fees will be due", "the Term will continue". */
const verbsOfThings = /^(?:be|have|include|apply|continue|remain|result|become|renew|survive|mean|begin|commence|expire|last|start|contain|govern|prevail|control|constitute|cover|only|automatically|also)?$/;

/** Words that begin or make up a capitalised subject that is no side of a deal, or one that phrases know by that word. */
const commonWords = new Set(
  'customer provider supplier vendor licensor licensee subscriber client company you we it they this that these those which who the such all any each either neither both no nothing if upon party parties recipient discloser agreement amendment service services section schedule exhibit annex appendix order form fees terms term notice products product users user account accounts data content output outputs input inputs personal confidential information subprocessor subprocessors credit credits model models affiliates affiliate claims claim cloud dpa sla mnda nda law laws court courts arbitrator commission parliament controller processor platform taxes site website beta betas trial trials indemnifying indemnified receiving disclosing mandated auditor end professional disputes subscription copilot compensation'.split(' '),
);

/** The tokens with names of the sides replaced by "provider" and "customer", as phrases speak of them. */
export function withParties(tokens: readonly Token[], parties: Parties): readonly Token[] {
  let named = tokens;
  for (const name of parties.vendor) named = replaced(named, tokenise(name).map((each) => each.word), 'provider');
  for (const name of parties.customer) named = replaced(named, tokenise(name).map((each) => each.word), 'customer');
  return named;
}

function replaced(tokens: readonly Token[], name: readonly string[], word: string): readonly Token[] {
  const [first] = name;
  if (first === undefined || !tokens.some((token) => token.word === first)) return tokens;
  const kept: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const [token, last] = [tokens[at], tokens[at + name.length - 1]];
    if (token && last && name.every((each, index) => tokens[at + index]?.word === each)) {
      kept.push({ word, start: token.start, end: last.end });
      at += name.length - 1;
    } else if (token) kept.push(token);
  }
  return kept;
}
