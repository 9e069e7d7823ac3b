import type { StandingShown } from '../../../client/answers.ts';
import { Clock } from './clock.tsx';
import { Headline } from './headline.tsx';
import { MoneyBar } from './moneyBar.tsx';
import { Moves } from './moves.tsx';
import { PaperSummary } from './paperSummary.tsx';
import { Quality } from './quality.tsx';
import { PromisePaper } from './promisePaper.tsx';
import { WillWeUseIt } from '../willWeUseIt.tsx';
import css from './dealBoard.module.css';

/** The whole of a standing on one screen. */
export function DealBoard({ standing }: { readonly standing: StandingShown }) {
  return (
    <div className={css.board}>
      <Headline standing={standing} />
      <div className={css.bar}>
        <MoneyBar standing={standing} />
      </div>
      <div className={css.row}>
        <Moves standing={standing} />
        <PromisePaper />
        <PaperSummary standing={standing} />
      </div>
      <div className={css.rowTwo}>
        <WillWeUseIt standing={standing} />
        <Clock standing={standing} />
      </div>
      <Quality standing={standing} />
    </div>
  );
}
