import type { Random } from '../base/random.ts';

/** Layers of equal area under the normal curve, and where the lowest one ends (Marsaglia and Tsang 2000; figures of Doornik 2005). */
const layers = 128;
const edge = 3.442619855899;
const area = 9.91256303526217e-3;

const width = new Float64Array(layers + 1);
const inside = new Float64Array(layers);

let height = Math.exp(-0.5 * edge * edge);
width[0] = area / height;
width[1] = edge;
for (let layer = 2; layer < layers; layer++) {
  width[layer] = Math.sqrt(-2 * Math.log(area / (width[layer - 1] ?? 1) + height));
  height = Math.exp(-0.5 * (width[layer] ?? 0) ** 2);
}
for (let layer = 0; layer < layers; layer++) inside[layer] = (width[layer + 1] ?? 0) / (width[layer] ?? 1);

/** Adds `step` standard normal draws to each value: the ziggurat, which needs one number of the generator for 99 of 100 draws. */
export function addNormals(values: Float64Array, step: number, random: Random): void {
  for (let place = 0; place < values.length; place++) {
    const number = random.next() * layers;
    const layer = Math.floor(number);
    const across = 2 * (number - layer) - 1;
    const drawn = Math.abs(across) < (inside[layer] ?? 0) ? across * (width[layer] ?? 0) : drawnAtEdge(layer, across, random);
    values[place] = (values[place] ?? 0) + step * drawn;
  }
}

/** Where the layer is cut by the curve, or the tail begins. */
function drawnAtEdge(first: number, firstAcross: number, random: Random): number {
  let [layer, across] = [first, firstAcross];
  for (;;) {
    if (Math.abs(across) < (inside[layer] ?? 0)) return across * (width[layer] ?? 0);
    if (layer === 0) return across < 0 ? -tail(random) : tail(random);
    const [wide, narrow] = [width[layer] ?? 0, width[layer + 1] ?? 0];
    const x = across * wide;
    const [low, high] = [Math.exp(-0.5 * (wide * wide - x * x)), Math.exp(-0.5 * (narrow * narrow - x * x))];
    if (high + random.next() * (low - high) < 1) return x;
    const number = random.next() * layers;
    layer = Math.floor(number);
    across = 2 * (number - layer) - 1;
  }
}

/** A draw beyond the edge (Marsaglia 1964). */
function tail(random: Random): number {
  for (;;) {
    const x = Math.log(random.next() || 2 ** -54) / edge;
    if (-2 * Math.log(random.next() || 2 ** -54) >= x * x) return edge - x;
  }
}
