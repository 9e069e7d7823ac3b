import { useMemo } from 'react';
import type { PricedAlternatives } from '../../../client/answers.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useWork } from '../../../client/useWork.ts';
import { useSetFact, useWorkspace } from '../../../client/useWorkspace.ts';
import { ChartFrame } from '../../../parts/chartFrame.tsx';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Empty } from '../../../parts/empty.tsx';
import { Figure } from '../../../parts/figure.tsx';
import { LinkButton } from '../../../parts/linkButton.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { RangeRows } from '../../../parts/rangeRows.tsx';
import { tellRefusal } from '../../../parts/tell.ts';
import { tellUndo } from '../../../parts/tellUndo.tsx';
import { scaleFor } from '../../../parts/ticks.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { Answered } from '../answered.tsx';
import { AlternativeCard } from './alternativeCard.tsx';
import { NewAlternative } from './newAlternative.tsx';
import css from './alternativesPart.module.css';

/** What we do without this deal, what it costs, how credible it is, and what may be said of it. */
export function AlternativesPart() {
  const room = useRoom();
  const there = room.has('alternatives.yaml');
  const ready = there && room.hasKind('usage') && room.hasKind('deal');
  // Evidence may be any file: what is there decides what may be said.
  const work = useWork('alternative.price', {}, [...room.basisOf(['alternatives.yaml', 'offers.yaml'], ['usage', 'deal']), ...room.files.map(({ name }) => name).toSorted()], ready);
  if (room.opening) return <p role="status">Opening the workspace …</p>;
  if (!there) return <Empty says="Here stands what you do without this deal: each alternative priced on your own use, with what moving costs and what makes it credible." get={<NewAlternative />} />;
  if (!ready) return <Empty says="Alternatives are priced on your own use and held against an offer." get="Bring an Azure cost export or a request log, and the offer as a deal file." />;
  return (
    <Answered work={work} what="Pricing what we do without the deal">
      {(priced) => <Alternatives priced={priced} />}
    </Answered>
  );
}

function Alternatives({ priced }: { readonly priced: PricedAlternatives }) {
  const show = useShow();
  const { alternatives, offer, currency, walkAway } = priced;
  const costed = alternatives.flatMap((each) => (each.cost === null ? [] : [{ ...each, cost: each.cost }]));
  const scale = useMemo(() => scaleFor([0, offer.high, ...alternatives.map(({ cost }) => cost?.high ?? 0)], 6), [offer, alternatives]);
  return (
    <div className={css.part}>
      <Panel title="The walk-away that follows" aside={<NewAlternative />}>
        {walkAway === null ? (
          <p>No alternative is credible yet, so none sets a walk-away. See below what each one lacks.</p>
        ) : (
          <p className={css.walk}>
            <Figure strong trail={() => ({ title: 'Walk-away', value: show.money(walkAway.likely.toFixed(2), currency), range: `80 in 100 futures lie between ${show.about(walkAway.low, currency)} and ${show.about(walkAway.high, currency)}.`, how: [`The credible alternative that costs least over the term: ${walkAway.title}.`, 'Bills on the same futures as the offer, with what moving costs and the gaps that cost money.'], sources: ['alternatives.yaml'] })}>
              {show.about(walkAway.likely, currency)}
            </Figure>{' '}
            {walkAway.title}: the credible way without this deal that costs least. The offer costs {show.about(offer.likely, currency)}: {offer.likely <= walkAway.likely ? `${show.about(walkAway.likely - offer.likely, currency)} less than that.` : `${show.about(offer.likely - walkAway.likely, currency)} more than that. Rather not sign it as it is.`}{' '}
            <TakeWalkAway amount={walkAway.likely.toFixed(2)} />
          </p>
        )}
      </Panel>
      <ChartFrame
        title={`Cost over the term with moving and gaps, ${currency}: bar to the median future, line over 80 in 100`}
        summary={[{ title: 'The offer', cost: offer }, ...costed].map(({ title, cost }) => show.words(`${title}: ${show.about(cost.likely, currency)}, 80 in 100 between ${show.about(cost.low, currency)} and ${show.about(cost.high, currency)}.`)).join(' ')}
        table={
          <DataTable
            caption="Alternatives priced"
            keyOf={({ title }) => title}
            rows={[{ title: 'The offer', bills: offer, cost: offer, credible: true }, ...costed]}
            columns={[
              { key: 'title', title: 'Alternative', cell: ({ title }) => title },
              { key: 'bills', title: 'Bills', figures: true, by: ({ bills }) => bills?.likely, cell: ({ bills }) => (bills === null ? '' : show.money(bills.likely.toFixed(2), currency)) },
              { key: 'cost', title: 'With moving and gaps', figures: true, by: ({ cost }) => cost.likely, cell: ({ cost }) => show.money(cost.likely.toFixed(2), currency) },
              { key: 'low', title: 'P10', figures: true, cell: ({ cost }) => show.money(cost.low.toFixed(2), currency) },
              { key: 'high', title: 'P90', figures: true, cell: ({ cost }) => show.money(cost.high.toFixed(2), currency) },
              { key: 'credible', title: 'Credible', cell: ({ credible }) => (credible ? 'yes' : 'no') },
            ]}
          />
        }
      >
        <RangeRows
          scale={scale}
          tick={(amount) => show.tick(amount, currency)}
          rows={[
            { key: 'offer', name: 'The offer', low: offer.low, middle: offer.likely, high: offer.high, colour: 'var(--series-offer)', value: <strong>{show.about(offer.likely, currency)}</strong> },
            ...costed.map(({ id, title, cost, credible }) => ({
              key: id,
              name: (
                <>
                  {title}
                  {id === walkAway?.id && <span className={css.best}> walk-away</span>}
                </>
              ),
              low: cost.low,
              middle: cost.likely,
              high: cost.high,
              colour: credible ? 'var(--series-alternative)' : 'var(--series-list)',
              value: (
                <>
                  <strong>{show.about(cost.likely, currency)}</strong>
                  <span className={css.soft}>{credible ? '' : 'not credible yet'}</span>
                </>
              ),
            })),
          ]}
        />
      </ChartFrame>
      <div className={css.cards}>
        {alternatives.map((each) => (
          <AlternativeCard key={each.id} alternative={each} currency={currency} first={walkAway} />
        ))}
      </div>
    </div>
  );
}

/** Makes the walk-away that follows the one that offers are held against. */
function TakeWalkAway({ amount }: { readonly amount: string }) {
  const workspace = useWorkspace();
  const set = useSetFact();
  const before = workspace.data?.facts['walkAway'] ?? '';
  if (before === amount) return <span className={css.soft}>It is the walk-away in use.</span>;
  const put = (value: string): void => set.mutate({ key: 'walkAway', value }, { onError: tellRefusal });
  return (
    <LinkButton
      onClick={() => {
        put(amount);
        tellUndo('The walk-away is set.', () => put(before));
      }}
    >
      Use it as our walk-away
    </LinkButton>
  );
}
