import type { ChangeShown } from '../../../client/answers.ts';
import type { Place } from './places.ts';
import css from './density.module.css';

interface DensityProps {
  readonly changes: readonly ChangeShown[];
  readonly places: readonly Place[];
  readonly paragraphs: number;
  readonly at: number | undefined;
  readonly select: (index: number) => void;
  readonly label: string;
}

/** Where along the later version the changes lie, thick where there are many; unmarked ones stand out to the left. */
export function Density({ changes, places, paragraphs, at, select, label }: DensityProps) {
  const placed = changes.flatMap((change, index) => {
    const paragraph = places[index]?.after ?? places[index]?.before;
    return paragraph === undefined ? [] : [{ change, index, at: ((paragraph - 0.5) / Math.max(1, paragraphs)) * 100 }];
  });
  return (
    <svg className={css.strip} role="img" aria-label={`${label}: ${placed.length} in ${paragraphs} paragraphs.`} onClick={(event) => {
      const box = event.currentTarget.getBoundingClientRect();
      const share = ((event.clientY - box.top) / box.height) * 100;
      const nearest = placed.toSorted((a, b) => Math.abs(a.at - share) - Math.abs(b.at - share))[0];
      if (nearest) select(nearest.index);
    }}>
      {placed.map(({ change, index, at: y }) => (
        <rect key={index} x={change.marked || change.kind === 'accepted' ? 6 : 0} width={change.marked || change.kind === 'accepted' ? 8 : 14} y={`${y}%`} height={index === at ? 5 : 3} fill={index === at ? 'var(--accent)' : change.marked || change.kind === 'accepted' ? 'var(--soft)' : 'var(--bad)'} opacity={index === at ? 1 : 0.75} />
      ))}
    </svg>
  );
}
