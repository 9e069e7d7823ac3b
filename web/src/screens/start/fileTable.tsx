import { ActionIcon } from '@mantine/core';
import type { KeptFile } from '../../client/answers.ts';
import { addressOfFile } from '../../client/sendFile.ts';
import { useRemoveFile, useRestoreFile } from '../../client/useWorkspace.ts';
import { DataTable } from '../../parts/dataTable.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Panel } from '../../parts/panel.tsx';
import { plural, showBytes, showDay } from '../../parts/show.ts';
import { tellRefusal } from '../../parts/tell.ts';
import { tellUndo } from '../../parts/tellUndo.tsx';
import { formatName, kindName } from './kindName.ts';
import css from './fileTable.module.css';

/** The files that are kept, newest first, each with a way out and a way back. */
export function FileTable({ files, selected }: { readonly files: readonly KeptFile[]; readonly selected?: string | undefined }) {
  const remove = useRemove();
  return (
    <Panel title={plural(files.length, 'file')}>
      <DataTable
        caption="Files of this negotiation"
        keyOf={({ name }) => name}
        selected={selected}
        rows={files.toSorted((a, b) => b.addedAt.localeCompare(a.addedAt))}
        columns={[
          { key: 'name', title: 'File', by: ({ name }) => name, cell: ({ name }) => <a href={addressOfFile(name)} download className={css.name}>{name}</a> },
          { key: 'kind', title: 'Taken for', by: ({ kind }) => kind, cell: ({ kind, format }) => `${kindName(kind)} · ${formatName(format)}` },
          { key: 'bytes', title: 'Size', figures: true, by: ({ bytes }) => bytes, cell: ({ bytes }) => showBytes(bytes) },
          { key: 'addedAt', title: 'Added', by: ({ addedAt }) => addedAt, cell: ({ addedAt }) => <span className={css.day}>{showDay(addedAt)}</span> },
          { key: 'sha256', title: 'SHA-256', cell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 10)}</code> },
          {
            key: 'remove',
            title: 'Remove',
            cell: (file) => (
              <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Remove ${file.name}`} onClick={() => remove(file)}>
                <Icon name="close" size={14} />
              </ActionIcon>
            ),
          },
        ]}
      />
    </Panel>
  );
}

/** Removes at once and offers the way back for ten seconds. */
function useRemove(): (file: KeptFile) => void {
  const remove = useRemoveFile();
  const restore = useRestoreFile();
  return (file) => {
    remove.mutate(file, {
      onError: tellRefusal,
      onSuccess: () => tellUndo(`${file.name} was removed.`, () => restore.mutate(file, { onError: tellRefusal })),
    });
  };
}
