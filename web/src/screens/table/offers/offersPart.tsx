import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Finding } from '../../../../../src/base/finding.ts';
import type { ComparedOffers } from '../../../client/answers.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useWork } from '../../../client/useWork.ts';
import { useWorkspace } from '../../../client/useWorkspace.ts';
import { Empty } from '../../../parts/empty.tsx';
import { FindingList } from '../../../parts/findingList.tsx';
import { useKeys } from '../../../parts/keys.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { FactSetting } from '../../deal/board/walkAway.tsx';
import { Answered } from '../answered.tsx';
import { Counters } from './counters.tsx';
import { NewOffer } from './newOffer.tsx';
import { OfferColumns } from './offerColumns.tsx';
import { Staircase } from './staircase.tsx';
import { TermBars } from './termBars.tsx';
import css from './offersPart.module.css';

/** Every offer of both sides, term by term and priced, and what to answer. */
export function OffersPart() {
  const room = useRoom();
  const workspace = useWorkspace();
  const [adding, setAdding] = useState(false);
  const [base, setBase] = useState<string>();
  const there = room.has('offers.yaml');
  const { walkAway = '', target = '' } = workspace.data?.facts ?? {};
  const basis = [...room.basisOf(['offers.yaml'], ['usage', 'deal']), walkAway, target];
  const work = useWork('offer.compare', base === undefined ? {} : { base }, basis, there && room.hasKind('usage'));
  useKeys('Offers', [{ key: 'n', does: 'Add an offer that came', run: () => setAdding(true) }]);
  if (room.opening) return <p role="status">Opening the workspace …</p>;
  return (
    <>
      {!there && (
        <Empty
          says="Here the offers of both sides stand next to each other: what differs, what each difference is worth, and who has moved how far."
          get={
            <>
              Paste the mail or the order form that came.{' '}
              <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
                Add an offer
              </Button>
            </>
          }
        />
      )}
      {there && !room.hasKind('usage') && <Empty says="Offers are priced on usage, and there is none yet." get="Bring an Azure cost export, a FOCUS export or a request log: the bill of every offer is worked out on it." />}
      {there && (
        <Answered work={work} what="Billing every offer on the same futures">
          {(compared) => (
            <div className={css.part}>
              <div className={css.bar}>
                <Button size="compact-sm" onClick={() => setAdding(true)}>
                  Add an offer (N)
                </Button>
                <FactSetting fact="target" currency={compared.currency} />
                <FactSetting fact="walkAway" currency={compared.currency} />
              </div>
              <OfferColumns compared={compared} base={base ?? compared.columns[0]?.id ?? ''} setBase={setBase} />
              <TermBars compared={compared} base={base ?? compared.columns[0]?.id ?? ''} />
              <div className={css.two}>
                <Staircase compared={compared} />
                <Panel title="What was noticed">
                  <FindingList findings={compared.findings.filter((finding) => isAboutOffers(finding, compared))} none="Nothing about the offers themselves." />
                  <p className={css.soft}>
                    What was noticed about the usage stands with it, under <Link to="/usage">Usage &amp; cost</Link>.
                  </p>
                </Panel>
              </div>
              <Counters basis={basis} />
            </div>
          )}
        </Answered>
      )}
      {adding && <NewOffer clauses={work.state === 'done' ? work.value.clauses.map(({ clause }) => clause) : []} close={() => setAdding(false)} />}
    </>
  );
}

/** Whether a finding is about an offer, its document or its deal file, and not about the usage that all are billed on. */
function isAboutOffers({ code, at }: Finding, { columns }: ComparedOffers): boolean {
  return code.startsWith('offer') || ['offers.yaml', ...columns.flatMap(({ id, deal }) => [id, deal])].some((name) => at.includes(name));
}
