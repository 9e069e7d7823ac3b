/** The two sides' offers to Fennwick Mutual so far; the last of theirs is the deal file of the sample. */
export const sampleOffersFile = `# Offers of both sides, with the document each came in. Deal files are named from this folder.
parley: offers/1
offers:
  - {id: them-1, by: them, on: 2026-10-29, title: Their first offer, deal: first-offer.yaml, source: {file: mail-29-october.txt}, clauses: [{clause: data-use, stands: refused}, {clause: renewal, stands: refused}]}
  - {id: us-1, by: us, on: 2026-11-04, title: Our counter, deal: our-counter.yaml, clauses: [{clause: data-use, stands: preferred}, {clause: renewal, stands: preferred}]}
  - {id: them-2, by: them, on: 2026-11-09, title: Their second offer, deal: deal.yaml, source: {file: mail-9-november.txt}, clauses: [{clause: data-use, stands: walkAway}, {clause: renewal, stands: refused}], expires: 2026-12-18}
`;

const common = `parley: deal/1
currency: USD
start: 2027-01-01
months: 36
rateBook: azure-2026-10
listPrices: follow

provisioned:
  - {id: assistant, model: gpt-5.4, scope: global, region: eastus2, ptu: 40, from: 2027-01, months: 12, purchase: oneYear, pay: monthly, spillTo: standard}

support: {percentOfSpend: 3, minimumPerMonth: 1000}
payment: {netDays: 30, baselineNetDays: 30, costOfCapitalPercent: 8}
`;

export const sampleFirstOfferFile = `${common}
name: Fennwick Mutual, their first offer

rates:
  - {match: {model: [gpt-5.4, gpt-5]}, discountPercent: 3}

commitment:
  milestones: [{by: 2027-12-31, amount: 3000000}, {by: 2028-12-31, amount: 6500000}, {by: 2029-12-31, amount: 10500000}]
  otherEligible: {perMonth: 35000}
  shortfall: forfeit
`;

export const sampleCounterFile = `${common}
name: Fennwick Mutual, our counter

rates:
  - {match: {model: [gpt-5.4, gpt-5]}, discountPercent: 16}
  - {match: {model: [gpt-5-mini, gpt-4o-mini, gpt-4.1-mini]}, discountPercent: 8}

tiers:
  - match: {model: gpt-5.4}
    basis: spend
    period: year
    method: marginal
    steps: [{from: 0, percent: 0}, {from: 1000000, percent: 4}]

commitment:
  milestones: [{by: 2027-12-31, amount: 2100000}, {by: 2028-12-31, amount: 4600000}, {by: 2029-12-31, amount: 7400000}]
  otherEligible: {perMonth: 35000}
  shortfall: prepayment

credits:
  - {amount: 150000, from: 2027-01-01, until: 2027-12-31, match: {}, countsTowardCommitment: true}
`;
