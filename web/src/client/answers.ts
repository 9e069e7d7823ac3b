import type { Day } from '../../../src/base/calendar.ts';
import type { Finding } from '../../../src/base/finding.ts';
import type { Backtest, ForecastMonth } from '../../../src/forecast/forecast.ts';
import type { Paper, Section } from '../../../src/paper/paper.ts';
import type { Standing } from '../../../src/packs/standing.ts';
import type { Assessment, PositionAssessment } from '../../../src/playbook/assessment.ts';
import type { PlaybookRow } from '../../../src/playbook/playbook.ts';
import type { UsageImport } from '../../../src/usage/usageImport.ts';
import type { Plain } from './plain.ts';

/** A file that is kept in the workspace. */
export interface KeptFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: 'usage' | 'contract' | 'deal' | 'pack' | 'unknown';
  readonly format: string;
  readonly addedAt: string;
}

export interface WorkspaceShown {
  readonly folder: string;
  readonly files: readonly KeptFile[];
  readonly facts: Readonly<Record<string, string>>;
  readonly today: Day;
  readonly findings: readonly Finding[];
}

export type StandingShown = Plain<Standing>;
export type StructureShown = StandingShown['structures'][number];
export type AskShown = StandingShown['asks'][number];
export type RangeShown = StructureShown['total'];
export type CalendarShown = StandingShown['calendar'][number];

export interface UsageShown {
  readonly files: readonly (Plain<Pick<UsageImport, 'path' | 'format' | 'rows' | 'control'>> & { readonly period: { readonly from: string; readonly to: string } | null; readonly findings: readonly Finding[] })[];
  readonly totals: { readonly input: string; readonly cached: string; readonly cacheWrite: string; readonly output: string; readonly requests: string };
  readonly findings: readonly Finding[];
}

export interface ForecastShown {
  readonly series: readonly { readonly id: string; readonly months: readonly ForecastMonth[] }[];
  readonly backtest: Partial<Backtest>;
  readonly findings: readonly Finding[];
}

export interface PaperShown extends Omit<Paper, 'outline'> {
  readonly outline: readonly Section[];
  readonly findings: readonly Finding[];
}

export interface PositionShown extends PositionAssessment {
  readonly wording?: PlaybookRow['positions'];
  readonly why?: string;
  readonly approver?: string;
}

export interface ReviewShown {
  readonly document: { readonly sha256: string; readonly characters: number };
  readonly clauses: Assessment['clauses'];
  readonly positions: readonly PositionShown[];
  readonly findings: readonly Finding[];
}

export interface MadeFiles {
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  readonly findings: readonly Finding[];
}

/** Every operation the app asks for: what goes in and what comes back. */
export interface Operations {
  readonly 'workspace/show': { input: Record<string, never>; output: WorkspaceShown };
  readonly 'workspace/remove': { input: { file: string }; output: { readonly findings: readonly Finding[] } };
  readonly 'workspace/restore': { input: { file: string }; output: { readonly findings: readonly Finding[] } };
  readonly 'workspace/sample': { input: Record<string, never>; output: { readonly findings: readonly Finding[] } };
  readonly 'workspace/fact': { input: { key: 'walkAway' | 'target'; value: string }; output: { readonly findings: readonly Finding[] } };
  readonly 'deal/stand': { input: Record<string, never>; output: StandingShown };
  readonly 'brief/make': { input: Record<string, never>; output: MadeFiles };
  readonly 'usage/import': { input: { files: readonly string[] }; output: UsageShown };
  readonly 'forecast/run': { input: { files: readonly string[]; months: number; seed: number }; output: ForecastShown };
  readonly 'paper/text': { input: { file: string }; output: PaperShown };
  readonly 'paper/review': { input: { file: string }; output: ReviewShown };
}
