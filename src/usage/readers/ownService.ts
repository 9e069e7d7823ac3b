/** What a row says about the service it is for. */
export interface ServiceWords {
  readonly category: string;
  readonly subcategory: string;
  readonly product: string;
  readonly consumedService: string;
  readonly resourceId: string;
  readonly provider: string;
}

/**
 * Whether a row is Azure OpenAI's: 'ours' by its words, 'perhaps' where only its family is known (Cognitive Services
 * is speech and vision too) and the meter must decide, 'other' where it is another service or another cloud.
 * The service was called "Cognitive Services" until 2025 and is called "Foundry Models" since (Retail Prices API).
 */
export function ownService(words: ServiceWords): 'ours' | 'perhaps' | 'other' {
  if (words.provider !== '' && !/microsoft|azure/i.test(words.provider)) return 'other';
  if (/openai|foundry models/i.test(words.category) || /openai|foundry provisioned|provisioned throughput/i.test(`${words.subcategory} ${words.product}`)) return 'ours';
  if (/cognitive services|azure ai services|foundry/i.test(words.category)) return 'perhaps';
  if (/microsoft\.cognitiveservices/i.test(words.consumedService) || /microsoft\.cognitiveservices/i.test(words.resourceId)) return 'perhaps';
  // A file without any word on the service holds only its meters to go by.
  return words.category + words.subcategory + words.product + words.consumedService + words.resourceId === '' ? 'perhaps' : 'other';
}
