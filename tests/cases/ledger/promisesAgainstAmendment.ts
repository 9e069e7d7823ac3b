/** A made-up amendment as such papers are written, for promises to be held against: every clause stands among its neighbours. */
export const amendment = `Amendment ID M-4471 to the Enterprise Enrollment
This Amendment is entered into between Larkfield Corporation ("Larkfield") and Fennwick Mutual ("Customer").

1. Pricing
1.1 Larkfield grants Customer a discount of nine percent (9%) on the list price of gpt-5.4 and gpt-5.4-mini for the duration of the Term.
1.2 The list prices of all other models apply as published on the day of use.
1.3 Larkfield will not increase the prices of gpt-5.4 by more than five percent (5%) in any twelve-month period.
1.4 Where Larkfield lowers the list price of a model, the lower price applies to Customer from the day on which it is published.
1.5 Prices for Provisioned Throughput Units are fixed for the first twelve (12) months of the Term.
1.6 Batch processing is charged at fifty percent (50%) of the price of the same model in standard processing.
1.7 Cached input tokens of gpt-5.4 are charged at one tenth of the price of input tokens.

2. Credits
2.1 Larkfield grants Customer a promotional credit of USD 60,000, which can be used until 31 March 2027.
2.2 Larkfield will fund migration services of up to USD 25,000, provided that Customer publishes a reference within six months.
2.3 Unused promotional credits expire and are not refunded.

3. Commitment
3.1 Customer commits to consume Azure services of USD 2,600,000 in the first year of the Term.
3.2 Any shortfall against the commitment is invoiced at the end of the year and is forfeited.
3.3 Purchases from the marketplace do not count towards the commitment.
3.4 Consumption of Azure OpenAI counts towards the commitment in full.

4. Capacity
4.1 Larkfield shall reserve forty (40) PTUs of gpt-5.4 for Customer in the region Sweden Central.
4.2 Customer may reduce the number of reserved PTUs once in each twelve-month period by up to ten percent (10%).
4.3 Larkfield will use commercially reasonable efforts to provide additional capacity within thirty (30) days after a written request.
4.4 The quota for gpt-5.4 is raised to 2 million tokens per minute.

5. Data handling
5.1 Larkfield shall not use Customer Data to train or improve any foundation model.
5.2 Prompts and completions are stored for up to thirty (30) days for abuse monitoring.
5.3 Customer Data at rest is stored within the European Union.
5.4 Larkfield may process prompts in any region for load balancing.
5.5 Larkfield shall notify Customer of a security incident within seventy-two (72) hours after becoming aware of it.
5.6 Larkfield deletes Customer Data within ninety (90) days after the end of the Term.

6. Support
6.1 Larkfield shall respond to incidents of severity A within one (1) hour, at any time of the day.
6.2 Larkfield assigns a named technical account manager to Customer.
6.3 Unified Support is charged at six percent (6%) of Azure consumption.
6.4 Availability of the service is at least 99.9% in each month.
6.5 Where availability falls below 99.9%, Customer receives a service credit of ten percent (10%) of the monthly fee.

7. Renewal and termination
7.1 This Amendment renews automatically for successive periods of twelve (12) months unless either party gives notice sixty (60) days before the end of the Term.
7.2 At renewal, prices may rise by at most seven percent (7%).
7.3 Either party may terminate this Amendment for material breach that is not cured within thirty (30) days.
7.4 Larkfield shall give at least twelve (12) months notice before a generally available model is retired.

8. Liability and indemnity
8.1 Larkfield shall defend Customer against claims that output of the service infringes copyright.
8.2 The liability of each party is limited to the amounts paid in the twelve months before the event.
8.3 Invoices are payable within thirty (30) days after the date of the invoice.
8.4 Larkfield shall allow an audit by an independent auditor once a year.
`;

/** What was promised, what became of it, the clause that decides, and words of the reason. */
export interface HeldAgainst {
  readonly what: string;
  readonly status: 'in paper' | 'weaker' | 'contradicted' | 'missing';
  readonly clause?: string;
  readonly says?: string;
}

export const promises: readonly HeldAgainst[] = [
  // On paper as it was said, in other words.
  { what: "You'll get 9 % off list on gpt-5.4 and the mini for the whole agreement", status: 'in paper', clause: '1.1' },
  { what: 'If we cut list prices you get the cut the same day', status: 'in paper', clause: '1.4' },
  { what: 'Batch is half the price of standard', status: 'in paper', clause: '1.6' },
  { what: 'PTU prices are fixed for the first year', status: 'in paper', clause: '1.5' },
  { what: 'We give you a promo credit of USD 60,000 to use by the end of March 2027', status: 'in paper', clause: '2.1' },
  { what: 'Azure OpenAI consumption counts fully towards your commitment', status: 'in paper', clause: '3.4' },
  { what: '40 PTUs of gpt-5.4 will be reserved for you in Sweden', status: 'in paper', clause: '4.1' },
  { what: 'Your quota for gpt-5.4 goes up to 2 million tokens a minute', status: 'in paper', clause: '4.4' },
  { what: 'We do not train on your data', status: 'in paper', clause: '5.1' },
  { what: 'Your data is stored at rest in the EU', status: 'in paper', clause: '5.3' },
  { what: 'We tell you about security incidents within 3 days', status: 'in paper', clause: '5.5' },
  { what: 'Sev A tickets are answered within the hour, round the clock', status: 'in paper', clause: '6.1' },
  { what: 'You will have a named technical account manager', status: 'in paper', clause: '6.2' },
  { what: 'The service is available 99.9 % of the time', status: 'in paper', clause: '6.4' },
  { what: 'At least six months notice before a model is retired', status: 'in paper', clause: '7.4' },
  { what: 'We defend you against copyright claims about output', status: 'in paper', clause: '8.1' },
  // Weaker by a figure.
  { what: 'We can do 12 % off list on gpt-5.4', status: 'weaker', clause: '1.1', says: '12 percent was promised and the clause says 9 percent' },
  { what: 'Prices of gpt-5.4 will not go up by more than 3 % a year', status: 'weaker', clause: '1.3', says: '3 percent was promised and the clause says 5 percent' },
  { what: 'You get a promotional credit of $100,000', status: 'weaker', clause: '2.1', says: 'USD 100000 was promised and the clause says USD 60000' },
  { what: 'We reserve 120 PTUs of gpt-5.4 for you', status: 'weaker', clause: '4.1', says: '120 ptus was promised and the clause says 40 ptus' },
  { what: 'You can reduce your reserved PTUs by 25 % once a year', status: 'weaker', clause: '4.2', says: '25 percent was promised and the clause says 10 percent' },
  { what: 'Security incidents are notified within 24 hours', status: 'weaker', clause: '5.5', says: '24 hours was promised and the clause says 72 hours' },
  { what: 'Your data is deleted within 30 days after the end of the agreement', status: 'weaker', clause: '5.6', says: '30 days was promised and the clause says 90 days' },
  { what: 'Severity A is answered within 15 minutes', status: 'weaker', clause: '6.1', says: '15 minutes was promised and the clause says 1 hour' },
  { what: 'Unified Support at 4 % of Azure consumption', status: 'weaker', clause: '6.3', says: '4 percent was promised and the clause says 6 percent' },
  { what: '99.99 % availability every month', status: 'weaker', clause: '6.4', says: '99.99 percent was promised and the clause says 99.9 percent' },
  { what: 'At renewal prices rise by 3 % at most', status: 'weaker', clause: '7.2', says: '3 percent was promised and the clause says 7 percent' },
  { what: 'Invoices are payable within 60 days', status: 'weaker', clause: '8.3', says: '60 days was promised and the clause says 30 days' },
  // Weaker by what is covered, by a condition or by a soft word.
  { what: '9 % off list on gpt-5.4 and gpt-5', status: 'weaker', clause: '1.1', says: 'gpt-5' },
  { what: 'We fund the migration with USD 25,000', status: 'weaker', clause: '2.2', says: 'provided that' },
  { what: 'We provide additional capacity within 30 days when you ask for it', status: 'weaker', clause: '4.3', says: 'commercially reasonable efforts' },
  // Contradicted.
  { what: 'Marketplace purchases count towards the commitment', status: 'contradicted', clause: '3.3' },
  { what: 'Prompts are not stored', status: 'contradicted', clause: '5.2' },
  { what: 'Prompts are processed only in Europe', status: 'contradicted', clause: '5.4' },
  { what: 'The agreement does not renew automatically', status: 'contradicted', clause: '7.1' },
  { what: 'Unused credits do not expire', status: 'contradicted', clause: '2.3' },
  { what: 'A shortfall is not forfeited: it is carried over', status: 'contradicted', clause: '3.2' },
  // On no paper.
  { what: 'You may resell unused PTUs to your subsidiaries', status: 'missing' },
  { what: 'We send two engineers on site for the launch', status: 'missing' },
  { what: 'Fine-tuning of gpt-5.4-mini is free of charge', status: 'missing' },
  { what: 'Customer-managed keys are available from day one', status: 'missing' },
  { what: 'A sandbox environment at no cost', status: 'missing' },
  { what: 'You may terminate for convenience after 18 months', status: 'missing' },
  { what: 'Training days for 50 of your developers', status: 'missing' },
  { what: 'Our liability for data breaches is unlimited', status: 'contradicted', clause: '8.2' },
  { what: 'You may audit us twice a year', status: 'weaker', clause: '8.4', says: 'twice' },
];
