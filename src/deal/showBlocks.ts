import type { ProvisionedBlock } from './dealTerms.ts';

/** "65, 70 and 75 PTU of gpt-5.4 from 2027-01, 2028-01 and 2029-01; 15 PTU of gpt-4o from 2028-01". */
export function showBlocks(blocks: readonly ProvisionedBlock[]): string {
  const deployments = Map.groupBy(blocks, (block) => `${block.model}${block.scope === 'global' ? '' : ` (${block.scope === 'dataZone' ? 'data zone' : block.scope}, ${block.region})`}`);
  return [...deployments].map(([deployment, own]) => `${listed(own.map((block) => String(block.ptu)))} PTU of ${deployment} from ${listed(own.map((block) => block.from))}`).join('; ');
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
