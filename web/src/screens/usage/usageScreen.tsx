import { useSearch } from '@tanstack/react-router';
import type { Finding } from '../../../../src/base/finding.ts';
import { useStanding } from '../../client/useStanding.ts';
import { useWork } from '../../client/useWork.ts';
import { useWorkspace } from '../../client/useWorkspace.ts';
import { Empty } from '../../parts/empty.tsx';
import { FindingList } from '../../parts/findingList.tsx';
import { RefusedNotice, StoppedNotice } from '../../parts/notice.tsx';
import { distinct } from '../../parts/groupFindings.ts';
import { Panel } from '../../parts/panel.tsx';
import { plural } from '../../parts/show.ts';
import { Working } from '../../parts/working.tsx';
import { Coverage } from './coverage.tsx';
import { ForecastPart } from './forecastPart.tsx';
import { UsageFiles } from './usageFiles.tsx';
import css from './usageScreen.module.css';

/** What will we use, and what will it cost? */
export function UsageScreen() {
  const { file, line } = useSearch({ from: '/usage' });
  const workspace = useWorkspace();
  const kept = (workspace.data?.files ?? []).filter(({ kind }) => kind === 'usage');
  const files = kept.map(({ name }) => name).toSorted();
  const basis = kept.map(({ name, sha256 }) => `${name}:${sha256}`).toSorted();
  const work = useWork('usage.import', { files }, basis, files.length > 0);
  const forecast = useWork('forecast.run', { files, months: 36, seed: 1 }, basis, files.length > 0);
  const standing = useStanding();
  switch (work.state) {
    case 'waiting':
      return workspace.isPending ? (
        <p role="status">Opening the workspace …</p>
      ) : (
        <Empty
          says="Here you see what was read from your usage files, how complete it is, and what may come."
          get={
            <>
              It needs an Azure cost export, a FOCUS file or a request log. In the Azure portal: Cost Management, Exports, “Actual cost”, one CSV for each month; or <code>az costmanagement export create --type ActualCost …</code>
            </>
          }
        />
      );
    case 'working':
      return <Working what="Reading the usage files" progress={work.progress} stop={work.stop} />;
    case 'stopped':
      return <StoppedNotice what="Reading the usage files" again={work.again} />;
    case 'refused':
      return <RefusedNotice refused={work.refused} again={work.again} />;
    case 'done': {
      const usage = work.value;
      const findings = distinct([...usage.findings, ...(forecast.state === 'done' ? forecast.value.findings : [])]);
      return (
        <div className={css.screen}>
          {file !== undefined && line !== undefined && <OneLine file={file} line={line} findings={findings} />}
          <UsageFiles usage={usage} selected={file} />
          <Coverage usage={usage} gaps={standing.state === 'done' ? standing.value.usage.gaps : []} />
          <ForecastPart work={forecast} standing={standing} />
          <Panel title={findings.length === 0 ? 'Findings' : plural(findings.length, 'finding')}>
            <FindingList findings={findings} none="Every row was understood." />
          </Panel>
        </div>
      );
    }
  }
}

/** What was said of one line of a file, for who came by a link to it. */
function OneLine({ file, line, findings }: { readonly file: string; readonly line: number; readonly findings: readonly Finding[] }) {
  const here = findings.filter(({ at }) => at === `${file}, line ${line}` || at.startsWith(`${file}, line ${line},`));
  return (
    <Panel title={`Line ${line} of ${file}`}>
      <FindingList findings={here} none="Nothing is said of this line: it was read as it is." />
    </Panel>
  );
}
