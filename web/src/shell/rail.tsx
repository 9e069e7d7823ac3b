import { Link } from '@tanstack/react-router';
import { Icon } from '../parts/icons.tsx';
import { places } from './places.ts';
import css from './rail.module.css';

/** The five places and the files, always in the same order. */
export function Rail() {
  return (
    <nav className={css.rail} aria-label="Places">
      <ul className={css.places}>
        {places.map(({ to, name, icon, says }, index) => (
          <li key={to}>
            <Link to={to} className={css.place} activeProps={{ 'aria-current': 'page' }} title={says}>
              <Icon name={icon} />
              <span className={css.name}>{name}</span>
              <kbd className={css.key} aria-hidden="true">
                {index + 1}
              </kbd>
            </Link>
          </li>
        ))}
        <li className={css.last}>
          <Link to="/files" className={css.place} activeProps={{ 'aria-current': 'page' }} title="What this negotiation is made of">
            <Icon name="files" />
            <span className={css.name}>Files</span>
          </Link>
        </li>
      </ul>
    </nav>
  );
}
