import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dealShape } from './dealShape.ts';
import { readDeal } from './readDeal.ts';

// docs/reference/deal-terms.md is what people hold a bill against: it says what the code does, in full.
const address = new URL('../../docs/reference/deal-terms.md', import.meta.url);
const page = readFileSync(address, 'utf8');

it('shows a deal file that is read without a finding, and names every key there is', () => {
  const example = /```yaml\n(parley: deal\/1\n[\s\S]*?)```/.exec(page)?.[1] ?? '';
  const { value, findings } = readDeal(example, 'deal.yaml');
  expect(findings).toEqual([]);
  expect(value.rights).toHaveLength(5);
  for (const key of Object.keys(dealShape.shape)) expect(page, key).toMatch(new RegExp(`(^|[\`{ ])${key}[\`:]`, 'm'));
});

it('shows how list is converted and traffic shared in terms that are read', () => {
  const example = /```yaml\n(currency: EUR\n[\s\S]*?)```/.exec(page)?.[1] ?? '';
  const { value } = readDeal(`parley: deal/1\nname: x\nstart: 2027-01-01\nmonths: 1\nrateBook: small\n${example}`, 'deal.yaml');
  expect([value.exchange?.rates.length, value.shares?.length]).toEqual([2, 1]);
});

it('tells every finding of a bill and no other', () => {
  const code = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n');
  const made = [...code.matchAll(/finding\([^,]*, '([a-z-]+)'|code: '([a-z]+(?:-[a-z]+)+)'/g)].map((match) => match[1] ?? match[2] ?? '');
  const told = [...(page.split('## Findings of a bill')[1] ?? '').matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1] ?? '');
  expect(told).toEqual([...new Set(made)].toSorted());
});

it('points at bills that are there', () => {
  const links = [...page.matchAll(/\]\((\.\.[^)#]+)\)/g)].map((match) => match[1] ?? '');
  expect(links.length).toBeGreaterThan(60);
  for (const link of links) expect(existsSync(new URL(link, address)), link).toBe(true);
});
