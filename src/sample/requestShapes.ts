import type { Random } from '../base/random.ts';

/**
 * How large requests are and how unevenly they come, measured on one hour of two real services: the Azure LLM inference
 * trace 2023 (Azure/AzurePublicDataset at b469a11, AzureLLMInferenceTrace_conv.csv and _code.csv, CC BY 4.0).
 */
export interface RequestShape {
  /** Tokens at these shares of all requests: what one request's prompt and answer are drawn from. */
  readonly input: readonly number[];
  readonly output: readonly number[];
  /** Standard deviation of a minute's requests ÷ the mean of the nine minutes around it. */
  readonly minuteNoise: number;
}

/** The shares at which `input` and `output` are given. */
export const shares: readonly number[] = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99, 1];

/** 19,366 requests of the conversation service, 18:15 to 19:14 on 2023-11-16; prompt and answer are nearly independent (r = 0.09). */
export const conversation: RequestShape = {
  input: [2, 181, 207, 372, 387, 396, 403, 414, 703, 984, 1020, 1045, 1071, 1097, 1130, 1189, 1315, 1876, 2734, 4083, 4142, 14050],
  output: [7, 41, 54, 67, 77, 85, 91, 96, 103, 113, 129, 151, 177, 217, 384, 395, 400, 411, 424, 451, 601, 1000],
  minuteNoise: 0.089,
};

/** 8,819 requests of the code service in the same hour; independent (r = 0.00), and in bursts with silent minutes between. */
export const code: RequestShape = {
  input: [3, 75, 147, 232, 386, 578, 770, 938, 1075, 1261, 1469, 1690, 1909, 2164, 2433, 2745, 3192, 3919, 5186, 7302, 7436, 7437],
  output: [6, 6, 7, 7, 8, 9, 9, 10, 11, 12, 13, 14, 16, 18, 20, 24, 29, 39, 55, 90, 252, 1899],
  minuteNoise: 1.03,
};

/** One draw from a table of quantiles, straight between two of them. */
export function drawTokens(quantiles: readonly number[], random: Random): number {
  const share = random.next();
  let at = 1;
  while (at < shares.length - 1 && share > (shares[at] ?? 1)) at++;
  const [from, until] = [shares[at - 1] ?? 0, shares[at] ?? 1];
  const [low, high] = [quantiles[at - 1] ?? 0, quantiles[at] ?? 0];
  return Math.round(low + ((share - from) / (until - from)) * (high - low));
}

/** A bell-shaped draw with mean 0 and deviation 1, cut off at ±6: sums of even draws, so that every machine draws the same. */
export function drawBell(random: Random): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw++) sum += random.next();
  return sum;
}

/** A whole count around `mean` that strays as arrivals by chance do. */
export function drawCount(mean: number, random: Random): number {
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawBell(random)));
}
