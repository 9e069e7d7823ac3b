import { Link } from '@tanstack/react-router';
import { useShow } from '../../../parts/useShow.tsx';
import type { Preview } from './preview.ts';
import css from './rowQuality.module.css';

/** Rows accepted, read with a doubt and refused, with the lines; and what another import says already. */
export function RowQuality({ preview }: { readonly preview: Preview }) {
  const show = useShow();
  const { accepted, warned, refused, otherServices } = preview.rows;
  const clean = Math.max(0, accepted - warned);
  const all = accepted + refused || 1;
  const parts = [
    { key: 'clean', count: clean, says: 'read', colour: 'var(--series-committed)' },
    { key: 'warned', count: warned, says: 'read with a doubt', colour: 'var(--series-offer)' },
    { key: 'refused', count: refused, says: 'refused', colour: 'var(--bad)' },
  ];
  const lines = preview.findings.flatMap(({ at, severity, code }) => {
    const line = /, line (\d+)/.exec(at)?.[1];
    return line !== undefined && severity !== 'info' ? [{ line: Number(line), code }] : [];
  });
  return (
    <div className={css.part}>
      <svg className={css.bar} width="100%" height="12" aria-hidden="true">
        {parts.map(({ key, count, colour }, index) => {
          const before = parts.slice(0, index).reduce((sum, part) => sum + part.count, 0);
          return count > 0 && <rect key={key} x={`${(before / all) * 100}%`} width={`${Math.max((count / all) * 100, 0.5)}%`} height="12" fill={colour} />;
        })}
      </svg>
      <p className={css.words}>
        {parts.map(({ key, count, says, colour }) => (
          <span key={key} className={css.one}>
            <span className={css.mark} style={{ background: colour }} aria-hidden="true" /> {show.count(count)} {says}
          </span>
        ))}
        <span>{show.count(otherServices)} of them of other services: in the control total, not in the usage</span>
      </p>
      {lines.length > 0 && (
        <p className={css.words}>
          Look at{' '}
          {lines.slice(0, 8).map(({ line, code }) => (
            <Link key={`${line} ${code}`} to="/usage" search={{ file: preview.path, line }} className={css.link}>
              line {line}
            </Link>
          ))}
          {lines.length > 8 && <span>and {show.count(lines.length - 8)} more under Findings</span>}
        </p>
      )}
    </div>
  );
}
