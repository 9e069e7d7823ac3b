import { useId, useState, type ReactNode } from 'react';
import { LinkButton } from './linkButton.tsx';
import css from './chartFrame.module.css';

interface ChartFrameProps {
  /** Says what is drawn and in what unit. */
  readonly title: string;
  readonly titleHidden?: boolean;
  /** The picture in one or two sentences, for who cannot see it. */
  readonly summary: string;
  /** The same figures as a table. */
  readonly table: ReactNode;
  readonly aside?: ReactNode;
  readonly tableFirst?: boolean;
  readonly children: ReactNode;
}

/** A picture and its twin, the table: one button turns one into the other. */
export function ChartFrame({ title, titleHidden = false, summary, table, aside, tableFirst = false, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(tableFirst);
  const id = useId();
  return (
    <figure className={css.frame} aria-labelledby={id}>
      <div className={css.header}>
        <h2 id={id} className={titleHidden ? css.hidden : css.title}>
          {title}
        </h2>
        <span className={css.aside}>{aside}</span>
        <LinkButton onClick={() => setAsTable((now) => !now)}>{asTable ? 'Show as chart' : 'Show as table'}</LinkButton>
      </div>
      <div className={css.body}>{asTable ? table : children}</div>
      <figcaption className={css.hidden}>{summary}</figcaption>
    </figure>
  );
}
