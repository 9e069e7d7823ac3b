/** What a key of the deal file or a clause is called in words that both sides use: "rates[0]" is "Prices", "data-use" is "Data use". */
export function subjectOf(about: string): string {
  const key = /^[A-Za-z]+(?=\[|\.|$)/.exec(about)?.[0] ?? '';
  const known = subjects[key];
  if (known !== undefined) return known;
  const words = about.replace(/[-_]+/g, ' ').replace(/\[\d+\]/g, '').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

const subjects: Readonly<Record<string, string>> = {
  listPrices: 'List prices', exchange: 'Currency', shares: 'Batch and priority traffic', rates: 'Prices', tiers: 'Volume tiers', provisioned: 'Provisioned units', commitment: 'Commitment', conditionalCredit: 'Credit for reaching a spend',
  credits: 'Credits', priceProtection: 'Price protection', newModels: 'New models', support: 'Support', payment: 'Payment', renewal: 'Renewal', rights: 'Rights', nonCash: 'Beside the price',
};
