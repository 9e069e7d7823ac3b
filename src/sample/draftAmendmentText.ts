/** A paragraph of the draft: a numbered section title, a numbered clause, an item of a list, or plain words. */
export type DraftBlock =
  | { readonly kind: 'section' | 'clause' | 'item' | 'plain' | 'schedule'; readonly text: string }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'signatures'; readonly sides: readonly string[] };

const section = (text: string): DraftBlock => ({ kind: 'section', text });
const clause = (text: string): DraftBlock => ({ kind: 'clause', text });
const item = (text: string): DraftBlock => ({ kind: 'item', text });
const plain = (text: string): DraftBlock => ({ kind: 'plain', text });
const schedule = (text: string): DraftBlock => ({ kind: 'schedule', text });

export const draftTitle = 'Amendment No. 3 to Enterprise Enrollment FM-88213';

/**
 * The supplier's draft for Fennwick Mutual, a company that does not exist, in words of our own. It is written as such papers
 * are: most of it is ordinary, and the problems listed in `plantedProblems` stand where they would stand.
 */
export const draftAmendmentText: readonly DraftBlock[] = [
  plain('This Amendment No. 3 (this “Amendment”) is entered into between Larkfield Cloud Operations Limited, a company registered in Ireland (“Supplier”), and Fennwick Mutual Insurance Society (“Customer”). It amends the Enterprise Enrollment dated January 1, 2024 between the same parties (the “Enrollment”) and takes effect on January 1, 2027 (the “Effective Date”).'),
  plain('Supplier draft of November 9, 2026, for discussion. Not binding until signed by both parties.'),

  section('Definitions'),
  clause('“Commitment” means the cumulative amounts of eligible spend set out in Schedule B that Customer undertakes to reach by the dates stated there.'),
  clause('“Customer Data” means all prompts, completions, embeddings, files and fine-tuning data that Customer or its users submit to or receive from the Services.'),
  clause('“Deployment” means a Model made available to Customer under a name that Customer chooses, either with shared or with provisioned capacity.'),
  clause('“List Price” means the unit price that Supplier publishes for a Model, a deployment type and a region on the day of use.'),
  clause('“Model” means a generative model that Supplier offers as part of the Services and that is listed in Schedule A on the Effective Date.'),
  clause('“Services” means the generative model inference, fine-tuning and batch services that Supplier offers under the Enrollment, including provisioned capacity.'),
  clause('“Term” means the thirty-six (36) months that begin on the Effective Date, and any period for which this Amendment is extended.'),

  section('Scope and term'),
  clause('This Amendment applies to Customer’s use of the Services in the subscriptions that Customer has linked to the Enrollment. Customer’s affiliates may use the Services under it; Customer is responsible for their compliance and may not resell the Services.'),
  clause('At the end of the Term this Amendment automatically renews for successive periods of twelve (12) months at the prices then in effect, increased by seven percent (7%), unless either party gives notice of non-renewal at least one hundred and twenty (120) days before the end of the current period.'),
  clause('Either party may terminate this Amendment if the other party materially breaches it and does not cure the breach within thirty (30) days after written notice that describes the breach.'),

  section('Prices, commitment and credits'),
  clause('During the Term Customer pays the unit prices in Schedule A, which express a discount of six percent (6%) on the List Price of gpt-5.4 and gpt-5 and of four percent (4%) on the List Price of the smaller Models. Where the List Price of a Model falls, the discount applies to the lower List Price from the day on which it takes effect.'),
  clause('Where Customer’s yearly charges for gpt-5.4 exceed USD 1,000,000, the part above that amount is reduced by a further three percent (3%), posted as a credit memo after the end of the contract year.'),
  clause('Customer shall reserve forty (40) provisioned throughput units of gpt-5.4 in East US 2 for twelve (12) months from the Effective Date. Traffic above the reserved capacity is served on shared capacity at the prices in Schedule A.'),
  clause('Customer undertakes to reach the Commitment. If eligible spend falls short of a milestone in Schedule B, Supplier invoices the shortfall at that date; an amount so invoiced is forfeited and cannot be used for later consumption.'),
  clause('Supplier grants Customer a promotional credit of USD 60,000 for the period from January 1 to March 31, 2027. The credit does not count towards the Commitment and is lost to the extent that it has not been used by the end of that period.'),
  clause('Models that become available after the Effective Date, and any successor or later version of a listed Model, are charged at Supplier’s then-current List Price; the discounts in Schedule A do not apply to them.'),
  clause('Invoices are issued monthly in arrears and are due within thirty (30) days. If Customer disputes an invoice in good faith it notifies Supplier before the due date and pays the undisputed part; the parties discuss the disputed part without delay.'),

  section('Customer Data'),
  clause('As between the parties Customer owns all Customer Data. Supplier acquires no rights in it other than those stated in this Section.'),
  clause('By default, Supplier does not use Customer Data to train its foundation models.'),
  clause('Supplier may use Customer Data in de-identified form, and information about how the Services are used, to operate, develop and improve its services and those of its affiliates.'),
  clause('Supplier retains prompts and completions for as long as necessary to provide the Services, to monitor for abuse and for its legitimate business purposes, after which they are deleted.'),
  clause('Customer Data is stored at rest in the geography that Customer selects. For Deployments of the global type, Supplier may process Customer Data in any region in which Supplier or its subprocessors operate.'),
  clause('The data protection addendum in its then-current version, as published by Supplier, applies to the processing of personal data under this Amendment.'),

  section('Service level and support'),
  clause('Supplier shall use commercially reasonable efforts to make each Deployment available 99.9% of the time in each calendar month, measured by successful requests.'),
  clause('If the availability of a Deployment in a month falls below 99.9%, Customer is eligible for a service credit of ten percent (10%) of the monthly charges of that Deployment, and of twenty-five percent (25%) if it falls below 99%.'),
  clause('Customer must claim a service credit within fifteen (15) days after the end of the month concerned and enclose the request logs that show the failure. Service credits that are not claimed within that time lapse.'),
  clause('Service credits are Customer’s sole and exclusive remedy for any failure of the Services to be available or to perform.'),
  clause('Supplier provides technical support for the Services as described in its support plan. Preview features are provided without support.'),

  section('Changes'),
  clause('Supplier may change the terms that apply to the Services, including the service level, the data protection addendum and the acceptable use policy, at any time by posting a new version on its website. Customer’s continued use of the Services after the posting is acceptance of the change.'),
  clause('Supplier may retire a Model on thirty (30) days’ notice published in its model catalogue. Where Supplier names a replacement Model, requests may be routed to it from the date of retirement.'),
  clause('Customer shall keep its technical contacts in the service portal up to date so that announcements reach it.'),

  section('Suspension'),
  clause('Supplier may suspend a Deployment or all Services immediately and without notice if Supplier believes that:'),
  item('Customer or a user has violated the acceptable use policy or this Amendment;'),
  item('the use of the Services may harm Supplier, its other customers or a third party; or'),
  item('an amount due under the Enrollment is unpaid.'),
  clause('Charges for provisioned capacity and the Commitment continue during a suspension. Supplier restores access when in its judgement the cause has ended.'),

  section('Indemnity'),
  clause('Supplier shall defend Customer and indemnify it against damages finally awarded on a third-party claim that the output of a listed Model infringes a copyright, only if Customer has implemented all required mitigations listed in Schedule C at all times and in the version current at the time of the claim.'),
  clause('Customer shall defend and indemnify Supplier and its affiliates against any third-party claim that arises from Customer Data or from Customer’s use of the Services in breach of this Amendment.'),
  clause('The party that seeks indemnity shall give prompt notice of the claim, allow the other party to control the defence and cooperate at the other party’s expense.'),

  section('Limitation of liability'),
  clause('Supplier’s total liability under or in connection with this Amendment shall not exceed the charges paid by Customer for the affected Service in the six (6) months before the event that gave rise to the claim.'),
  clause('Supplier is not liable for loss of profit, loss of data, business interruption or any indirect or consequential damage.'),
  clause('Nothing in this Amendment limits liability for death, personal injury, fraud or wilful misconduct.'),

  section('Security and compliance'),
  clause('Supplier maintains an information security programme that is consistent with generally accepted industry standards for cloud services.'),
  clause('On written request, not more than once a year, Supplier provides a summary of the results of its most recent independent security review. Customer may not audit or inspect Supplier’s facilities or systems.'),
  clause('Supplier notifies Customer without undue delay after becoming aware of a breach of security that leads to unauthorised access to Customer Data, and gives the information that Customer needs to meet its own duties to notify.'),

  section('Confidentiality'),
  clause('Each party shall keep the other party’s confidential information confidential, use it only for the purposes of this Amendment and disclose it only to personnel and advisers who need to know it and are bound to confidentiality. This does not apply to information that is or becomes public without breach, that was known before, or that the law requires to be disclosed.'),
  clause('The prices and the Commitment in this Amendment are confidential information of both parties. Section 11 survives for three (3) years after the end of the Term.'),

  section('General'),
  clause('In case of conflict this Amendment prevails over the Enrollment, and the Enrollment over documents that Supplier publishes, save where this Amendment refers to a published document.'),
  clause('Except as amended here the Enrollment remains unchanged. This Amendment and its Schedules are the entire agreement of the parties on its subject.'),
  clause('This Amendment is governed by the laws of Ireland; the courts of Dublin have exclusive jurisdiction.'),
  clause('Notices under this Amendment are sent in writing to the addresses in the Enrollment, with a copy to the e-mail address named there for legal notices.'),
  plain('Signed by the authorised representatives of the parties on the dates stated below.'),
  { kind: 'signatures', sides: ['For Larkfield Cloud Operations Limited', 'For Fennwick Mutual Insurance Society'] },

  schedule('Schedule A: Unit prices'),
  plain('US dollars for one million tokens, standard processing, on the Effective Date.'),
  {
    kind: 'table',
    columns: ['Model', 'Deployment', 'Input', 'Cached input', 'Output', 'Discount'],
    rows: [
      ['gpt-5.4 (short context)', 'Global', '2.35', '0.235', '14.10', '6%'],
      ['gpt-5', 'Data zone', '1.2925', '0.12925', '10.34', '6%'],
      ['gpt-5-mini', 'Global', '0.24', '0.024', '1.92', '4%'],
      ['gpt-4o-mini', 'Global', '0.144', '0.072', '0.576', '4%'],
      ['gpt-4.1-mini', 'Global', '0.384', '0.096', '1.536', '4%'],
    ],
  },

  schedule('Schedule B: Commitment'),
  plain('Eligible spend is the amount invoiced for the Services and for other consumption services under the Enrollment, before taxes and after discounts and credits.'),
  {
    kind: 'table',
    columns: ['Milestone', 'Reached by', 'Cumulative eligible spend'],
    rows: [
      ['First', 'December 31, 2027', 'USD 2,600,000'],
      ['Second', 'December 31, 2028', 'USD 5,600,000'],
      ['Third', 'December 31, 2029', 'USD 9,000,000'],
    ],
  },

  schedule('Schedule C: Required mitigations'),
  plain('For each Deployment that generates text or code Customer shall have in place:'),
  item('a system message that directs the Model not to reproduce protected material;'),
  item('the content filters for protected text and protected code in blocking mode;'),
  item('the filter against indirect attacks in blocking mode; and'),
  item('a report of tests of the application, not older than six (6) months, with a record of how each finding was settled.'),
];

/** A problem that the draft holds on purpose: where it stands, and what a good reader says about it. */
export interface PlantedProblem {
  readonly id: string;
  /** What is wrong with it, for a person. */
  readonly problem: string;
  /** Words of the draft that hold it; undefined where something is absent. */
  readonly words?: string;
  /** Where the playbook sees it; the two that no row covers are seen as clauses. */
  readonly seen: { readonly row: string; readonly check: string; readonly verdict: 'weak' | 'missing' } | { readonly topic: string; readonly stance: 'vendor-favourable' };
}

export const plantedProblems: readonly PlantedProblem[] = [
  { id: 'training-by-default', problem: 'Training is excluded by default only, and only for foundation models.', words: 'By default, Supplier does not use Customer Data to train its foundation models.', seen: { row: 'data-use', check: 'no-training', verdict: 'weak' } },
  { id: 'service-improvement', problem: 'De-identified customer data may be used to develop and improve services.', words: 'to operate, develop and improve its services and those of its affiliates', seen: { row: 'data-use', check: 'no-improvement', verdict: 'weak' } },
  { id: 'retention-without-days', problem: 'Prompts are kept as long as necessary: no number of days.', words: 'Supplier retains prompts and completions for as long as necessary', seen: { row: 'data-use', check: 'deletion', verdict: 'weak' } },
  { id: 'processing-anywhere', problem: 'Global deployments may be processed in any region.', words: 'Supplier may process Customer Data in any region', seen: { row: 'data-use', check: 'residency', verdict: 'weak' } },
  { id: 'floating-dpa', problem: 'The data protection addendum is whatever is published at the time.', words: 'The data protection addendum in its then-current version', seen: { row: 'data-use', check: 'in-dpa', verdict: 'weak' } },
  { id: 'uptime-efforts', problem: 'Availability is only an effort.', words: 'Supplier shall use commercially reasonable efforts to make each Deployment available 99.9%', seen: { row: 'service-level', check: 'uptime', verdict: 'weak' } },
  { id: 'sole-remedy-short-claim', problem: 'Credits lapse after 15 days and are the only remedy.', words: 'Customer must claim a service credit within fifteen (15) days', seen: { row: 'service-level', check: 'credits', verdict: 'weak' } },
  { id: 'no-priority-support', problem: 'Support without priority or response times.', words: 'Supplier provides technical support for the Services as described in its support plan.', seen: { row: 'service-level', check: 'support', verdict: 'weak' } },
  { id: 'changes-by-posting', problem: 'Terms change by posting; use is acceptance.', words: 'at any time by posting a new version on its website', seen: { row: 'unilateral-changes', check: 'notice-of-change', verdict: 'weak' } },
  { id: 'no-way-out', problem: 'No right to terminate or renegotiate after a change.', seen: { row: 'unilateral-changes', check: 'right-to-leave', verdict: 'missing' } },
  { id: 'new-models-at-list', problem: 'Successor models come at the list price of the day.', words: 'are charged at Supplier’s then-current List Price', seen: { row: 'model-versions', check: 'same-terms', verdict: 'weak' } },
  { id: 'short-retirement', problem: 'A model may be retired on 30 days’ notice.', words: 'Supplier may retire a Model on thirty (30) days’ notice', seen: { row: 'model-versions', check: 'retirement-notice', verdict: 'weak' } },
  { id: 'suspension-at-once', problem: 'Suspension immediately, without notice, on belief.', words: 'Supplier may suspend a Deployment or all Services immediately and without notice', seen: { row: 'suspension', check: 'notice-before-suspension', verdict: 'weak' } },
  { id: 'no-cure', problem: 'No right to cure before suspension.', seen: { row: 'suspension', check: 'cure', verdict: 'missing' } },
  { id: 'conditional-indemnity', problem: 'The indemnity is lost unless every mitigation was in place at all times.', words: 'only if Customer has implemented all required mitigations', seen: { row: 'liability', check: 'ip-indemnity', verdict: 'weak' } },
  { id: 'one-sided-cap', problem: 'Only the supplier’s liability is capped, at six months of one service.', words: 'Supplier’s total liability under or in connection with this Amendment shall not exceed', seen: { row: 'liability', check: 'cap', verdict: 'weak' } },
  { id: 'no-certifications', problem: 'Industry standards are promised, no certification is named.', words: 'consistent with generally accepted industry standards', seen: { row: 'compliance', check: 'certifications', verdict: 'weak' } },
  { id: 'no-audit', problem: 'Audits are excluded; only a summary is given.', words: 'Customer may not audit or inspect', seen: { row: 'compliance', check: 'audit', verdict: 'weak' } },
  { id: 'shortfall-forfeited', problem: 'A shortfall is paid and forfeited.', words: 'an amount so invoiced is forfeited', seen: { topic: 'fees', stance: 'vendor-favourable' } },
  { id: 'renewal-uplift', problem: 'Renews by itself at seven percent more.', words: 'automatically renews for successive periods of twelve (12) months', seen: { topic: 'renew', stance: 'vendor-favourable' } },
];
