import type { InputOf } from './answers.ts';
import { useWorkspace } from './useWorkspace.ts';

type Matrix = Required<Pick<InputOf<'paper.bundle'>, 'industry' | 'deployments' | 'currency'>> & Pick<InputOf<'paper.bundle'>, 'annualFees' | 'exposureP50' | 'exposureP95' | 'scenarios' | 'termYears'>;

/** What papers are held against beside the playbook, as it is kept in the workspace. */
export interface PaperFacts extends Matrix {
  /** The papers that make up the deal; undefined where nobody chose. */
  readonly papers: readonly string[] | undefined;
  /** What may happen, a line a scenario, and the years it is played over, as they are kept. */
  readonly stated: { readonly scenarios: string; readonly years: string };
  /** Changes when any of it does. */
  readonly basis: string;
}

export const industries = [
  { value: 'bank', label: 'Bank and insurer' },
  { value: 'health', label: 'Health' },
  { value: 'public-sector', label: 'Public sector' },
  { value: 'eu', label: 'European Union' },
] as const;

export const reaches = [
  { value: 'global', label: 'Global' },
  { value: 'data zone', label: 'Data zone' },
  { value: 'region', label: 'One region' },
] as const;

export function usePaperFacts(): PaperFacts {
  const workspace = useWorkspace().data;
  const facts = workspace?.facts ?? {};
  const lines = (key: string): string[] => (facts[key] ?? '').split('\n').filter((line) => line !== '');
  const amount = (key: 'annualFees' | 'exposureP50' | 'exposureP95') => (facts[key] === undefined || facts[key] === '' ? {} : { [key]: facts[key] });
  const papers = lines('dealPapers');
  // An exposure needs both of its figures; with one alone the limit is told, but no gap.
  const stated = { scenarios: lines('exposureScenarios').join('\n'), years: facts['termYears'] ?? '' };
  const years = Number(stated.years);
  // Scenarios stand in place of the two figures once the years are said over which they are played.
  const exposure = stated.scenarios !== '' ? (years > 0 ? { scenarios: lines('exposureScenarios'), termYears: years } : {}) : facts['exposureP50'] && facts['exposureP95'] ? { ...amount('exposureP50'), ...amount('exposureP95') } : {};
  const matrix = { industry: lines('industry').filter((name) => !/\.ya?ml$/i.test(name) || workspace?.files.some((file) => file.name === name)), deployments: reaches.map(({ value }) => value).filter((value) => lines('deployments').includes(value)), currency: /^[A-Z]{3}$/.test(facts['currency'] ?? '') ? (facts['currency'] ?? '') : 'USD', ...amount('annualFees'), ...exposure };
  return { ...matrix, stated, papers: papers.length === 0 ? undefined : papers, basis: JSON.stringify(matrix) };
}
