import { Link } from '@tanstack/react-router';
import { useWorkspace } from '../client/useWorkspace.ts';
import { placeOf } from './placeOf.ts';
import { useShow } from './useShow.tsx';
import css from './sourceList.module.css';

/** Where a figure is from; a place in a kept file is a link to it. */
export function SourceList({ sources, onFollow }: { readonly sources: readonly string[]; readonly onFollow?: () => void }) {
  if (sources.length === 0) return <p className={css.none}>No source was recorded.</p>;
  return (
    <ul className={css.list}>
      {[...new Set(sources)].map((source) => (
        <li key={source}>
          <SourceLink source={source} {...(onFollow && { onFollow })} />
        </li>
      ))}
    </ul>
  );
}

/** One place, as a link where it lies in a kept file. */
export function SourceLink({ source, onFollow }: { readonly source: string; readonly onFollow?: () => void }) {
  const show = useShow();
  const workspace = useWorkspace();
  const place = placeOf(source, workspace.data?.files ?? []);
  if (!place) return <span>{show.words(source)}</span>;
  if (place.kind === 'contract') {
    return (
      <Link to="/paper" search={{ file: place.file, ...(place.paragraph !== undefined && { paragraph: place.paragraph }) }} onClick={onFollow} className={css.link}>
        {source}
      </Link>
    );
  }
  if (place.kind === 'deal') {
    return (
      <Link to="/files" search={{ file: place.file }} onClick={onFollow} className={css.link}>
        {source}
      </Link>
    );
  }
  return (
    <Link to="/usage" search={{ file: place.file, ...(place.line !== undefined && { line: place.line }) }} onClick={onFollow} className={css.link}>
      {source}
    </Link>
  );
}
