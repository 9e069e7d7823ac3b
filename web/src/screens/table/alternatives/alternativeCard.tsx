import type { PricedAlternatives } from '../../../client/answers.ts';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import css from './alternativeCard.module.css';

type Alternative = PricedAlternatives['alternatives'][number];

/** One alternative: its gaps, what speaks for and against it, its proofs, and what may be said because its evidence is here. */
export function AlternativeCard({ alternative, currency }: { readonly alternative: Alternative; readonly currency: string }) {
  const show = useShow();
  const { title, credible, whyNot, bills, switching, gaps, pros, cons, proofs, mayBeSaid, withheld, how } = alternative;
  return (
    <section className={css.card} data-credible={credible || undefined} aria-label={title}>
      <h2>
        {title}
        <span className={css.credible}>{credible ? '✓ credible' : '○ not credible yet'}</span>
      </h2>
      {whyNot !== '' && <p className={css.warn}>{show.words(whyNot.replace(/^./, (first) => first.toUpperCase()))}.</p>}
      <p className={css.soft}>
        {bills !== null && `Bills of ${show.about(bills.likely, currency)} in the median future. `}
        {switching !== null && `Moving: ${show.words(switching)}.`}
      </p>
      {(gaps.length > 0 || pros.length + cons.length > 0) && (
        <ul className={css.points}>
          {gaps.map(({ what, kind, blocks }) => (
            <li key={what}>
              {blocks ? '✕' : '△'} {show.words(what)} <span className={css.soft}>({kind}{blocks ? ', rules it out' : ''})</span>
            </li>
          ))}
          {pros.map((pro) => (
            <li key={pro}>+ {show.words(pro)}</li>
          ))}
          {cons.map((con) => (
            <li key={con}>− {show.words(con)}</li>
          ))}
        </ul>
      )}
      {proofs.length > 0 && (
        <ul className={css.proofs} aria-label={`What makes ${title} credible`}>
          {proofs.map(({ proof, holds, file }) => (
            <li key={proof} data-holds={holds || undefined} title={file}>
              {holds ? '✓' : '○'} {proofWord[proof]}
            </li>
          ))}
        </ul>
      )}
      {mayBeSaid.length + withheld.length > 0 && (
        <details className={css.lines}>
          <summary>
            {plural(mayBeSaid.length, 'line')} may be said, {withheld.length} may not
          </summary>
          <ul>
            {mayBeSaid.map(({ says, evidence }) => (
              <li key={says}>
                <span className={css.good}>✓ “{show.words(says.trim())}”</span>
                <span className={css.soft}> shown by {[...new Set(evidence)].join(', ')}</span>
              </li>
            ))}
            {withheld.map(({ says, because }) => (
              <li key={says}>
                <s className={css.soft}>“{show.words(says.trim())}”</s>
                <span className={css.soft}> {show.words(because)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <details className={css.lines}>
        <summary>How it was priced</summary>
        <ul>
          {how.map((each) => (
            <li key={each} className={css.soft}>
              {show.words(each)}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

const proofWord: Readonly<Record<Alternative['proofs'][number]['proof'], string>> = { priced: 'priced', piloted: 'piloted', securityReviewed: 'security reviewed', migrationCost: 'moving cost known', executive: 'an executive answers' };
