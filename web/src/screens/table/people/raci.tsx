import type { AnswerOf } from '../../../client/answers.ts';
import { Panel } from '../../../parts/panel.tsx';
import { useOverflows } from '../../../parts/useOverflows.ts';
import { useShow } from '../../../parts/useShow.tsx';
import css from './raci.module.css';

type People = AnswerOf<'people.show'>;

const words = { R: 'pursues it', A: 'may give it up', C: 'is asked before', I: 'is told after' } as const;

/** Who of ours does what for which ask: a grid of asks and people. */
export function Raci({ people: { asks, ours } }: { readonly people: People }) {
  const show = useShow();
  const { ref, overflows } = useOverflows<HTMLDivElement>();
  return (
    <Panel title="Who does what">
      <div ref={ref} className={css.scroll} {...(overflows && { tabIndex: 0, role: 'group', 'aria-label': 'Who does what' })}>
        <table className={css.grid}>
          <caption className={css.hidden}>Who does what for which ask</caption>
          <thead>
            <tr>
              <th scope="col">Ask</th>
              {ours.map(({ name, role }) => (
                <th key={name} scope="col">
                  {name} <span className={css.soft}>{role === 'cio' ? 'CIO' : role}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asks.map(({ id, title, need, parts }) => (
              <tr key={id}>
                <th scope="row">
                  {show.words(title)} {need === 'must' && <span className={css.must}>must</span>}
                </th>
                {ours.map(({ name }) => {
                  const own = parts.filter((each) => each.name === name).map(({ part }) => part);
                  return (
                    <td key={name} data-part={own[0]} title={own.map((part) => words[part]).join(', ')}>
                      {own.length === 0 ? <span className={css.none}>·</span> : own.join(' ')}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css.soft}>R pursues it · A may give it up · C is asked before (those whose side has a position) · I is told after. Change it with the owner and the approver of an ask.</p>
    </Panel>
  );
}

/** What hangs on what: what has to come first on our side, the ask, and who of theirs can say yes. */
export function Dependencies({ people: { asks, theirs } }: { readonly people: People }) {
  const show = useShow();
  const held = asks.filter(({ waitsFor }) => waitsFor.length > 0).length;
  return (
    <Panel title="What hangs on what" aside={held === 0 ? 'nothing is held up' : `${held} of ${asks.length} held up on our side`}>
      <ul className={css.chains} aria-label="What has to come first, the ask, and who of theirs decides">
        <li className={css.chain} aria-hidden="true">
          <span className={css.soft}>First, on our side</span>
          <span />
          <span className={css.soft}>The ask</span>
          <span />
          <span className={css.soft}>Who of theirs can say yes</span>
        </li>
        {asks.map(({ id, title, need, why, waitsFor, decidedBy }) => (
          <li key={id} className={css.chain}>
            <span className={css.first} data-free={waitsFor.length === 0 || undefined}>
              {waitsFor.length === 0
                ? '✓ nothing is missing'
                : waitsFor.map(({ what, who }) => (
                    <span key={what} className={css.item}>
                      ○ {show.words(what)} <span className={css.soft}>{who.join(' and ')}</span>
                    </span>
                  ))}
            </span>
            <Arrow open={waitsFor.length === 0} />
            <span className={css.ask}>
              <strong>{show.words(title)}</strong>
              {need === 'must' && <span className={css.soft}>{why === null ? 'must, without a justification' : show.words(why)}</span>}
            </span>
            <Arrow open={decidedBy !== null} />
            <span className={css.theirs} data-unknown={decidedBy === null || undefined}>
              {decidedBy === null ? (
                theirs.length === 0 ? 'nobody of theirs is written down' : '○ not known: ask who decides it'
              ) : (
                <>
                  {decidedBy.name} <span className={css.soft}>{decidedBy.title}{decidedBy.over.length > 0 && `, by way of ${decidedBy.over.join(' and ')}`}</span>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Arrow({ open }: { readonly open: boolean }) {
  return (
    <svg className={css.arrow} width="28" height="14" viewBox="0 0 28 14" aria-hidden="true">
      <path d="M1 7 H22 M17 2 L23 7 L17 12" fill="none" stroke={open ? 'var(--good)' : 'var(--soft)'} strokeWidth="2" strokeDasharray={open ? undefined : '4 3'} />
    </svg>
  );
}
