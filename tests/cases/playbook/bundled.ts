import { readdirSync, readFileSync } from 'node:fs';
import { readFinder, type Finder } from '../../../src/playbook/finder/finder.ts';
import type { Playbook } from '../../../src/playbook/playbook.ts';
import { readPlaybook } from '../../../src/playbook/readPlaybook.ts';

const data = new URL('../../../data/playbooks/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, data), 'utf8');

/** The playbook that ships with Parley, its topics and the overlays of the industries named. */
export function bundledPlaybook(...industries: readonly string[]): Playbook {
  const topics = readdirSync(new URL('azure-openai/', data)).toSorted().map((name) => `azure-openai/${name}`);
  return readPlaybook(text('azure-openai.yaml'), 'azure-openai.yaml', [...topics, ...industries.map((name) => `industries/${name}.yaml`)].map((file) => ({ text: text(file), file }))).value;
}

export const industries = readdirSync(new URL('industries/', data)).map((name) => name.replace('.yaml', ''));

export function bundledFinder(): Finder {
  return readFinder(text('finder/weights.json'), 'finder/weights.json');
}
