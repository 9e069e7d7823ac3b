import type { AnswerOf } from '../client/answers.ts';

export type SafeSection = AnswerOf<'pack.view'>['sections'][number];

/** What each place shows of the projection, and what it says of the rest: that it is internal. */
export const safePlaces: Readonly<Record<'/' | '/deal' | '/usage' | '/paper' | '/table' | '/after' | '/packs' | '/files', { readonly shows: readonly SafeSection['about'][]; readonly internal: string }>> = {
  '/': { shows: ['asks', 'offers'], internal: 'Our own view of where this negotiation stands is internal.' },
  '/deal': { shows: ['asks', 'offers'], internal: 'Our own view of where this negotiation stands is internal.' },
  '/usage': { shows: ['volume'], internal: 'Our costs, forecasts and capacity plans are internal.' },
  '/paper': { shows: ['promises'], internal: 'Our reading of the draft is internal; our changes to it are sent as a tracked document.' },
  '/table': { shows: ['asks', 'offers', 'questions'], internal: 'Our preparation, people and calendar are internal.' },
  '/after': { shows: ['promises', 'proof'], internal: 'Our own record of how each point is handled is internal.' },
  '/packs': { shows: [], internal: 'This place is internal.' },
  '/files': { shows: [], internal: 'This place is internal.' },
};
