import { useId, type ReactNode } from 'react';
import css from './panel.module.css';

/** One matter on a screen, with its name and what can be done with it. */
export function Panel({ title, aside, children, area }: { readonly title: ReactNode; readonly aside?: ReactNode; readonly children: ReactNode; readonly area?: string }) {
  const id = useId();
  return (
    <section className={css.panel} aria-labelledby={id} style={area === undefined ? undefined : { gridArea: area }}>
      <header className={css.header}>
        <h2 id={id} className={css.title}>
          {title}
        </h2>
        {aside !== undefined && <div className={css.aside}>{aside}</div>}
      </header>
      <div className={css.body}>{children}</div>
    </section>
  );
}
