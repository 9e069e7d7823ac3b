import { useSearch } from '@tanstack/react-router';
import type { Finding } from '../../../../../src/base/finding.ts';
import { useStanding } from '../../../client/useStanding.ts';
import { useWork } from '../../../client/useWork.ts';
import { FindingList } from '../../../parts/findingList.tsx';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { distinct } from '../../../parts/groupFindings.ts';
import { Panel } from '../../../parts/panel.tsx';
import { plural } from '../../../parts/show.ts';
import { Working } from '../../../parts/working.tsx';
import { NoUsage } from '../noUsage.tsx';
import { useUsageFiles } from '../useUsageFiles.ts';
import { ColumnsQuestion } from './columnsQuestion.tsx';
import { Coverage } from './coverage.tsx';
import { DatesQuestion, fileOfDatesAsked } from './datesQuestion.tsx';
import { FilePreview } from './filePreview.tsx';
import { Repeats } from './repeats.tsx';
import { UsageFiles } from './usageFiles.tsx';
import css from './readPart.module.css';

/** What was read from the files, to the row, and how complete it is. */
export function ReadPart() {
  const { file, line } = useSearch({ from: '/usage' });
  const { files, basis, asked, opening } = useUsageFiles();
  const work = useWork('usage.import', { files: [...files] }, basis, files.length > 0);
  const standing = useStanding();
  const questions = asked.map((each) => <ColumnsQuestion key={each.sha256} file={each} />);
  switch (work.state) {
    case 'waiting':
      if (questions.length > 0) return <div className={css.part}>{questions}</div>;
      return opening ? <p role="status">Opening the workspace …</p> : <NoUsage says="Here you see what was read from your usage files, and how complete it is." />;
    case 'working':
      return <Working what="Reading the usage files" progress={work.progress} stop={work.stop} />;
    case 'stopped':
      return <StoppedNotice what="Reading the usage files" again={work.again} />;
    case 'refused': {
      const dates = fileOfDatesAsked(work.refused);
      return dates === undefined ? <RefusedNotice refused={work.refused} again={work.again} /> : <DatesQuestion file={dates} refused={work.refused} />;
    }
    case 'done': {
      const usage = work.value;
      const findings = distinct(usage.findings);
      return (
        <div className={css.part}>
          {file !== undefined && line !== undefined && <OneLine file={file} line={line} findings={findings} />}
          {questions}
          <UsageFiles usage={usage} selected={file} />
          <FilePreview key={file} files={usage.files.map(({ path }) => path)} selected={file} />
          <Repeats files={files} basis={basis} />
          <Coverage usage={usage} gaps={standing.state === 'done' ? standing.value.usage.gaps : []} />
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
