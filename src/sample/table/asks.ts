/** What Fennwick Mutual asks for, as its procurement keeps the list. */
export const sampleAsksFile = `# Worth is over the three years of the deal. An ask without a justification stays in the house.
parley: asks/1
currency: USD
asks:
  - id: discount
    title: 14 % off gpt-5.4 and gpt-5 instead of 6 %
    term: rates[0]
    why: The two models carry most of the charges, and the same models cost less at their maker.
    worth: {low: 310000, likely: 420000, high: 590000, basis: eight points of the planned charges of both models over three years}
    likelihood: 0.55
    need: must
    opening: 16 % off
    target: 14 % off
    walkAway: 10 % off
    trades: [a reference call after the first year, a signature before their quarter ends]
    owner: R. Amsel, procurement
    approver: J. Ortega, CIO
  - id: data-use
    title: No use of our data but to answer us
    clause: data-use
    why: The draft lets them improve services with de-identified data; our policyholders were told otherwise.
    worth: {low: 80000, likely: 200000, high: 600000, basis: even swaps of legal and the platform owner}
    likelihood: 0.85
    need: must
    opening: no training and no service improvement, deletion within 30 days
    target: no training without written permission, deletion within 30 days
    walkAway: no training of models made available to others
    owner: S. Lind, legal
    approver: S. Lind, legal
    positions:
      - {by: legal, says: deletion within 30 days}
      - {by: it, says: keep prompts for 60 days to find faults}
  - id: commitment
    title: A commitment of 7.4 million instead of 9 million, and the shortfall kept as prepayment
    term: commitment
    why: What is short at a milestone is lost under the draft, though the same tokens are bought a few months later.
    worth: {low: 0, likely: 140000, high: 720000, basis: shortfall in the futures of the forecast}
    likelihood: 0.5
    need: should
    opening: no commitment
    target: 7.4 million, shortfall as prepayment
    walkAway: 8.4 million, shortfall as prepayment
    owner: M. Sato, finance
    approver: J. Ortega, CIO
  - id: renewal-cap
    title: At most 3 % a year at renewal
    clause: renewal
    why: The draft renews by itself at seven percent more.
    worth: {low: 60000, likely: 110000, high: 180000, basis: four points of the charges of one renewal year}
    likelihood: 0.7
    need: should
    owner: R. Amsel, procurement
  - id: severity
    title: A first response within an hour for severity A
    clause: support
    worth: {low: 10000, likely: 30000, high: 80000, basis: what an outage of an hour cost in spring}
    likelihood: 0.6
    need: nice
    owner: H. Vance, platform
`;

/** Who is at the table. */
export const samplePeopleFile = `parley: people/1
ours:
  - {name: J. Ortega, role: cio, signsOff: [{what: walk-away}]}
  - {name: R. Amsel, role: procurement, signsOff: [{what: order of the asks, on: 2026-11-18}]}
  - {name: M. Sato, role: finance, signsOff: [{what: forecast, on: 2026-11-12}, {what: commitment}]}
  - {name: S. Lind, role: legal, signsOff: [{what: positions on data use}]}
  - {name: H. Vance, role: platform}
theirs:
  - {name: M. Reyes, title: account executive, function: sales, reportsTo: K. Brandt, decides: [discount up to ten percent]}
  - {name: K. Brandt, title: regional director, function: sales, reportsTo: P. Adeyemi, decides: [discount, credits]}
  - {name: P. Adeyemi, title: vice president, function: executive, decides: [exceptions to the paper]}
`;

/** Days that only Fennwick Mutual knows. */
export const sampleDatesFile = `parley: dates/1
sign: 2026-12-18
enrolment: {starts: 2025-07-01, ends: 2028-06-30}
priceHolds:
  - {what: price sheet of the mail of 9 November, until: 2026-12-18}
own:
  - {id: board, what: Board decides on the deal, day: 2026-12-10, why: The CIO signs with its decision., owner: J. Ortega}
  - {id: thursday, what: Call with Larkfield, day: 2026-11-26, why: Their answer to our counter., owner: R. Amsel}
owners: {finance: M. Sato, procurement: R. Amsel, legal: S. Lind, cio: J. Ortega}
`;

/** What those of Fennwick Mutual say of terms that no bill can price. */
export const samplePreferencesFile = `parley: preferences/1
currency: USD
issues:
  - {id: data-use, title: Use of our data, worst: they may improve the service with it, best: no use but to answer us}
  - {id: residency, title: Place of processing, worst: any region, best: EU data zone only}
  - {id: indemnity, title: Indemnity for output, worst: none, best: full and without conditions}
  - {id: suspension, title: Suspension, worst: at any time, best: after notice and a time to cure}
stakeholders:
  - name: S. Lind
    role: legal
    redLines: [data-use]
    swings: {indemnity: 100, suspension: 60, residency: 40}
    evenSwaps: [{issue: indemnity, worth: 200000}, {issue: suspension, worth: 110000}]
    choices: [{rather: indemnity, than: residency}]
  - name: H. Vance
    role: platform owner
    swings: {suspension: 100, residency: 50, data-use: 30, indemnity: 10}
    evenSwaps: [{issue: suspension, worth: 300000}, {issue: residency, worth: 40000}]
`;
