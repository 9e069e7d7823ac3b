/** What Fennwick Mutual does without this deal. */
export const sampleAlternativesFile = `# Evidence files are named from this folder; what is not there does not count.
parley: alternatives/1
currency: USD
alternatives:
  - id: openai
    kind: openaiDirect
    title: OpenAI direct
    book: openai-2026-10
    switching: {low: 120000, likely: 200000, high: 380000, basis: four engineers for three months}
    gaps:
      - {what: private network access, kind: capability, costs: 40000}
    pros: [the same models on the day of their launch]
    cons: [another data processing agreement]
    evidence: {piloted: mail-pilot.txt, securityReviewed: mail-pilot.txt, migrationCost: mail-pilot.txt, executive: mail-pilot.txt}
    executive: H. Vance
  - id: bedrock
    kind: bedrock
    title: Bedrock
    book: bedrock-2026-10
    switching: {low: 300000, likely: 500000, high: 900000, basis: two new gateways and all prompts tested anew}
    gaps:
      - {what: EU data zone for our models, kind: compliance, blocks: true}
    pros: [a second source for good]
    cons: [other models than those the reviewers know]
  - {id: wait, kind: delay, title: Wait three months, delayMonths: 3, pros: [their year ends on 30 June], cons: [list prices until then]}
  - {id: stay, kind: statusQuo, title: Stay at list prices}
`;

/** What was asked and answered so far. */
export const sampleAnswersFile = `parley: answers/1
answers:
  - {question: price-cap, answer: We have not done caps on the renewal so far; I will ask., by: M. Reyes, on: 2026-11-12}
`;
