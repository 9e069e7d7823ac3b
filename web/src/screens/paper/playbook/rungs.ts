/** The three positions on a matter, from what we want to what we do not sign. */
export const rungs = [
  { name: 'preferred', title: 'What we want', wording: 'Our language' },
  { name: 'fallback', title: 'Fallback: what we accept without asking', wording: 'Fallback language' },
  { name: 'walkAway', title: 'Bottom line: what we do not sign', wording: 'The least we sign' },
] as const;
