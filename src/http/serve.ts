import { serve as listen } from '@hono/node-server';
import { feedPath, feedToken } from '../desk/calendarFeed.ts';
import type { Ports } from '../desk/ports.ts';
import { httpApp } from './app.ts';
import { localGate } from './gate.ts';
import { pagesIn } from './pages.ts';

export interface Served {
  /** A fresh one-time link to the workbench. */
  link(): string;
  close(): Promise<void>;
}

/** Serves the workbench on 127.0.0.1 at `port`, or at a free one where it is 0; resolves when it answers. */
export function serve({ ports, port, pagesFolder, version }: { ports: Ports; port: number; pagesFolder: string; version: string }): Promise<Served> {
  let bound = port;
  const gate = localGate(() => [`127.0.0.1:${bound}`, `localhost:${bound}`], ports.workspace === undefined ? undefined : { path: feedPath, token: () => feedToken(ports) });
  const app = httpApp({ ports, gate, pages: pagesIn(pagesFolder), version });
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: '127.0.0.1', port }, (info) => {
      bound = info.port;
      resolve({
        link: () => `http://127.0.0.1:${bound}/?key=${gate.newKey()}`,
        close: () => new Promise((closed) => {
          if ('closeAllConnections' in server) server.closeAllConnections();
          server.close(() => closed());
        }),
      });
    });
    server.on('error', reject);
  });
}
