/** Parley said no, or could not be reached: a code, one sentence that says what to do, and the place. */
export class Refused extends Error {
  readonly code: string;
  readonly at: string;

  constructor(code: string, message: string, at = '') {
    super(message);
    this.name = 'Refused';
    this.code = code;
    this.at = at;
  }
}

/** The refusal an answer carries, whatever was wrong with the answer itself. */
export function refusedFrom(status: number, body: unknown): Refused {
  if (typeof body === 'object' && body !== null && 'code' in body && 'message' in body && typeof body.code === 'string' && typeof body.message === 'string') {
    return new Refused(body.code, body.message, 'at' in body && typeof body.at === 'string' ? body.at : '');
  }
  if (status === 401 || status === 403) {
    return new Refused('signed-out', 'This browser is not signed in to Parley any more, because the one-time link was used up or Parley was started again. Open the address that `npm start` prints.');
  }
  return new Refused('unclear', `Parley answered ${status} without saying why. Try again; if it comes back, look at the window where Parley runs.`);
}

/** What to tell a person about anything that was thrown. */
export function asRefused(thrown: unknown): Refused {
  if (thrown instanceof Refused) return thrown;
  if (thrown instanceof DOMException && thrown.name === 'AbortError') return new Refused('cancelled', 'You stopped this. Nothing was changed.');
  if (thrown instanceof TypeError) {
    return new Refused('unreachable', 'Parley does not answer on this computer, because the program was stopped or the computer slept. Start it with `npm start`, then press Try again.');
  }
  return new Refused('unclear', thrown instanceof Error ? thrown.message : String(thrown));
}
