import { expect, it } from 'vitest';
import { placeOf } from './placeOf.ts';

const files = [
  { name: 'draft.docx', kind: 'contract' },
  { name: 'draft.docx.csv', kind: 'usage' },
  { name: 'offer.yaml', kind: 'deal' },
] as const;

it.each([
  { source: 'draft.docx, paragraph 17', place: { kind: 'contract', file: 'draft.docx', paragraph: 17 } },
  { source: 'draft.docx', place: { kind: 'contract', file: 'draft.docx' } },
  { source: 'draft.docx.csv, line 3', place: { kind: 'usage', file: 'draft.docx.csv', line: 3 } },
  { source: 'offer.yaml, rates[0]', place: { kind: 'deal', file: 'offer.yaml' } },
  { source: 'azure-2026-10, seen 2026-10-28', place: undefined },
])('$source', ({ source, place }) => expect(placeOf(source, files)).toEqual(place));
