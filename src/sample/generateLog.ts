import type { Day } from '../base/calendar.ts';
import type { Random } from '../base/random.ts';
import { conversation, drawBell, drawCount, drawTokens } from './requestShapes.ts';
import { assistant } from './sampleWorkloads.ts';

/** All requests of one day, as text and added up. */
export interface GeneratedLog {
  readonly text: string;
  readonly day: LoggedDay;
}

export interface LoggedDay {
  readonly requests: number;
  readonly fresh: bigint;
  readonly cached: bigint;
  readonly output: bigint;
}

/** Requests a minute at the start of each hour (UTC) of a working day, offices in the eastern United States. */
const hourly: readonly number[] = [5, 3, 2, 2, 2, 2, 2, 2, 3, 5, 7, 11, 21, 35, 46, 48, 43, 37, 42, 44, 38, 29, 18, 9];

/** Each prompt carries passages of policy documents and earlier turns; each answer is reasoned out first. */
const inputTimes = 15;
const outputTimes = 5;
/** Prompts begin with the same instructions: most find them in the cache, in steps of 128 tokens from 1,024 on (OpenAI, prompt caching). */
const cacheHits = 0.72;
const cacheStep = 128;

/** One working day of the assistant, request by request; sizes and unevenness as in the conversation trace. */
export function generateLog(random: Random, day: Day): GeneratedLog {
  const lines = ['timestamp,deployment,model,prompt_tokens,cached_tokens,completion_tokens'];
  let [requests, fresh, cached, output] = [0, 0, 0, 0];
  for (let minute = 0; minute < 1440; minute++) {
    const hour = Math.floor(minute / 60);
    const [here, next] = [hourly[hour] ?? 0, hourly[(hour + 1) % 24] ?? 0];
    const mean = (here + ((minute % 60) / 60) * (next - here)) * Math.max(0.1, 1 + conversation.minuteNoise * drawBell(random));
    const count = drawCount(mean, random);
    const seconds = Array.from({ length: count }, () => Math.floor(random.next() * 60)).sort((a, b) => a - b);
    for (const second of seconds) {
      const prompt = Math.max(1, drawTokens(conversation.input, random)) * inputTimes;
      const answer = Math.max(1, drawTokens(conversation.output, random)) * outputTimes;
      const hit = cachedOf(prompt, random);
      lines.push(`${day}T${two(hour)}:${two(minute % 60)}:${two(second)}Z,${assistant.workload},${assistant.model},${prompt},${hit},${answer}`);
      requests++;
      fresh += prompt - hit;
      cached += hit;
      output += answer;
    }
  }
  return { text: `${lines.join('\n')}\n`, day: { requests, fresh: BigInt(fresh), cached: BigInt(cached), output: BigInt(output) } };
}

function cachedOf(prompt: number, random: Random): number {
  const [hit, depth] = [random.next(), random.next()];
  if (hit >= cacheHits || prompt < 1024) return 0;
  return Math.floor((prompt * (0.25 + 0.65 * depth)) / cacheStep) * cacheStep;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
