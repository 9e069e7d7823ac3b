import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../../base/refusal.ts';
import type { Watch } from '../../base/progress.ts';
import type { RetailPrices } from '../../desk/ports.ts';

/** How long and how much one page may be, and how often it is asked for. */
export interface PageLimits {
  readonly seconds: number;
  readonly bytes: number;
  readonly tries: number;
  /** The longest wait that the other side may ask for (Retry-After). */
  readonly waitSeconds: number;
  readonly wait: (seconds: number) => Promise<unknown>;
}

const usual: PageLimits = { seconds: 30, bytes: 16 * 1024 * 1024, tries: 5, waitSeconds: 60, wait: (seconds) => pause(seconds * 1000) };

/** The Azure Retail Prices API over HTTPS; plain HTTP only to this computer, and never to where an answer redirects. */
export function retailPrices(limits: PageLimits = usual): RetailPrices {
  return { page: (address, watch) => ask(safeAddress(address), limits, watch) };
}

async function ask(address: URL, limits: PageLimits, watch: Watch): Promise<string> {
  let last = '';
  for (let tried = 1; tried <= limits.tries; tried++) {
    watch.signal.throwIfAborted();
    const answer = await once(address, limits);
    if ('body' in answer) return answer.body;
    last = answer.why;
    if (tried === limits.tries) break;
    // Twice as long each time, unless the other side says how long.
    const seconds = Math.min(answer.after ?? 2 ** (tried - 1), limits.waitSeconds);
    watch.progress(undefined, `${last}; asking again in ${seconds} s`);
    await limits.wait(seconds);
  }
  throw new Refusal('unreadable', `${address.host} did not answer after ${limits.tries} tries: ${last}. Nothing was changed: try again later.`, address.host);
}

/** The body, or why there is none yet; refuses what asking again does not help. */
async function once(address: URL, limits: PageLimits): Promise<{ readonly body: string } | { readonly why: string; readonly after: number | undefined }> {
  const stop = AbortSignal.timeout(limits.seconds * 1000);
  try {
    const answer = await fetch(address, { redirect: 'manual', signal: stop, headers: { accept: 'application/json' } });
    if (answer.status >= 300 && answer.status < 400) throw new Refusal('forbidden', `${address.host} sends the question on to another address (${answer.status}), and Parley does not follow. Give the final address with --from.`, address.host);
    if (answer.status === 429 || answer.status >= 500) {
      await answer.body?.cancel();
      return { why: `it answered ${answer.status}`, after: secondsOf(answer.headers.get('retry-after'), answer.headers.get('date')) };
    }
    if (!answer.ok) throw new Refusal('invalid', `${address.host} answered ${answer.status}. Check the address and the filter.`, address.host);
    return { body: await bodyOf(answer, limits, address) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return { why: stop.aborted ? `it took longer than ${limits.seconds} s` : 'the connection failed or was dropped', after: undefined };
  }
}

async function bodyOf(answer: Response, limits: PageLimits, address: URL): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > limits.bytes) throw new Refusal('too-large', `One page of ${address.host} has more than ${limits.bytes} bytes: it is no page of a price list. Check the address.`, address.host);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Seconds, or the day and time of an HTTP answer, as seconds from the moment that the same answer says it was sent. */
function secondsOf(retryAfter: string | null, sent: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  if (/^\d{1,6}$/.test(retryAfter)) return Number(retryAfter);
  const seconds = sent === null ? Number.NaN : (Date.parse(retryAfter) - Date.parse(sent)) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

function safeAddress(address: string): URL {
  const url = URL.parse(address);
  if (url === null) throw new Refusal('invalid', `"${address}" is no address. Write it as https://prices.azure.com/api/retail/prices.`);
  const here = url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here)) throw new Refusal('forbidden', `Prices are read over https only; "${url.protocol}//${url.host}" is not. Plain http is for this computer alone.`);
  if (url.username !== '' || url.password !== '') throw new Refusal('forbidden', 'The address holds a name or a password. The price list is public: leave them out.');
  return url;
}
