import type { UsageShown } from '../../../client/answers.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { total } from '../../../parts/exact.ts';
import { Figure } from '../../../parts/figure.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { plural, showDay } from '../../../parts/show.ts';
import { useShow } from '../../../parts/useShow.tsx';
import { formatName } from '../../start/kindName.ts';
import css from './usageFiles.module.css';

type File = UsageShown['files'][number];

/** Each file as it was read: format, rows, months, and totals that tie. */
export function UsageFiles({ usage, selected }: { readonly usage: UsageShown; readonly selected: string | undefined }) {
  const show = useShow();
  const { totals } = usage;
  return (
    <Panel
      title={plural(usage.files.length, 'usage file')}
      aside={
        <span className={css.totals}>
          <span>{show.tokens(totals.input)} input tokens</span>
          <span>of which {show.tokens(totals.cached)} cached</span>
          <span>{show.tokens(totals.output)} output tokens</span>
          <span>{show.tokens(totals.requests)} requests</span>
        </span>
      }
    >
      <DataTable
        caption="Usage files as they were read"
        keyOf={({ path }) => path}
        rows={usage.files}
        atFirst={12}
        selected={selected}
        columns={[
          { key: 'path', title: 'File', by: ({ path }) => path, cell: ({ path }) => <strong className={css.name}>{path}</strong> },
          { key: 'format', title: 'Format', by: ({ format }) => format, cell: ({ format }) => formatName(format) },
          { key: 'period', title: 'From, to', by: ({ period }) => period?.from, cell: ({ period }) => (period ? `${showDay(period.from)} to ${showDay(period.to)}` : 'no rows') },
          { key: 'accepted', title: 'Rows accepted', figures: true, by: ({ rows }) => rows.accepted, cell: ({ rows }) => show.count(rows.accepted) },
          { key: 'other', title: 'of other services', figures: true, by: ({ rows }) => rows.otherServices, cell: ({ rows }) => show.count(rows.otherServices ?? 0) },
          { key: 'warned', title: 'With a warning', figures: true, by: ({ rows }) => rows.warned, cell: ({ rows }) => show.count(rows.warned) },
          { key: 'refused', title: 'Refused', figures: true, by: ({ rows }) => rows.refused, cell: ({ rows }) => <span className={rows.refused > 0 ? css.refused : undefined}>{show.count(rows.refused)}</span> },
          { key: 'total', title: 'Total of the file', figures: true, cell: (file) => <Totals file={file} /> },
        ]}
      />
    </Panel>
  );
}

function Totals({ file }: { readonly file: File }) {
  const show = useShow();
  if (file.control.length === 0) return <span className={css.none}>no money in it</span>;
  return [...Map.groupBy(file.control, ({ currency }) => currency)].map(([currency, lines]) => {
    const amount = total(lines.map((line) => line.amount));
    return (
      <div key={currency}>
        <Figure
          trail={() => ({
            title: `Total of ${file.path} in ${currency}`,
            value: show.money(amount, currency),
            how: [
              `The sum of the cost of all ${show.count(file.rows.accepted)} accepted rows in ${currency}, exact, then rounded once to the cent.`,
              ...lines.map((line) => `${line.month}: ${show.money(line.amount, currency)}`),
              ...(file.rows.refused > 0 ? [`${plural(file.rows.refused, 'refused row')} could not be read and ${file.rows.refused === 1 ? 'is' : 'are'} not in it: see the findings.`] : []),
            ],
            sources: [file.path],
          })}
        >
          {show.money(amount, currency)} {currency}
        </Figure>
      </div>
    );
  });
}
