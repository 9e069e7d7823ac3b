import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSetFact, useWorkspace } from '../../../client/useWorkspace.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { difference, total } from '../../../parts/exact.ts';
import { readAmount } from '../../../parts/readAmount.ts';
import { showMonth } from '../../../parts/show.ts';
import { tellRefusal } from '../../../parts/tell.ts';
import { useShow } from '../../../parts/useShow.tsx';
import type { Preview } from './preview.ts';
import { invoiceTotals, writeInvoiceTotals } from './invoiceTotals.ts';
import css from './invoiceCheck.module.css';

/** The control total of each month beside the total of Microsoft's invoice for it, as it is typed in: they tie, or the difference is said to the cent. */
export function InvoiceCheck({ preview }: { readonly preview: Preview }) {
  const show = useShow();
  const workspace = useWorkspace();
  const fact = useSetFact();
  const kept = invoiceTotals(workspace.data?.facts['invoiceTotals'] ?? '');
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const typed = { ...kept, ...changed };
  const keep = (): void => {
    const value = writeInvoiceTotals(typed);
    if (value !== writeInvoiceTotals(kept)) fact.mutate({ key: 'invoiceTotals', value }, { onError: tellRefusal });
  };
  if (preview.control.length === 0) return <p className={css.soft}>There is no money in this file, so no control total to hold against an invoice.</p>;
  const currencies = [...Map.groupBy(preview.control, ({ currency }) => currency)];
  return (
    <div>
      <p className={css.lead}>
        {currencies.map(([currency, lines]) => (
          <span key={currency}>
            Total of the file: <strong>{show.money(total(lines.map(({ amount }) => amount)), currency)}</strong> {currency}.{' '}
          </span>
        ))}
        Type the totals of your invoices: each ties, or its difference is said. They are kept with this negotiation.
      </p>
      <DataTable
        caption="Control totals against invoices"
        keyOf={({ month, currency }) => `${month} ${currency}`}
        rows={preview.control}
        atFirst={15}
        columns={[
          { key: 'month', title: 'Month', by: ({ month }) => month, cell: ({ month, currency }) => `${showMonth(month)}${currencies.length > 1 ? `, ${currency}` : ''}` },
          { key: 'total', title: 'Of the file', figures: true, cell: ({ amount, currency }) => show.money(amount, currency) },
          {
            key: 'invoice', title: 'Of the invoice',
            cell: ({ month, currency }) => <TextInput size="xs" className={css.typed} aria-label={`Invoice total of ${showMonth(month)}, ${currency}`} value={show.hidden ? '' : (typed[`${month} ${currency}`] ?? '')} readOnly={show.hidden} onChange={({ currentTarget: { value } }) => setChanged((now) => ({ ...now, [`${month} ${currency}`]: value }))} onBlur={keep} />,
          },
          { key: 'ties', title: 'Difference', cell: ({ month, currency, amount }) => <Ties text={typed[`${month} ${currency}`] ?? ''} amount={amount} currency={currency} /> },
        ]}
      />
    </div>
  );
}

function Ties({ text, amount, currency }: { readonly text: string; readonly amount: string; readonly currency: string }) {
  const show = useShow();
  if (text.trim() === '') return null;
  const read = readAmount(text);
  if (read === undefined) return <span className={css.apart}>not an amount</span>;
  const apart = difference(amount, read);
  // Invoices are written to the cent, files to the last fraction.
  return Math.abs(Number(apart)) < 0.005 ? <span className={css.ties}>ties to the cent</span> : <span className={css.apart}>the file has {show.money(apart.replace('-', ''), currency)} {apart.startsWith('-') ? 'less' : 'more'}</span>;
}
