import type { Day } from '../../base/calendar.ts';
import type { FanData } from '../charts/fan.ts';
import type { RangeBarsData } from '../charts/rangeBars.ts';

/** A piece of running text. Whatever says an amount of money has `notes`, or stands in a row or table that has them. */
export interface Piece {
  readonly text: string;
  readonly strong?: boolean;
  /** Words of somebody else, printed as they are. */
  readonly quote?: boolean;
  /** Numbers of the source notes. */
  readonly notes?: readonly number[];
}

export type Words = readonly Piece[];

export interface BriefTable {
  readonly kind: 'table';
  /** Says what is in it and in what unit. */
  readonly caption: Words;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Words[])[];
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Share of the width; all shares add up to 1. */
  readonly width: number;
}

export type ChartData = { readonly kind: 'fan'; readonly data: FanData } | { readonly kind: 'bars'; readonly data: RangeBarsData };

export interface BriefChart {
  readonly kind: 'chart';
  readonly id: string;
  /** Says what is drawn, in what unit and what the range means. */
  readonly title: Words;
  /** The picture in one or two sentences, for who cannot see it; the table behind it holds every figure. */
  readonly summary: string;
  readonly chart: ChartData;
}

export type Block =
  | { readonly kind: 'lead'; readonly figure: Piece; readonly words: Words }
  | { readonly kind: 'paragraph'; readonly words: Words }
  | { readonly kind: 'list'; readonly items: readonly Words[] }
  | BriefTable
  | BriefChart;

export interface BriefSection {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A section without pictures. */
export interface TextSection extends BriefSection {
  readonly blocks: readonly Exclude<Block, BriefChart>[];
}

/** The foot of every page says for whom it is: a page that lies about says so too. */
export const audienceInWords: Readonly<Record<Brief['audience'], string>> = { internal: 'Internal, not for Microsoft', supplier: 'Prepared for Microsoft' };

/** The negotiation brief as plain content: at most four printed pages; every writer prints the same words and figures. */
export interface Brief {
  /** Who it is for: printed at the foot of every page. */
  readonly audience: 'internal' | 'supplier';
  readonly title: string;
  readonly subtitle: string;
  readonly day: Day;
  readonly sections: readonly BriefSection[];
  /** Sources, numbered from 1. */
  readonly notes: readonly string[];
}
