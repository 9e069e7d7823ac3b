import css from './steps.module.css';

const steps = [
  { title: 'Drop what you have', says: 'An Azure cost export and the draft contract. Totals tie to the cent; what is not understood is listed with its line.' },
  { title: 'See where you stand', says: 'Five ways to buy the same usage, what each ask is worth, what the paper misses, how long there is.' },
  { title: 'Take the brief', says: 'Four pages, every figure with its source, ready for the person who decides.' },
];

/** The way from files to a brief, in three steps. */
export function Steps() {
  return (
    <ol className={css.steps}>
      {steps.map(({ title, says }, index) => (
        <li key={title}>
          <span className={css.number} aria-hidden="true">
            {index + 1}
          </span>
          <div>
            <strong>{title}</strong>
            <p>{says}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
