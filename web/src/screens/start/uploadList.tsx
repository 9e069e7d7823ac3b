import { Button, Progress } from '@mantine/core';
import { useUploads, type Upload } from '../../client/uploads.tsx';
import { plural, showBytes } from '../../parts/show.ts';
import { useShow } from '../../parts/useShow.tsx';
import { formatName, kindName } from './kindName.ts';
import css from './uploadList.module.css';

/** The files on their way in: how far each is, and what it was taken for. */
export function UploadList() {
  const { uploads, busy, stop, clear } = useUploads();
  if (uploads.length === 0) return null;
  return (
    <section className={css.uploads} aria-label="Files coming in">
      <ul>
        {uploads.map((upload) => (
          <li key={upload.id} className={css.upload} data-stage={upload.stage.is}>
            <span className={css.name}>{upload.name}</span>
            <span className={css.soft}>{showBytes(upload.bytes)}</span>
            <Stage stage={upload.stage} />
          </li>
        ))}
      </ul>
      <div className={css.foot}>
        <span role="status" className={css.soft}>
          {busy ? `Reading ${plural(uploads.filter(({ stage: { is } }) => is === 'waiting' || is === 'sending').length, 'file')}` : 'All files were looked at.'}
        </span>
        <Button size="compact-sm" variant="default" onClick={busy ? stop : clear}>
          {busy ? 'Cancel' : 'Clear this list'}
        </Button>
      </div>
    </section>
  );
}

function Stage({ stage }: { readonly stage: Upload['stage'] }) {
  const show = useShow();
  switch (stage.is) {
    case 'waiting':
      return <span className={css.soft}>Waiting</span>;
    case 'sending':
      // Sent is not yet read: what remains is the time it takes to look at the file.
      return stage.share < 1 ? <Progress value={stage.share * 100} aria-label="Copied" className={css.bar} /> : <Progress value={100} animated striped aria-label="Reading" className={css.bar} />;
    case 'kept':
      return (
        <span>
          <strong>{kindName(stage.file.kind)}</strong> · {formatName(stage.file.format)}
          {stage.file.findings?.slice(0, 3).map((finding) => (
            <span key={`${finding.code} ${finding.at}`} className={css.finding}>
              {show.words(finding.message)}
            </span>
          ))}
        </span>
      );
    case 'refused':
      return (
        <span role="alert" className={css.refused}>
          {stage.refused.message} <span className={css.soft}>({stage.refused.code})</span>
        </span>
      );
    case 'stopped':
      return <span className={css.soft}>Stopped; nothing of it was kept</span>;
  }
}
