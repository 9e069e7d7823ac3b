import type { StandingShown, StructureShown } from '../../../client/answers.ts';
import { useWorkspace } from '../../../client/useWorkspace.ts';
import { cheapest, difference } from '../../../parts/exact.ts';
import { Figure } from '../../../parts/figure.tsx';
import { plural, showDay } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { MakeBrief } from './makeBrief.tsx';
import { gapTrail, structureTrail, targetTrail, turned } from '../trails.ts';
import css from './headline.module.css';

/** The figures a CIO asks for first: their offer, the best way seen, the gap, and what happens if nothing is done. */
export function Headline({ standing }: { readonly standing: StandingShown }) {
  const show = useShow();
  const target = useWorkspace().data?.facts['target'] ?? '';
  const offer = standing.structures.find(({ id }) => id === 'offer');
  const list = standing.structures.find(({ id }) => id === 'list');
  const best = cheapest(
    standing.structures.filter(({ id }) => id !== 'offer' && id !== 'list'),
    ({ total }) => total.p50,
  );
  const gap = offer && best && difference(offer.total.p50, best.total.p50);
  return (
    <section className={css.headline} aria-label="In one line">
      <dl className={css.figures}>
        {offer && <Cost title={`Their offer, ${plural(standing.months, 'month')} from ${showDay(standing.start)}`} standing={standing} structure={offer} range />}
        {best && <Cost title={`Cheapest: ${best.name}`} standing={standing} structure={best} />}
        {offer && best && gap !== undefined && (
          <div className={css.item}>
            <dt>{gap.startsWith('-') ? 'Their offer is better by' : 'Between the two'}</dt>
            <dd>
              <Figure strong trail={() => (gap.startsWith('-') ? gapTrail(standing, best, offer) : gapTrail(standing, offer, best))}>
                {show.about(gap.replace('-', ''), standing.currency)}
              </Figure>
              {!gap.startsWith('-') && (
                <span className={css.range}>
                  {show.about(turned(best.against).p10, standing.currency)} to {show.about(turned(best.against).p90, standing.currency)}
                </span>
              )}
            </dd>
          </div>
        )}
        {offer && target !== '' && (
          <div className={css.item}>
            <dt>On the table: offer less target</dt>
            <dd>
              <Figure strong trail={() => targetTrail(standing, offer, target)}>
                {show.about(difference(offer.total.p50, target), standing.currency)}
              </Figure>
              <span className={css.range}>
                {show.about(difference(offer.total.p10, target), standing.currency)} to {show.about(difference(offer.total.p90, target), standing.currency)}
              </span>
            </dd>
          </div>
        )}
        {list && <Cost title="If you do nothing and pay list" standing={standing} structure={list} />}
      </dl>
      <MakeBrief />
    </section>
  );
}

function Cost({ title, standing, structure, range = false }: { readonly title: string; readonly standing: StandingShown; readonly structure: StructureShown; readonly range?: boolean }) {
  const show = useShow();
  const { p10, p50, p90 } = structure.total;
  return (
    <div className={css.item}>
      <dt>{title}</dt>
      <dd>
        <Figure strong trail={() => structureTrail(standing, structure)}>
          {show.about(p50, standing.currency)}
        </Figure>
        {range && (
          <span className={css.range}>
            80 in 100: {show.about(p10, standing.currency)} to {show.about(p90, standing.currency)}
          </span>
        )}
      </dd>
    </div>
  );
}
