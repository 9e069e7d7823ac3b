import type { StandingShown } from '../../../client/answers.ts';
import { DataTable } from '../../../parts/dataTable.tsx';
import { difference } from '../../../parts/exact.ts';
import { Figure } from '../../../parts/figure.tsx';
import { useShow } from '../../../parts/useShow.tsx';
import { structureTrail } from '../trails.ts';

/** The figures of the money bar, to the cent. */
export function StructureTable({ standing }: { readonly standing: StandingShown }) {
  const show = useShow();
  const { currency, structures } = standing;
  const list = structures.find(({ id }) => id === 'list');
  return (
    <DataTable
      caption="Structures compared, to the cent"
      keyOf={({ id }) => id}
      rows={structures}
      columns={[
        { key: 'name', title: 'Structure', cell: ({ name }) => name, by: ({ name }) => name },
        { key: 'p10', title: 'P10', figures: true, cell: ({ total }) => show.money(total.p10, currency), by: ({ total }) => Number(total.p10) },
        { key: 'p50', title: 'Median', figures: true, by: ({ total }) => Number(total.p50), cell: (structure) => <Figure trail={() => structureTrail(standing, structure)}>{show.money(structure.total.p50, currency)}</Figure> },
        { key: 'p90', title: 'P90', figures: true, cell: ({ total }) => show.money(total.p90, currency), by: ({ total }) => Number(total.p90) },
        { key: 'list', title: 'Median against list', figures: true, cell: ({ total }) => (list ? show.money(difference(total.p50, list.total.p50), currency) : ''), by: ({ total }) => Number(total.p50) },
      ]}
    />
  );
}
