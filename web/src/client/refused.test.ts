import { expect, it } from 'vitest';
import { asRefused, Refused, refusedFrom } from './refused.ts';

it('passes on what Parley said', () => expect(refusedFrom(415, { code: 'unsupported', message: 'A PDF is not read yet.', at: 'a.pdf' })).toMatchObject({ code: 'unsupported', message: 'A PDF is not read yet.', at: 'a.pdf' }));

it.each([
  { thrown: new TypeError('Failed to fetch'), code: 'unreachable' },
  { thrown: new DOMException('stopped', 'AbortError'), code: 'cancelled' },
  { thrown: refusedFrom(401, undefined), code: 'signed-out' },
  { thrown: refusedFrom(502, '<html>'), code: 'unclear' },
  { thrown: 'odd', code: 'unclear' },
])('says $code in a sentence that ends', ({ thrown, code }) => {
  const refused = asRefused(thrown);
  expect(refused).toBeInstanceOf(Refused);
  expect(refused.code).toBe(code);
  if (thrown !== 'odd') expect(refused.message).toMatch(/\.$/);
});
