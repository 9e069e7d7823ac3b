import { showSource, type Source } from './source.ts';

/** Why an asker is refused. Others see these words: `tests/pins` keeps them. */
export type RefusalCode =
  | 'invalid' //      an argument or a file says something that cannot be meant
  | 'not-found' //    there is no such file, model, rate or operation
  | 'unreadable' //   the file is not what it claims to be, is damaged or locked
  | 'unsupported' //  we know what it is and do not read it
  | 'too-large' //    over a limit on size, time or memory
  | 'in-use' //       another process holds the workspace
  | 'forbidden' //    this door may not do that
  | 'cancelled'; //   the asker stopped it

/** The asker can put this right: one sentence that says what, where, why and what to do. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly at: string;

  constructor(code: RefusalCode, message: string, at: Source | string = '') {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.at = typeof at === 'string' ? at : showSource(at);
  }
}
