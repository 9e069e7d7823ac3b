import { expect, it } from 'vitest';
import type { PositionShown } from '../../../client/answers.ts';
import { cellsOf, columnsOf } from './coverage.ts';

const section = (title: string, start: number, end: number) => ({ title, level: 1, start, end, sections: [] });
const paper = { characters: 300, outline: [section('Definitions', 20, 100), section('Changes', 100, 200), section('General', 200, 300)] };
const span = (start: number) => ({ start, end: start + 5, quote: '', paragraph: 1 });
const check = (id: string, verdict: PositionShown['verdict'], ...at: readonly number[]) => ({ id, asks: id, verdict, spans: at.map(span), reason: '', parameters: {} });
const wording = { says: '', wording: '' };
const position: PositionShown = {
  topic: 'changes', title: 'Changes', verdict: 'weak', spans: [span(110), span(210)], reason: '', searched: [], why: '', approver: '',
  checks: [check('notice', 'weak', 110), check('promise', 'meets', 120, 210), check('leave', 'missing')], wording: { preferred: wording, fallback: wording, walkAway: wording },
};

it('has a column for each section that holds something, in the order of the paper', () => expect(columnsOf(paper, [position]).map(({ title }) => title)).toEqual(['Changes', 'General']));

it('shows in each section the worst that was found there', () =>
  expect(cellsOf(position, columnsOf(paper, [position])).map(({ column, verdict, spans }) => [column.title, verdict, spans.map(({ start }) => start)])).toEqual([
    ['Changes', 'weak', [110, 120]],
    ['General', 'meets', [210]],
  ]));
