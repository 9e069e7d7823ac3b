import { Button, FileButton } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { asRefused } from '../../client/refused.ts';
import { useUploads } from '../../client/uploads.tsx';
import { useWorkspace } from '../../client/useWorkspace.ts';
import { Icon } from '../../parts/icons.tsx';
import { RefusedNotice } from '../../parts/notice.tsx';
import { UseSampleDeal } from '../../parts/useSampleDeal.tsx';
import { FileTable } from './fileTable.tsx';
import { Steps } from './steps.tsx';
import { UploadList } from './uploadList.tsx';
import css from './startScreen.module.css';

/** Where files come in: drop any mix of them, or take the sample deal. */
export function StartScreen() {
  const workspace = useWorkspace();
  const search = useSearch({ strict: false });
  const { add, busy } = useUploads();
  const files = workspace.data?.files ?? [];
  const ready = files.some(({ kind }) => kind === 'usage');
  return (
    <div className={css.start}>
      <div className={css.head}>
        <h2>{files.length === 0 ? 'From usage and a draft contract to a negotiation brief' : 'Files of this negotiation'}</h2>
        {ready && !busy && (
          <Button component={Link} to="/deal">
            See where you stand
          </Button>
        )}
      </div>
      {workspace.isError && <RefusedNotice refused={asRefused(workspace.error)} again={() => void workspace.refetch()} />}
      {files.length === 0 && <Steps />}
      <section className={css.drop} aria-label="Add files" data-tall={files.length === 0 || undefined}>
        <Icon name="up" size={26} />
        <p className={css.big}>Drop files here, any mix of them</p>
        <p className={css.soft}>Azure cost exports, FOCUS, request logs (CSV) · the draft amendment (DOCX) · a deal file (YAML, JSON)</p>
        <div className={css.buttons}>
          <FileButton onChange={add} multiple inputProps={{ 'aria-label': 'Choose files' }}>
            {(props) => <Button {...props}>Choose files</Button>}
          </FileButton>
          {files.length === 0 && <UseSampleDeal />}
        </div>
        <p className={css.private}>Nothing leaves this computer: no account, no network. The originals are kept unchanged.</p>
      </section>
      <UploadList />
      {files.length > 0 && <FileTable files={files} selected={search.file} />}
      {files.length === 0 && <WhereFrom />}
    </div>
  );
}

/** The commands and places that give the real files. */
function WhereFrom() {
  return (
    <section className={css.from} aria-labelledby="where-from">
      <h3 id="where-from">Where the files come from</h3>
      <dl>
        <div>
          <dt>Azure cost export</dt>
          <dd>
            Azure portal, Cost Management, Exports, “Actual cost”; or
            <pre tabIndex={0} aria-label="Azure command for a cost export">
              {'az costmanagement export create --name parley --type ActualCost --timeframe Custom \\\n  --time-period from=2025-11-01T00:00:00Z to=2026-10-31T00:00:00Z --scope <billing account or subscription> \\\n  --storage-account-id <storage account> --storage-container exports'}
            </pre>
          </dd>
        </div>
        <div>
          <dt>Draft contract</dt>
          <dd>The amendment as Microsoft sent it, as a Word document (DOCX). Do not convert it first.</dd>
        </div>
        <div>
          <dt>Deal file</dt>
          <dd>
            What is offered, as <code>parley: deal/1</code> in YAML. The sample deal holds one to start from.
          </dd>
        </div>
      </dl>
    </section>
  );
}
