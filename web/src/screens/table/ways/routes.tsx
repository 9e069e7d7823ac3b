import type { AnswerOf } from '../../../client/answers.ts';
import { Panel } from '../../../parts/panel.tsx';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import css from './ways.module.css';

type Shown = AnswerOf<'guide.routes'>;
type Route = Shown['routes'][number];

/** The ways to buy, the one that fits first, with its reason and what it costs. */
export function Routes({ shown }: { readonly shown: Shown }) {
  const show = useShow();
  const { routes, recommended, on } = shown;
  const best = routes.find(({ id }) => id === recommended);
  const [fitting, others] = [routes.filter(({ fits }) => fits > 0), routes.filter(({ fits }) => fits === 0)];
  const alike = fitting.filter(({ fits }) => fits === fitting[0]?.fits);
  const currency = routes.find(({ cost }) => cost !== null)?.cost?.currency ?? 'USD';
  return (
    <Panel title="The way to buy" aside={on.deal}>
      <p className={css.lead}>
        {best ? (
          <>
            <strong>{best.title}.</strong> {show.words(best.reason)}
          </>
        ) : (
          <>
            <strong>No one way fits best:</strong> {fitting.length === 0 ? 'nothing that is known speaks for any of them.' : `${alike.map(({ title }) => title).join(' and ')} fit alike. It is your choice.`}
          </>
        )}
      </p>
      <p className={css.soft}>
        What is known: {on.annualSpend === null ? 'no yearly spend' : `about ${show.about(on.annualSpend, currency)} a year at list prices`}
        {on.offList !== null && `, ${show.words(`${on.offList} %`)} off that under the offer in all`}; {on.endsInMonths === null ? 'no agreement that runs is written down under Calendar' : `the agreement that runs ends in ${show.words(plural(on.endsInMonths, 'month'))}`}.
      </p>
      <ol className={css.routes}>
        {fitting.map((route) => (
          <Way key={route.id} route={route} best={route.id === recommended} />
        ))}
      </ol>
      {others.length > 0 && (
        <details className={css.more}>
          <summary>{plural(others.length, 'other way', 'other ways')} that nothing known speaks for</summary>
          <ol className={css.routes}>
            {others.map((route) => (
              <Way key={route.id} route={route} best={false} />
            ))}
          </ol>
        </details>
      )}
    </Panel>
  );
}

function Way({ route, best }: { readonly route: Route; readonly best: boolean }) {
  const show = useShow();
  const { title, reason, cost, costBasis, protects, drawdown, exit, currency, days, sources } = route;
  return (
    <li className={css.route} data-best={best || undefined}>
      <div>
        <h3>
          {title} {best && <span className={css.good}>✓ recommended</span>}
        </h3>
        {reason !== '' && !best && <p className={css.soft}>{show.words(reason)}</p>}
        <p className={css.cost}>
          {cost === null ? '—' : show.about(cost.likely, cost.currency)} <span className={css.soft}>{cost === null ? show.words(costBasis) : `80 in 100: ${show.about(cost.low, cost.currency)} to ${show.about(cost.high, cost.currency)}, on ${costBasis.replace(/^Over the term, on /, '').replace(/\.$/, '')}`}</span>
        </p>
        <p className={css.soft}>
          takes {show.words(`${days.low} to ${days.high}`)} days ({days.basis})
        </p>
      </div>
      <dl className={css.facts}>
        {([['Protects', protects], ['Drawdown', drawdown], ['Way out', exit], ['Currency', currency]] as const).map(([name, says]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{show.words(says)}</dd>
          </div>
        ))}
        <div>
          <dt>Known from</dt>
          <dd className={css.soft}>{sources.join('; ')}</dd>
        </div>
      </dl>
    </li>
  );
}
