import type { PaperShown, ProposalShown } from '../../../client/answers.ts';
import { Panel } from '../../../parts/panel.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import css from './redlinePart.module.css';

/** What the rider will say: for each change the words of theirs that go and ours that come. */
export function RiderPreview({ paper, accepted }: { readonly paper: PaperShown; readonly accepted: readonly { readonly topic: string; readonly title: string; readonly proposal: ProposalShown | undefined }[] }) {
  const show = useShow();
  // Offsets count code points, as the paper's do.
  const points = Array.from(paper.text);
  return (
    <Panel title="What the rider says">
      {accepted.length === 0 && <p className={css.soft}>Nothing is in the rider: tick a proposal.</p>}
      <ol className={css.rider}>
        {accepted.map(({ topic, title, proposal }) =>
          proposal === undefined ? null : (
            <li key={topic}>
              <h3>{title}</h3>
              {proposal.after !== undefined && <p className={css.soft}>New, behind paragraph {proposal.after}</p>}
              {proposal.places.map(({ start, end, how }) => (
                <p key={`${start} ${end}`}>
                  <del>{show.words(points.slice(start, end).join(''))}</del> {how === 'strike' && <span className={css.soft}>struck out</span>}
                </p>
              ))}
              <p>
                <ins>{show.hidden ? 'Our words are not shown while numbers are hidden.' : proposal.text}</ins>
              </p>
            </li>
          ),
        )}
      </ol>
    </Panel>
  );
}
