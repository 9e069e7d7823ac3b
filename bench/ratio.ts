/** Seconds of each of two pieces of work, in turn, and the ratio pair by pair: it holds when the machine's speed drifts. */
export async function ratio(rounds: number, ours: () => unknown, theirs: () => unknown): Promise<{ ours: number; theirs: number; ratio: number; least: number; most: number }> {
  const seconds = async (work: () => unknown) => {
    const from = performance.now();
    await work();
    return (performance.now() - from) / 1000;
  };
  await ours();
  await theirs();
  const pairs: { ours: number; theirs: number }[] = [];
  for (let round = 0; round < rounds; round++) pairs.push({ ours: await seconds(ours), theirs: await seconds(theirs) });
  const ratios = pairs.map((pair) => pair.ours / pair.theirs).sort((a, b) => a - b);
  return { ours: median(pairs.map((pair) => pair.ours)), theirs: median(pairs.map((pair) => pair.theirs)), ratio: median(ratios), least: ratios[0] ?? 0, most: ratios.at(-1) ?? 0 };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
