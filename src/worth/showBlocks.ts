import type { ProvisionedBlock } from '../deal/dealTerms.ts';

/** "65 to 75 PTU of gpt-5.4, 15 PTU of gpt-4o": what runs of each model over the term, the largest first. */
export function showBlocks(blocks: readonly ProvisionedBlock[]): string {
  const sizes = [...Map.groupBy(blocks, deploymentOf)].map(([deployment, own]) => {
    const [least, most] = [Math.min(...own.map(({ ptu }) => ptu)), Math.max(...own.map(({ ptu }) => ptu))];
    return { most, words: `${least === most ? most : `${least} to ${most}`} PTU of ${deployment}` };
  });
  return sizes.toSorted((a, b) => b.most - a.most).map(({ words }) => words).join(', ');
}

/** The same block by block: "65 PTU of gpt-5.4 from 2027-01 for 12 months; …". */
export function showEachBlock(blocks: readonly ProvisionedBlock[]): string {
  return blocks.map((block) => `${block.ptu} PTU of ${deploymentOf(block)} from ${block.from} for ${block.months} months`).join('; ');
}

function deploymentOf(block: ProvisionedBlock): string {
  return `${block.model}${block.scope === 'global' ? '' : ` (${block.scope === 'dataZone' ? 'data zone' : block.scope}, ${block.region})`}`;
}
