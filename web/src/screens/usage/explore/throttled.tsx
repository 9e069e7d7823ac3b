import type { KeptFile } from '../../../client/answers.ts';
import { useWork } from '../../../client/useWork.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { RefusedNotice } from '../../../parts/notice.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useShow } from '../../../parts/useShow.tsx';

/** How many requests of each deployment met 429, failed, or were tried again: from a diagnostic log. */
export function Throttled({ file }: { readonly file: KeptFile }) {
  const show = useShow();
  const work = useWork('usage.requests', { file: file.name }, [file.sha256], true);
  return (
    <Panel title={`What became of requests, from ${file.name}`}>
      {work.state === 'working' && <p role="status">Counting the requests …</p>}
      {work.state === 'refused' && <RefusedNotice refused={work.refused} again={work.again} />}
      {work.state === 'done' && (
        <DataTable
          caption="Requests by deployment"
          keyOf={({ deployment, model }) => `${deployment} ${model}`}
          rows={work.value.deployments}
          atFirst={8}
          columns={[
            { key: 'deployment', title: 'Deployment', by: ({ deployment }) => deployment, cell: ({ deployment }) => deployment },
            { key: 'model', title: 'Model', by: ({ model }) => model, cell: ({ model }) => model },
            { key: 'requests', title: 'Requests', figures: true, by: ({ requests }) => requests, cell: ({ requests }) => show.count(requests) },
            { key: 'throttled', title: 'Met 429', figures: true, by: ({ throttledShare }) => throttledShare, cell: ({ throttledShare }) => show.percent(throttledShare) },
            { key: 'failed', title: 'Failed otherwise', figures: true, by: ({ failedShare }) => failedShare, cell: ({ failedShare }) => show.percent(failedShare) },
            { key: 'retried', title: 'Tried again', figures: true, by: ({ retryShare }) => retryShare ?? -1, cell: ({ retryShare }) => (retryShare === null ? 'not known' : show.percent(retryShare)) },
          ]}
        />
      )}
    </Panel>
  );
}
