import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** Lets in who came by the one-time link, on this machine's own names, from this app's own pages. */
export interface Gate {
  readonly check: MiddlewareHandler;
  /** A new link's key; it opens the door once. */
  newKey(): string;
}

const cookieName = 'parley_session';
const sessionSeconds = 12 * 3600;

/** One address that a program without a session may read, with a token of its own: a calendar that follows ours. */
export interface Feed {
  readonly path: string;
  readonly token: () => Promise<string>;
}

/**
 * The local gate: the link's key is used up by the first visit and becomes a session cookie (HttpOnly, SameSite=Strict);
 * requests under a foreign Host (DNS rebinding) or from a foreign Origin are turned away.
 */
export function localGate(hosts: () => readonly string[], feed?: Feed): Gate {
  const keys = new Set<string>();
  const sessions = new Map<string, number>();

  const check: MiddlewareHandler = async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (!hosts().includes(host)) return context.json({ code: 'forbidden', message: `Parley answers on ${hosts().join(' and ')}, not on ${host}.`, at: '' }, 403);
    const origin = context.req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`) return context.json({ code: 'forbidden', message: `Requests from ${origin} are not answered.`, at: '' }, 403);
    if (context.req.header('sec-fetch-site') === 'cross-site') return context.json({ code: 'forbidden', message: 'Requests from other sites are not answered.', at: '' }, 403);

    if (feed !== undefined && context.req.method === 'GET' && context.req.path === feed.path) {
      const token = context.req.query('token');
      if (token !== undefined && sameText(await feed.token(), token)) return next();
    }

    const key = context.req.query('key');
    if (context.req.method === 'GET' && key !== undefined && take(keys, key)) {
      const session = secret();
      sessions.set(session, Date.now() + sessionSeconds * 1000);
      setCookie(context, cookieName, session, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: sessionSeconds });
      return context.redirect('/', 303);
    }
    const session = getCookie(context, cookieName);
    const until = session === undefined ? undefined : sessions.get(session);
    if (until === undefined || until < Date.now()) {
      if (session !== undefined) sessions.delete(session);
      const message = 'This window has no key to the workspace. Press Enter in the terminal where Parley runs for a new link, and open that.';
      return context.req.path.startsWith('/api/') ? context.json({ code: 'forbidden', message, at: '' }, 401) : context.text(message, 401);
    }
    return next();
  };

  return {
    check,
    newKey: () => {
      const key = secret();
      keys.add(key);
      return key;
    },
  };
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

/** Uses a key up where it is one of ours; compares in constant time. */
function take(keys: Set<string>, given: string): boolean {
  for (const key of keys) {
    if (sameText(key, given)) return keys.delete(key);
  }
  return false;
}

/** Compares in constant time; what differs in length differs. */
function sameText(ours: string, given: string): boolean {
  const [a, b] = [Buffer.from(ours), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
