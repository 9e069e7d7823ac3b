import type { Finding } from '../../../src/base/finding.ts';
import type { KeptFile } from './answers.ts';
import { refusedFrom } from './refused.ts';

export type SentFile = KeptFile & { readonly findings: readonly Finding[] };

/** The file as Parley kept it; `sent` hears how much of it has gone over, 0 to 1. Aborting leaves nothing behind. */
export function sendFile(file: File, sent: (share: number) => void, signal: AbortSignal): Promise<SentFile> {
  // XMLHttpRequest, because fetch does not say how far an upload is.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    request.open('PUT', `/api/files/${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) sent(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as SentFile);
      else reject(refusedFrom(request.status, request.response));
    });
    request.addEventListener('error', () => reject(new TypeError('no answer')));
    request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
    signal.addEventListener('abort', stop);
    request.send(file);
  });
}

/** Where a kept file is downloaded from. */
export function addressOfFile(path: string): string {
  return `/api/files/${path.split('/').map(encodeURIComponent).join('/')}`;
}
