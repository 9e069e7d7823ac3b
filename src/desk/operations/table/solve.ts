import { z } from 'zod';
import { decimal, round, toDouble } from '../../../base/decimal.ts';
import { readDomain } from '../../../room/readDomain.ts';
import { hasAt, solveTable, type Point } from '../../../room/solveTable.ts';
import { file, findingsShape } from '../../fields.ts';
import { operation } from '../../operation.ts';
import { textOf } from '../../textOf.ts';

const pair = z.tuple([z.number(), z.number()]);
const values = z.array(z.number());

export const solveDomain = operation({
  name: 'table.solve',
  summary: 'What two sides can reach at best over issues with values: how many packages there are, how many no other beats, and the Nash, Kalai-Smorodinsky and Kalai points.',
  effect: 'reads',
  input: z.object({
    domain: file('a bargaining domain: JSON with issues, what each value is worth to each side, and reservation values'),
    name: z.string().optional().meta({ description: 'which domain, where the file holds several' }),
  }),
  output: z.object({
    name: z.string(),
    /** Packages in all; text where a number would not be exact. */
    outcomes: z.union([z.number(), z.string()]),
    /** How many points the Pareto frontier has. */
    frontier: z.number(),
    nash: pair,
    ks: pair,
    kalai: pair,
    /** Kalai-Smorodinsky by shares of the most each side could gain. */
    ksShares: pair,
    /** For each solution, the value taken on each issue, counted from 0. */
    packages: z.object({ nash: values, ks: values, kalai: values, ksShares: values }),
    /** The whole frontier, exact, best for side a first. */
    points: z.array(z.tuple([z.string(), z.string()])),
    findings: findingsShape,
  }),
  command: { positional: 'domain' },
  examples: [{ title: 'What can both sides reach over discount, commitment, term and credits?', input: { domain: 'examples/table/renewal.json' } }],
  run: async (ports, input) => {
    const { value: domain, findings } = readDomain(await textOf(ports, input.domain), input.domain, input.name);
    const solved = solveTable(domain);
    const { outcomes, frontier, nash, ks, kalai, ksShares } = solved.value;
    return {
      name: domain.name,
      outcomes: outcomes <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(outcomes) : String(outcomes),
      frontier: frontier.a.length,
      nash: shown(nash),
      ks: shown(ks),
      kalai: shown(kalai),
      ksShares: shown(ksShares),
      packages: { nash: [...nash.values], ks: [...ks.values], kalai: [...kalai.values], ksShares: [...ksShares.values] },
      points: Array.from(frontier.a, (_, index): [string, string] => [...hasAt(frontier, index)]),
      findings: [...findings, ...solved.findings],
    };
  },
});

/** Six places, as published tables have them; `points` has every digit. */
function shown({ has: [a, b] }: Point): [number, number] {
  const six = (text: string) => toDouble(round(decimal(text), 6, 'half-even'));
  return [six(a), six(b)];
}
