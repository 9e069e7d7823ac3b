import type { Branded } from './brand.ts';

/** Whole tokens. */
export type Tokens = Branded<bigint, 'Tokens'>;
/** Whole requests. */
export type Requests = Branded<bigint, 'Requests'>;
/** Provisioned throughput units, whole. */
export type Ptu = Branded<number, 'Ptu'>;

export const tokens = (count: bigint | number): Tokens => BigInt(count) as Tokens;
export const requests = (count: bigint | number): Requests => BigInt(count) as Requests;
export const ptu = (count: number): Ptu => count as Ptu;

export const addTokens = (a: Tokens, b: Tokens): Tokens => (a + b) as Tokens;
export const addRequests = (a: Requests, b: Requests): Requests => (a + b) as Requests;
