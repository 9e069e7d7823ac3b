import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../client/answers.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useWork } from '../../../client/useWork.ts';
import { Panel } from '../../../parts/panel.tsx';
import { plural } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import css from './promisePaper.module.css';

type Gate = AnswerOf<'ledger.check'>;
type Status = Gate['promises'][number]['status'];

/** What was promised against what the draft says: how many are in it, and first those that are not. */
export function PromisePaper() {
  const room = useRoom();
  const there = room.has('promises.jsonl');
  const paper = room.files.filter(({ kind, format }) => kind === 'contract' && format !== 'pdf').at(-1)?.name;
  const work = useWork('ledger.check', { ledger: 'promises.jsonl', paper: paper === undefined ? [] : [paper] }, room.basisOf(['promises.jsonl'], ['contract']), there && paper !== undefined);
  const gate = work.state === 'done' ? work.value : work.state === 'working' ? work.was : undefined;
  return (
    <Panel title="Promise against paper" aside={gate && <Link to="/after" className={css.gate} data-may={gate.maySign || undefined}>{gate.maySign ? '✓ may be signed' : '✕ not to be signed yet'}</Link>}>
      {!there ? (
        <p className={css.soft}>
          No promise is written down yet. <Link to="/after">Write the first one down</Link>: who said what, and when.
        </p>
      ) : paper === undefined ? (
        <p className={css.soft}>
          There is no draft yet to hold the promises against. <Link to="/files">Add it</Link> as a Word document.
        </p>
      ) : work.state === 'refused' ? (
        <p className={css.soft}>
          {work.refused.message} <Link to="/after">See the ledger</Link>
        </p>
      ) : gate === undefined ? (
        <p role="status">Holding every promise against {paper} …</p>
      ) : (
        <Held gate={gate} paper={paper} />
      )}
    </Panel>
  );
}

const order: readonly Status[] = ['contradicted', 'missing', 'weaker', 'not contractual', 'in paper'];
const words: Readonly<Record<Status, { readonly sign: string; readonly name: string }>> = {
  contradicted: { sign: '✕', name: 'contradicted' }, missing: { sign: '✕', name: 'missing' }, weaker: { sign: '△', name: 'weaker' }, 'not contractual': { sign: '○', name: 'not contractual' }, 'in paper': { sign: '✓', name: 'in paper' }, withdrawn: { sign: '–', name: 'withdrawn' },
};

function Held({ gate, paper }: { readonly gate: Gate; readonly paper: string }) {
  const show = useShow();
  const counted = gate.promises.filter(({ status }) => status !== 'withdrawn');
  const counts = order.toReversed().map((status) => ({ status, count: counted.filter((each) => each.status === status).length })).filter(({ count }) => count > 0);
  const found = counted.filter(({ status }) => status === 'in paper').length;
  const rows = counted.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return (
    <>
      <p>
        <strong>
          {found} of {plural(counted.length, 'promise')}
        </strong>{' '}
        found in the draft
      </p>
      <div className={css.bar} aria-hidden="true">
        {counts.map(({ status, count }) => (
          <span key={status} data-status={status} style={{ flexGrow: count }}>
            {words[status].sign} {count}
          </span>
        ))}
      </div>
      <ul className={css.rows}>
        {rows.map(({ id, what, status, spans, file, override }) => {
          const [span] = spans;
          const inside = (
            <>
              <span className={css.status} data-status={status}>
                {words[status].sign} {words[status].name}
              </span>
              <span className={css.what}>{show.words(what)}</span>
              {override && <span className={css.soft}>{override.by} answers for it</span>}
            </>
          );
          return (
            <li key={id}>
              {span ? (
                <Link to="/paper" search={{ file: file === '' ? paper : file, paragraph: span.paragraph }} className={css.row} title={`${show.words(what)} ¶ ${span.paragraph}`}>
                  {inside}
                </Link>
              ) : (
                <Link to="/after" className={css.row} title={show.words(what)}>
                  {inside}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
