/** The supplier's second offer to Fennwick Mutual, as its procurement wrote it down from the order form and the mail beside it. */
export const sampleDealFile = `parley: deal/1
name: Fennwick Mutual, Azure OpenAI renewal 2027
currency: USD
start: 2027-01-01
months: 36
rateBook: azure-2026-10
listPrices: follow

rates:
  - {match: {model: [gpt-5.4, gpt-5]}, discountPercent: 6}
  - {match: {model: [gpt-5-mini, gpt-4o-mini, gpt-4.1-mini]}, discountPercent: 4}

tiers:
  - match: {model: gpt-5.4}
    basis: spend
    period: year
    method: marginal
    steps: [{from: 0, percent: 0}, {from: 1000000, percent: 3}]

provisioned:
  - {id: assistant, model: gpt-5.4, scope: global, region: eastus2, ptu: 40, from: 2027-01, months: 12, purchase: oneYear, pay: monthly, spillTo: standard}

commitment:
  milestones: [{by: 2027-12-31, amount: 2600000}, {by: 2028-12-31, amount: 5600000}, {by: 2029-12-31, amount: 9000000}]
  otherEligible: {perMonth: 35000}
  shortfall: forfeit

credits:
  - {amount: 60000, from: 2027-01-01, until: 2027-03-31, match: {}, countsTowardCommitment: false}

support: {percentOfSpend: 3, minimumPerMonth: 1000}
payment: {netDays: 30, baselineNetDays: 30, costOfCapitalPercent: 8}
`;
