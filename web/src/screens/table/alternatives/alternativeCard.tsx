import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PricedAlternatives } from '../../../client/answers.ts';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { AlternativeForm } from './alternativeForm.tsx';
import css from './alternativeCard.module.css';

type Alternative = PricedAlternatives['alternatives'][number];

/** One alternative: its gaps, what speaks for and against it, its proofs, and what may be said because its evidence is here. */
export function AlternativeCard({ alternative, currency, first }: { readonly alternative: Alternative; readonly currency: string; /** The walk-away that follows now. */ readonly first: PricedAlternatives['walkAway'] }) {
  const show = useShow();
  const [changing, change] = useState(false);
  const { title, credible, whyNot, bills, cost, switching, gaps, pros, cons, proofs, mayBeSaid, withheld, how } = alternative;
  return (
    <section className={css.card} data-credible={credible || undefined} aria-label={title}>
      <h2>
        {title}
        <span className={css.credible}>{credible ? '✓ credible' : '○ not credible yet'}</span>
        <Button size="compact-xs" variant="default" onClick={() => change(true)} aria-label={`Change ${title}`}>
          Change
        </Button>
      </h2>
      {changing && <AlternativeForm known={alternative} close={() => change(false)} />}
      {whyNot !== '' && <p className={css.warn}>{show.words(whyNot.replace(/^./, (first) => first.toUpperCase()))}.</p>}
      <p className={css.soft}>
        {bills !== null && `Bills of ${show.about(bills.likely, currency)} in the median future. `}
        {switching !== null && `Moving: ${show.words(switching)}.`}
      </p>
      {first && first.id !== alternative.id && cost && <p className={css.soft}>{rankSentence(alternative, cost.likely - first.likely, (amount) => show.about(amount, currency), first.title)}</p>}
      {(gaps.length > 0 || pros.length + cons.length > 0) && (
        <ul className={css.points}>
          {gaps.map(({ what, kind, blocks, costs }) => (
            <li key={what}>
              {blocks ? '✕' : '△'} {show.words(what)} <span className={css.soft}>({kind}{blocks ? ', rules it out' : ''}{costs === null ? '' : `, ${show.about(costs, currency)}`})</span>
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

/** By how much it is from being the walk-away, and what moving would have to cost for that. */
function rankSentence({ kind, said, credible }: Alternative, dearer: number, about: (amount: number) => string, first: string): string {
  if (kind === 'delay') return 'Waiting counts on their offer, so it is no walk-away.';
  if (dearer <= 0) return credible ? '' : `It costs ${about(-dearer)} less than ${first}, and would come first once it is credible.`;
  const moving = Number(said.switching?.likely ?? 0);
  return `It would come before ${first} if it cost ${about(dearer)} less${moving === 0 ? '' : moving > dearer ? `: with moving at ${about(moving - dearer)} instead of ${about(moving)}` : '; free moving would not be enough'}.`;
}
