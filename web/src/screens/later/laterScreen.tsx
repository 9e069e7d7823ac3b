import css from './laterScreen.module.css';

/** A place that is not built yet says what will be there. */
export function LaterScreen({ name, says }: { readonly name: string; readonly says: string }) {
  return (
    <div className={css.later}>
      <h2>{name}</h2>
      <p>{says}</p>
    </div>
  );
}
