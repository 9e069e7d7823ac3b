import { clueCount } from '../../../../src/playbook/finder/clues.ts';

export interface Row {
  readonly clues: readonly number[];
  readonly on: 0 | 1;
}

/** The weights of a logistic regression with a pull to zero (not of the first clue, the constant), by Newton's steps, halved where they overshoot. */
export function trainClues(rows: readonly Row[], pull: number): number[] {
  let weights: readonly number[] = Array.from({ length: clueCount }, () => 0);
  let loss = lossOf(rows, weights, pull);
  for (let turn = 0; turn < 40; turn++) {
    const step = newtonStep(rows, weights, pull);
    let [next, lower] = [weights, loss];
    for (let scale = 1; scale > 1e-4 && lower >= loss; scale /= 2) {
      next = weights.map((weight, at) => weight - scale * (step[at] ?? 0));
      lower = lossOf(rows, next, pull);
    }
    const moved = Math.max(...next.map((weight, at) => Math.abs(weight - (weights[at] ?? 0))));
    [weights, loss] = [next, lower];
    if (moved < 1e-4) break;
  }
  return [...weights];
}

function sumOf(clues: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < clues.length; at++) sum += (clues[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

function lossOf(rows: readonly Row[], weights: readonly number[], pull: number): number {
  let loss = (pull / 2) * weights.slice(1).reduce((sum, weight) => sum + weight * weight, 0);
  for (const { clues, on } of rows) {
    const sum = sumOf(clues, weights);
    loss += Math.log1p(Math.exp(-Math.abs(sum))) + Math.max(sum, 0) - on * sum;
  }
  return loss;
}

function newtonStep(rows: readonly Row[], weights: readonly number[], pull: number): number[] {
  const size = weights.length;
  // Each row of the system: the curvature in every direction, then the slope.
  const system = weights.map((weight, at) => {
    const line = new Float64Array(size + 1);
    line[at] = (at === 0 ? 0 : pull) + 1e-9;
    line[size] = at === 0 ? 0 : pull * weight;
    return line;
  });
  for (const { clues, on } of rows) {
    const chance = 1 / (1 + Math.exp(-sumOf(clues, weights)));
    const spread = Math.max(1e-6, chance * (1 - chance));
    const told = [...clues.keys()].filter((at) => clues[at] !== 0);
    for (const at of told) {
      const [line, clue] = [system[at], clues[at] ?? 0];
      if (!line) continue;
      for (const other of told) line[other] = (line[other] ?? 0) + spread * clue * (clues[other] ?? 0);
      line[size] = (line[size] ?? 0) + (chance - on) * clue;
    }
  }
  return solved(system);
}

/** Gauss and Jordan; the pull keeps the system from being singular. */
function solved(system: readonly Float64Array[]): number[] {
  const lines = [...system];
  for (let column = 0; column < lines.length; column++) {
    const best = lines.findIndex((line, at) => at >= column && Math.abs(line[column] ?? 0) === Math.max(...lines.slice(column).map((each) => Math.abs(each[column] ?? 0))));
    const [pivot, here] = [lines[best], lines[column]];
    if (!pivot || !here) continue;
    [lines[best], lines[column]] = [here, pivot];
    for (const line of lines) {
      if (line === pivot) continue;
      const factor = (line[column] ?? 0) / (pivot[column] ?? 1);
      if (factor !== 0) for (let at = column; at <= lines.length; at++) line[at] = (line[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  return lines.map((line, at) => (line[lines.length] ?? 0) / (line[at] ?? 1));
}
