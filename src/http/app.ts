import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { unwatched } from '../base/progress.ts';
import { Refusal, type RefusalCode } from '../base/refusal.ts';
import { feedPath } from '../desk/calendarFeed.ts';
import { perform } from '../desk/perform.ts';
import type { Operation } from '../desk/operation.ts';
import { operations } from '../desk/operations.ts';
import type { Files, Ports } from '../desk/ports.ts';
import type { Gate } from './gate.ts';
import { openApi } from './openApi.ts';

/** What a refusal is over HTTP. */
const statusOf: Readonly<Record<RefusalCode, 400 | 403 | 404 | 409 | 413 | 415 | 422 | 499>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  'in-use': 409,
  'too-large': 413,
  unsupported: 415,
  unreadable: 422,
  cancelled: 499 as const,
};

const uploadLimit = 1024 * 1024 * 1024;

/** The HTTP door: POST /api/<noun>/<verb> for every operation, files by name, the OpenAPI document, and the web app's pages. */
export function httpApp({ ports, gate, pages, version }: { ports: Ports; gate: Gate; pages: (path: string) => Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string } | undefined>; version: string }): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // Mantine sets styles on elements
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false,
    }),
  );
  app.use(gate.check);
  app.use('/api/*', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  app.onError((error, context) => refused(context, error));

  app.get('/api/openapi.json', (context) => context.json(openApi(Object.values(operations) as Operation[], version)));

  app.put('/api/files/:name', bodyLimit({ maxSize: uploadLimit, onError: (context) => refused(context, new Refusal('too-large', `A file may have ${uploadLimit} bytes. Split it by month.`)) }), async (context) => {
    const name = context.req.param('name');
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const { output } = await perform({ ...ports, files: withUpload(name, bytes, ports.files) }, { may: 'write' }, 'workspace.keep', { file: name }, watchOf(context));
    return context.json(output as object);
  });
  app.get('/api/files/:name{.+}', async (context) => {
    const name = context.req.param('name');
    const bytes = await ports.files.read(name);
    // Whatever it is, a browser only ever saves it.
    return context.body(new Uint8Array(bytes), 200, { 'Content-Type': 'application/octet-stream', 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name.split('/').at(-1) ?? name)}` });
  });

  app.post('/api/:noun/:verb', async (context) => {
    if (!(context.req.header('content-type') ?? '').startsWith('application/json')) throw new Refusal('unsupported', 'Send the input as application/json.');
    const input: unknown = await context.req.json().catch(() => {
      throw new Refusal('invalid', 'The body is not JSON.');
    });
    const name = `${context.req.param('noun')}.${context.req.param('verb')}`;
    if (!(context.req.header('accept') ?? '').includes('text/event-stream')) {
      const { output } = await perform(ports, { may: 'write' }, name, input, watchOf(context));
      return context.json(output as object);
    }
    return streamSSE(context, async (stream) => {
      const stop = new AbortController();
      stream.onAbort(() => stop.abort());
      const send = (event: string, data: unknown) => stream.writeSSE({ event, data: JSON.stringify(data) });
      try {
        const progress = (share: number | undefined, doing: string) => void send('progress', { share: share ?? null, doing });
        const { output } = await perform(ports, { may: 'write' }, name, input, { progress, signal: stop.signal });
        await send('result', output);
      } catch (error) {
        await send('refusal', sentence(error));
      }
    });
  });

  // Followed by other calendars on this computer: the gate lets its token in here and nowhere else.
  app.get(feedPath, async (context) => {
    const { output } = await perform(ports, { may: 'write' }, 'calendar.feed', {}, watchOf(context));
    return context.body((output as { ics: string }).ics, 200, { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'no-store' });
  });

  app.get('*', async (context) => {
    // The app's own addresses (/usage, /paper) are all the one page.
    const page = (await pages(context.req.path)) ?? (context.req.path.startsWith('/api/') || /\.[a-z0-9]+$/i.test(context.req.path) ? undefined : await pages('/index.html'));
    if (!page) throw new Refusal('not-found', `There is nothing at ${context.req.path}.`);
    return context.body(page.bytes, 200, { 'Content-Type': page.type, 'Cache-Control': context.req.path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store' });
  });

  return app;
}

function watchOf(context: Context) {
  return { ...unwatched, signal: context.req.raw.signal };
}

function refused(context: Context, error: unknown): Response {
  const { code, message, at } = sentence(error);
  return Response.json({ code, message, at }, { status: code === 'wrong' ? 500 : statusOf[code], headers: context.res.headers });
}

/** A fault of ours is said as one, without what it may know. */
function sentence(error: unknown): { code: RefusalCode | 'wrong'; message: string; at: string } {
  if (error instanceof Refusal) return { code: error.code, message: error.message, at: error.at };
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled', message: 'Stopped.', at: '' };
  console.error(error);
  return { code: 'wrong', message: 'Parley made a mistake and stopped this request; nothing was changed. The terminal where it runs says what happened.', at: '' };
}

/** The workspace's files with one upload beside them, under its own name. */
function withUpload(name: string, bytes: Uint8Array, files: Files): Files {
  return {
    ...files,
    read: async (asked) => (asked === name ? bytes : files.read(asked)),
    head: async (asked, count) => (asked === name ? bytes.subarray(0, count) : files.head(asked, count)),
  };
}
