import { Modal, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { StandingShown } from '../../../client/answers.ts';
import { total } from '../../../parts/exact.ts';
import { Figure } from '../../../parts/figure.tsx';
import { FindingList } from '../../../parts/findingList.tsx';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { backtestWords, periodWords, usageTrail } from '../trails.ts';
import css from './quality.module.css';

/** How good the data under all this is, in one line of words. */
export function Quality({ standing }: { readonly standing: StandingShown }) {
  const show = useShow();
  const [open, setOpen] = useState(false);
  const { usage, findings } = standing;
  const rows = usage.files.reduce((sum, file) => sum + file.rows.accepted, 0);
  const refused = usage.files.reduce((sum, file) => sum + file.rows.refused, 0);
  const totals = [...Map.groupBy(usage.files.flatMap(({ control }) => control), ({ currency }) => currency)];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const verdict = errors > 0 ? 'bad' : usage.gaps.length > 0 || refused > 0 || warnings > 0 ? 'warn' : 'good';
  return (
    <section className={css.strip} aria-label="Quality of the data" data-verdict={verdict}>
      <strong className={css.verdict}>Data: {verdict === 'good' ? 'good' : [errors > 0 && plural(errors, 'error'), warnings > 0 && `${warnings.toLocaleString('en')} to check`].filter((words) => words !== false).join(', ') || 'check'}</strong>
      <Link to="/usage" className={css.link}>
        {plural(usage.months, 'month')}
        {usage.months > 0 && ` (${periodWords(usage.from, usage.to)})`}, {usage.gaps.length === 0 ? 'no gaps' : plural(usage.gaps.length, 'gap')}
      </Link>
      <span>
        {show.count(rows)} rows read, {refused === 0 ? 'none refused' : `${show.count(refused)} refused`}
      </span>
      {totals.map(([currency, control]) => {
        const amount = total(control.map((line) => line.amount));
        return (
          <span key={currency}>
            files total{' '}
            <Figure trail={() => usageTrail(standing, currency, amount)}>
              {show.money(amount, currency)}
            </Figure>
          </span>
        );
      })}
      <span title={backtestWords(standing.backtest)}>{typeof standing.backtest.coverage80 === 'number' ? `forecast said 80 %, was ${show.percent(standing.backtest.coverage80)}` : 'forecast not testable yet'}</span>
      <UnstyledButton className={css.link} onClick={() => setOpen(true)}>
        {findings.length === 0 ? 'Everything was understood' : `${plural(findings.length, 'finding')}: what was not understood`}
      </UnstyledButton>
      <Modal opened={open} onClose={() => setOpen(false)} size="52rem" title="What was not understood, and what to know" closeButtonProps={{ 'aria-label': 'Close' }}>
        <FindingList findings={findings} none="Everything that was read was understood." />
      </Modal>
    </section>
  );
}
