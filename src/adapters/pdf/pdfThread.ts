import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../base/assert.ts';
import { Refusal } from '../../base/refusal.ts';
import { pdfPages } from './pdfPages.ts';

assert(parentPort !== null, 'a PDF is read in a worker thread');
const port = parentPort;
const { bytes, name } = workerData as { bytes: Uint8Array; name: string };
try {
  port.postMessage({ kind: 'done', result: await pdfPages(bytes, name, (share, doing) => port.postMessage({ kind: 'progress', share, doing })) });
} catch (error) {
  if (error instanceof Refusal) port.postMessage({ kind: 'refused', code: error.code, message: error.message, at: error.at });
  else port.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? (error.stack ?? '') : '' });
}
