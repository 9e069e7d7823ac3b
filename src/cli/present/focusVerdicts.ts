import { table } from './table.ts';

/** How many rules of FOCUS a file keeps, and those it breaks; `--json` has all of them. */
export function focusVerdicts(output: {
  path: string;
  rows: number;
  score: { held: number; broken: number; brokenMust: number; permitted: number; notJudged: number; noRows: number };
  rules: readonly { rule: string; keyword: string; kind: string; about: string; verdict: string; reason: string; lines: readonly number[] }[];
}): string {
  const { held, broken, brokenMust, permitted, notJudged, noRows } = output.score;
  const wrong = output.rules.filter(({ verdict, kind }) => verdict === 'broken' && kind !== 'composite');
  return [
    `${output.path}: ${output.rows} rows against the ${output.rules.length} rules of FOCUS 1.2: ${held} held, ${broken} broken (${brokenMust} of them MUST), ${permitted} only permit, ${noRows} met no row, ${notJudged} a file cannot show.\n`,
    wrong.length === 0 ? 'No rule is broken.\n' : table(['rule', 'keyword', 'about', 'what broke it', 'first lines'], wrong.map(({ rule, keyword, about, reason, lines }) => [rule, keyword, about, reason, lines.join(', ')])),
  ].join('\n');
}
