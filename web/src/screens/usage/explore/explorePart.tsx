import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useWork } from '../../../client/useWork.ts';
import { RefusedNotice, StoppedNotice } from '../../../parts/notice.tsx';
import { Working } from '../../../parts/working.tsx';
import { NoUsage } from '../noUsage.tsx';
import { useUsageFiles } from '../useUsageFiles.ts';
import { Analysis } from './analysis.tsx';
import { ByMonth } from './byMonth.tsx';
import { HourHeat } from './hourHeat.tsx';
import { LoadDuration } from './loadDuration.tsx';
import { Throttled } from './throttled.tsx';
import { TopGroups } from './topGroups.tsx';
import type { Measured } from './topOf.ts';
import css from './explorePart.module.css';

const dimensions: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'workload', label: 'Workload' },
  { value: 'businessUnit', label: 'Business unit' },
  { value: 'application', label: 'Application' },
  { value: 'deployment', label: 'Deployment' },
  { value: 'subscription', label: 'Subscription' },
  { value: 'model', label: 'Model' },
  { value: 'scope', label: 'Deployment type' },
  { value: 'tier', label: 'Tier' },
  { value: 'region', label: 'Region' },
];

/** Where the tokens and the money go, and what stands out before any deal. */
export function ExplorePart() {
  const { files, basis, diagnostics, opening } = useUsageFiles();
  const [by, setBy] = useState('workload');
  const [measure, setMeasure] = useState<Measured>('list');
  const work = useWork('usage.explore', { files: [...files], by: [by, 'month'] }, basis, files.length > 0);
  if (work.state === 'waiting') return opening ? <p role="status">Opening the workspace …</p> : <NoUsage says="Here you see where tokens and money go: by business unit, application, deployment, model, region, tag, month and hour of the week." />;
  const explored = work.state === 'done' ? work.value : work.state === 'working' ? work.was : undefined;
  const tags = explored?.tags ?? [];
  return (
    <div className={css.part}>
      <div className={css.choice}>
        <NativeSelect size="xs" label="Group by" value={by} onChange={({ currentTarget }) => setBy(currentTarget.value)} data={[...dimensions, ...tags.map((name) => ({ value: `tag:${name}`, label: `Tag ${name}` }))]} />
        <SegmentedControl size="xs" aria-label="Measured in" value={measure} onChange={(value) => setMeasure(value === 'tokens' ? 'tokens' : 'list')} data={[{ value: 'list', label: 'Cost at list' }, { value: 'tokens', label: 'Tokens' }]} />
      </div>
      {work.state === 'working' && !explored && <Working what="Adding up the usage" progress={work.progress} stop={work.stop} />}
      {work.state === 'stopped' && <StoppedNotice what="Adding up the usage" again={work.again} />}
      {work.state === 'refused' && <RefusedNotice refused={work.refused} again={work.again} />}
      {explored && (
        <div className={css.pair}>
          <TopGroups explored={explored} measure={measure} />
          <div className={css.chart}>
            <ByMonth explored={explored} measure={measure} />
          </div>
        </div>
      )}
      <Analysis files={files} basis={basis} />
      {diagnostics.map((file) => (
        <Throttled key={file.sha256} file={file} />
      ))}
      <div className={css.pair}>
        <HourHeat files={files} basis={basis} />
        <LoadDuration files={files} basis={basis} />
      </div>
    </div>
  );
}
