import type { AnswerOf } from '../../../client/answers.ts';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import type { Follow } from './follow.ts';
import css from './togetherPart.module.css';

/** Where two papers say different things: what each says, and which prevails. */
export function Contradictions({ contradictions, papers, follow }: { readonly contradictions: AnswerOf<'paper.bundle'>['contradictions']; readonly papers: number; readonly follow: Follow }) {
  const show = useShow();
  if (contradictions.length === 0) return <p className={css.soft}>{papers < 2 ? 'One paper cannot contradict another: drop the agreement, the order form and the addenda that belong to it.' : 'Figures, periods and positions agree wherever two of them speak of the same matter.'}</p>;
  return (
    <ul className={css.sides}>
      {contradictions.map(({ topic, on, message, sides, prevails }) => (
        <li key={`${topic} ${on}`}>
          <p>
            <strong>{show.words(message)}</strong>
          </p>
          {sides.map((side) => (
            <div key={side.file} className={css.side} data-prevails={side.file === prevails || undefined}>
              <p>
                {side.file}
                {side.file === prevails && ' (prevails)'}: {show.words(side.says)}
              </p>
              {side.spans.slice(0, 3).map((span) => (
                <p key={`${span.start} ${span.end}`} className={css.soft}>
                  {/* A paper may be our own answer, whose wording is behind the eye. */}
                  {!show.hidden && <>“{show.words(span.quote)}” </>}
                  <LinkButton onClick={() => follow(side.file, span.paragraph)}>¶ {span.paragraph}</LinkButton>
                </p>
              ))}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
