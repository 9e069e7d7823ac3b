import type { KeptFile } from '../../client/answers.ts';
import { addressOfFile } from '../../client/sendFile.ts';
import { Icon } from '../../parts/icons.tsx';
import { Panel } from '../../parts/panel.tsx';
import { showBytes, showDay } from '../../parts/show.ts';
import css from './packsScreen.module.css';

/** Documents that were made before, the latest first. */
export function EarlierPacks({ files }: { readonly files: readonly KeptFile[] }) {
  const made = files.filter(({ kind }) => kind === 'pack').toSorted((a, b) => b.addedAt.localeCompare(a.addedAt));
  return (
    <Panel title="Made before">
      {made.length === 0 ? (
        <p className={css.soft}>Nothing yet. Choose a pack and make it: its pages are shown here, with what was looked for in it.</p>
      ) : (
        <ul className={css.files}>
          {made.map(({ name, addedAt, bytes }) => (
            <li key={name}>
              <a className={css.file} href={addressOfFile(name)} download={name.split('/').at(-1)}>
                <Icon name="down" /> {name}
              </a>
              <span className={css.soft}>
                {showDay(addedAt)}, {showBytes(bytes)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
