import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnswerOf } from '../../../client/answers.ts';
import { call } from '../../../client/call.ts';
import { useRoom } from '../../../client/useRoom.ts';
import { useRoomEdit } from '../../../client/useRoomEdit.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { readAmount } from '../../../parts/readAmount.ts';
import { showDay } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import form from '../form.module.css';
import css from './ways.module.css';

type Shown = AnswerOf<'guide.benchmarks'>;

/** What dated public claims and our own closed deals say of a discount for this size. */
export function Benchmarks({ shown }: { readonly shown: Shown }) {
  const show = useShow();
  const { says, own, claims, conflicts, discount } = shown;
  return (
    <Panel title="What others got" aside={<NewClosedDeal />}>
      <p className={css.lead}>{show.words(says)}</p>
      {own && <Band own={own} discount={discount} />}
      {shown.closed.length > 0 && <ClosedDeals closed={shown.closed} />}
      {conflicts.map((conflict) => (
        <p key={conflict.subject} className={css.warn}>
          △ On {conflict.subject} public claims contradict each other: {show.words(conflict.says.join(' / '))}. Neither is an argument at the table.
        </p>
      ))}
      <DataTable
        caption="Public claims, with day and source"
        keyOf={({ subject, source }) => `${subject} ${source}`}
        rows={claims}
        columns={[
          { key: 'subject', title: 'Claim about', cell: ({ subject }) => subject },
          { key: 'says', title: 'Says', by: ({ high }) => high, cell: ({ low, high, unit }) => show.words(`${low === high ? low : `${low} to ${high}`} ${unit}`) },
          { key: 'dated', title: 'Dated', by: ({ dated }) => dated, cell: ({ dated }) => showDay(dated) },
          { key: 'sample', title: 'Sample', figures: true, cell: ({ sample }) => (sample === null ? 'not known' : show.count(sample)) },
          { key: 'source', title: 'Source', cell: ({ source, read }) => <>{read ? '' : '○ original not read: '}{show.words(source)}</> },
        ]}
      />
    </Panel>
  );
}

/** Our own closed deals of this size on a line from none to all off list, and where this offer lies. */
function Band({ own, discount }: { readonly own: NonNullable<Shown['own']>; readonly discount: number | null }) {
  const show = useShow();
  const end = Math.max(10, Math.ceil((Math.max(own.high, discount ?? 0) * 1.2) / 5) * 5);
  const at = (percent: number): string => `${4 + (92 * percent) / end}%`;
  return (
    <figure className={css.band}>
      <svg width="100%" height="46" aria-hidden="true">
        <line x1={at(0)} x2={at(end)} y1="26" y2="26" stroke="var(--line)" />
        {[0, end / 2, end].map((tick) => (
          <text key={tick} x={at(tick)} y="43" textAnchor="middle">
            {show.words(`${tick} %`)}
          </text>
        ))}
        <line x1={at(own.low)} x2={at(own.high)} y1="26" y2="26" stroke="var(--series-committed)" strokeWidth="7" strokeLinecap="round" />
        <line x1={at(own.median)} x2={at(own.median)} y1="18" y2="34" stroke="var(--ink)" strokeWidth="2" />
        {discount !== null && <path d="M0 0 L5 -9 L-5 -9 Z" fill="var(--series-offer)" style={{ transform: `translate(${at(discount)}, 20px)` }} />}
      </svg>
      <figcaption className={css.soft}>
        {show.words(`Bar: what ${own.n} closed deals of ours of half to twice this size got, ${own.low} to ${own.high} percent off list; stroke: the middle one, ${own.median}.${discount === null ? '' : ` Triangle: this offer in all, ${discount}${own.percentile === null ? '' : `, better than ${own.percentile} in 100 of them`}.`}`)}
      </figcaption>
    </figure>
  );
}

/** Our own closed deals one by one: what does not belong there is taken out, and comes back with one press. */
function ClosedDeals({ closed }: { readonly closed: Shown['closed'] }) {
  const show = useShow();
  const { edit, busy } = useRoomEdit();
  const remove = (place: number): void =>
    void edit({
      changes: ['closed.yaml'],
      said: 'The closed deal is taken out.',
      run: async () => {
        await call('guide.remove', { of: String(place) });
        return [];
      },
    });
  return (
    <DataTable
      caption="Our own closed deals"
      keyOf={({ place }) => String(place)}
      rows={closed}
      columns={[
        { key: 'year', title: 'Signed', by: ({ year }) => year, cell: ({ year }) => String(year) },
        { key: 'spend', title: 'Spend in a year', figures: true, by: ({ annualSpend }) => Number(annualSpend), cell: ({ annualSpend }) => show.count(Number(annualSpend)) },
        { key: 'discount', title: 'Off list', figures: true, by: (each) => Number(each.discount), cell: (each) => show.words(`${each.discount} %`) },
        { key: 'route', title: 'Way', cell: ({ route }) => route ?? 'not said' },
        {
          key: 'out',
          title: 'Take out',
          cell: ({ place, year }) => (
            <Button size="compact-xs" variant="default" disabled={busy} onClick={() => remove(place)} aria-label={`Take out closed deal ${place} of ${year}`}>
              Take out
            </Button>
          ),
        },
      ]}
    />
  );
}

/** One more deal of our own that is closed, without a name. */
function NewClosedDeal() {
  const room = useRoom();
  const { edit, busy } = useRoomEdit();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState({ year: room.today.slice(0, 4), annualSpend: '', discount: '', route: '' });
  const [spend, percent] = [readAmount(said.annualSpend), readAmount(said.discount)];
  const ready = /^20\d\d$/.test(said.year) && spend !== undefined && percent !== undefined && Number(percent) <= 100;
  const save = async (): Promise<void> => {
    if (spend === undefined || percent === undefined) return;
    const done = await edit({
      changes: ['closed.yaml'],
      said: 'The closed deal is kept, without a name.',
      run: async () => {
        await call('guide.close', { year: Number(said.year), annualSpend: spend, discount: percent, ...(said.route.trim() !== '' && { route: said.route.trim() }) });
        return [];
      },
    });
    if (done) setOpen(false);
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        Add a closed deal of ours
      </Button>
      {open && (
        <Dialog close={() => setOpen(false)} title="A deal of ours that is closed">
          <form
            className={form.form}
            onSubmit={(event) => {
              event.preventDefault();
              if (ready) void save();
            }}
          >
            <p className={form.soft}>There is no field for a name: only what later deals are held against.</p>
            {(['year', 'annualSpend', 'discount', 'route'] as const).map((field) => (
              <TextInput key={field} label={{ year: 'Year it was signed', annualSpend: 'Spend in a year', discount: 'Percent off list', route: 'Way it was bought (optional)' }[field]} value={said[field]} onChange={({ currentTarget: { value } }) => setSaid((now) => ({ ...now, [field]: value }))} {...(field === 'annualSpend' && { 'data-autofocus': true })} />
            ))}
            <Button type="submit" disabled={!ready || busy}>
              {busy ? 'Keeping …' : 'Keep it'}
            </Button>
          </form>
        </Dialog>
      )}
    </>
  );
}
