import { useNavigate } from '@tanstack/react-router';
import type { AnswerOf } from '../../../client/answers.ts';
import { usePaperFacts } from '../../../client/usePaperFacts.ts';
import { usePlaybooks } from '../../../client/usePlaybooks.ts';
import { useWork } from '../../../client/useWork.ts';
import { useWorkspace } from '../../../client/useWorkspace.ts';
import { Empty } from '../../../parts/empty.tsx';
import { FindingList } from '../../../parts/findingList.tsx';
import { Notice, RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural } from '../../../parts/show.ts';
import { Working } from '../../../parts/working.tsx';
import { Compliance, Residency } from './complianceTables.tsx';
import { Contradictions } from './contradictions.tsx';
import { DealInputs } from './dealInputs.tsx';
import { Documents } from './documents.tsx';
import { ExposureTables } from './exposureTables.tsx';
import type { Follow } from './follow.ts';
import { LiabilityTable } from './liabilityTable.tsx';
import css from './togetherPart.module.css';

/** What the papers of the deal say together: which prevails, where they contradict each other, what is proved, and what a limit of liability leaves uncovered. */
export function TogetherPart() {
  const workspace = useWorkspace();
  const facts = usePaperFacts();
  const { current, basis: playbook } = usePlaybooks();
  const contracts = (workspace.data?.files ?? []).filter(({ kind }) => kind === 'contract');
  const chosen = contracts.filter(({ name }) => facts.papers?.includes(name) ?? true);
  // The list of what proves each framework is a file of the workspace, by its name.
  const evidence = (workspace.data?.files ?? []).findLast(({ name }) => /^evidence.*\.json$/i.test(name));
  const { papers: _papers, stated: _stated, basis, ...asked } = facts;
  const work = useWork('paper.bundle', { files: chosen.map(({ name }) => name), playbook: current, ...asked, ...(evidence && { evidence: evidence.name }) }, [...chosen.map(({ sha256 }) => sha256), playbook, basis, evidence?.sha256 ?? ''], chosen.length > 0);
  if (workspace.isPending) return <p role="status">Opening the workspace …</p>;
  if (contracts.length === 0) return <Empty says="Here the papers of the deal are read together: which prevails, and where they contradict each other." get="It needs the draft amendment and what belongs to it: the agreement, the order form, the data protection addendum, side letters." />;
  return (
    <div className={css.part}>
      <DealInputs contracts={contracts} chosen={chosen} facts={facts} />
      <div className={css.found}>
        {chosen.length === 0 && (
          <Notice>
            <p>No paper is chosen: tick those that make up the deal.</p>
          </Notice>
        )}
        {work.state === 'working' && (work.was ? <Found bundle={work.was} feesGiven={facts.annualFees !== undefined} /> : <Working what="Reading the papers together" progress={work.progress} stop={work.stop} />)}
        {work.state === 'stopped' && <StoppedNotice what="Reading the papers together" again={work.again} />}
        {work.state === 'refused' && <RefusedNotice refused={work.refused} again={work.again} />}
        {work.state === 'done' && <Found bundle={work.value} feesGiven={facts.annualFees !== undefined} />}
      </div>
    </div>
  );
}

function Found({ bundle, feesGiven }: { readonly bundle: AnswerOf<'paper.bundle'>; readonly feesGiven: boolean }) {
  const navigate = useNavigate();
  const follow: Follow = (file, paragraph) => void navigate({ to: '/paper', search: { file, paragraph } });
  const { documents, contradictions, matrix, liability, exposure, topics, findings } = bundle;
  return (
    <>
      <Panel title={contradictions.length === 0 ? 'No contradiction was found between the papers' : `${plural(contradictions.length, 'contradiction')} between the papers`}>
        <Contradictions contradictions={contradictions} papers={documents.length} follow={follow} />
      </Panel>
      <Panel title="Limits of liability in money">
        <LiabilityTable liability={liability} given={feesGiven} follow={follow} />
        {feesGiven && <ExposureTables liability={liability} exposure={exposure} follow={follow} />}
      </Panel>
      <Panel title="Proof of compliance">
        <Compliance rows={matrix.compliance} follow={follow} />
        <p className={css.soft}>
          Which document proves what is read from a file evidence.json: <code>{'[{"framework": "soc-2", "document": "report.pdf", "owner": "Security", "expires": "2027-06-30"}]'}</code>. Drop it anywhere on this window.
        </p>
      </Panel>
      <Panel title="Residency against the deployments in use">
        <Residency rows={matrix.residency} />
      </Panel>
      <Panel title={`${plural(documents.length, 'paper')}, the one that prevails first`}>
        <Documents documents={documents} topics={topics} />
      </Panel>
      <Panel title="What to know">
        <FindingList findings={findings.filter(({ code }) => code !== 'documents-differ')} none="Every paper was read whole." />
      </Panel>
    </>
  );
}
