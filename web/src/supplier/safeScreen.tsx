import { Notice, RefusedNotice, StoppedNotice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Working } from '../parts/working.tsx';
import { DocumentBlock } from './documentBlock.tsx';
import { safePlaces } from './safePlaces.ts';
import { useProjection } from './useProjection.ts';
import css from './safeScreen.module.css';

/** One place as the other side may see it: the sections of the pack that belong there, and that the rest is internal. */
export function SafeScreen({ place }: { readonly place: keyof typeof safePlaces }) {
  const { shows, internal } = safePlaces[place];
  const work = useProjection();
  const sections = work.state === 'done' ? shows.flatMap((about) => work.value.sections.filter((section) => section.about === about)) : [];
  return (
    // By keyboard too the page is scrolled: nothing else on it takes the focus.
    <div className={css.screen} tabIndex={0} role="region" aria-label="What both sides know">
      {shows.length > 0 && work.state === 'working' && <Working what="Gathering what both sides know" progress={work.progress} stop={work.stop} />}
      {shows.length > 0 && work.state === 'stopped' && <StoppedNotice what="Gathering what both sides know" again={work.again} />}
      {shows.length > 0 && work.state === 'refused' && <RefusedNotice refused={work.refused} again={work.again} />}
      {work.state === 'done' && <p className={css.subtitle}>{work.value.subtitle}</p>}
      {sections.map(({ about, title, blocks }) => (
        <Panel key={about} title={title}>
          {blocks.map((block, index) => (
            <DocumentBlock key={index} block={block} />
          ))}
        </Panel>
      ))}
      {work.state === 'done' && shows.length > 0 && sections.length === 0 && <Notice>There is nothing here yet that both sides know.</Notice>}
      <p className={css.internal}>{internal}</p>
    </div>
  );
}
