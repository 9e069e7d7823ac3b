import type { Token } from '../playbook/tokens.ts';

/** The models that a text names: "gpt-5.4", "gpt-4o-mini", "o3". */
export function modelsIn(text: string): readonly string[] {
  const named = [...text.toLowerCase().matchAll(/\bgpt[- ]?(\d+(?:\.\d+)?o?(?:[- ](?:mini|nano|turbo|pro))?)|\b(o[134](?:[- ](?:mini|pro))?)\b/g)];
  return [...new Set(named.map(([, gpt, o]) => (gpt === undefined ? (o ?? '') : `gpt-${gpt}`).replaceAll(' ', '-')))];
}

/** Whether the sentence lays a duty on the customer: nothing that the other side promised can be kept by that. Paying less and being given something are no such duties. */
export function bindsCustomer(tokens: readonly Token[]): boolean {
  const modal = tokens.findIndex(({ word }) => duties.has(word));
  const [before, after] = [tokens[modal - 1]?.word ?? '', tokens[modal + 1]?.word ?? ''];
  return modal > 0 && (before === 'customer' || before === 'you') && !benefits.has(after);
}

const duties: ReadonlySet<string> = new Set(['shall', 'will', 'must', 'agrees', 'agree', 'undertakes']);
const benefits: ReadonlySet<string> = new Set(['not', 'be', 'have', 'receive', 'get', 'own', 'retain', 'benefit', 'pay', 'only']);
