const names: Readonly<Record<string, string>> = {
  commitment: 'Commitment',
  conditionalCredit: 'Conditional credit',
  newModels: 'New-model clause',
  support: 'Support',
  payment: 'Payment terms',
  renewal: 'Renewal cap',
};
const lists: Readonly<Record<string, string>> = { rates: 'Agreed price', tiers: 'Volume tier', provisioned: 'Provisioned block', credits: 'Credit', priceProtection: 'Price protection', rights: 'Right', nonCash: 'Non-cash concession' };

/** A term's place in the deal file as a reader says it: "rates[0]" is "Agreed price 1". */
export function termName(term: string): string {
  const [, list = '', place] = /^(\w+)\[([^\]]+)\](?:\.\w+)*$/.exec(term) ?? [];
  const name = lists[list];
  if (name === undefined || place === undefined) return names[term] ?? term;
  return `${name} ${/^\d+$/.test(place) ? Number(place) + 1 : place}`;
}
