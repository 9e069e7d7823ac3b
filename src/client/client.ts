import type { z } from 'zod';
import { Refusal, type RefusalCode } from '../base/refusal.ts';
import type { Answer } from '../desk/operation.ts';
import type { operations, OperationName } from '../desk/operations.ts';

export type { OperationName };

export type InputOf<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>;
export type AnswerOf<Name extends OperationName> = Answer<z.output<(typeof operations)[Name]['output']>>;

/** Asks the workbench at one address, typed by the list of operations. */
export interface Client {
  /** The answer; a refusal is thrown as the `Refusal` it was. */
  ask<Name extends OperationName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<AnswerOf<Name>>;
}

/** A client of the workbench at `address`; `send` is the platform's `fetch`, with whatever session it carries. */
export function client(address: string, send: typeof fetch): Client {
  return {
    async ask(name, input, signal) {
      const response = await send(new URL(`/api/${name.replace('.', '/')}`, address), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
        ...(signal ? { signal } : {}),
      });
      const body: unknown = await response.json();
      if (response.ok) return body as never;
      const { code, message, at } = body as { code: RefusalCode; message: string; at: string };
      throw new Refusal(code, message, at);
    },
  };
}
