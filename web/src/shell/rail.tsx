import { Link } from '@tanstack/react-router';
import { Icon } from '../parts/icons.tsx';
import { places } from './places.ts';
import css from './rail.module.css';

const firstBelow = places.findIndex(({ below }) => below);

/** The five places, then packs and files, always in the same order. */
export function Rail() {
  return (
    <nav className={css.rail} aria-label="Places">
      <ul className={css.places}>
        {places.map(({ to, name, icon, key, says }, index) => (
          <li key={to} className={index === firstBelow ? css.below : undefined}>
            <Link to={to} className={css.place} activeProps={{ 'aria-current': 'page' }} title={says}>
              <Icon name={icon} />
              <span className={css.name}>{name}</span>
              <kbd className={css.key} aria-hidden="true">
                {key}
              </kbd>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
