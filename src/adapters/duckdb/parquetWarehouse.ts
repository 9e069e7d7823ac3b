import type { Watch } from '../../base/progress.ts';
import type { Warehouse } from '../../desk/ports.ts';
import { duckdbDialect } from '../../usage/warehouse/duckdbDialect.ts';
import { readAnswer } from '../../usage/warehouse/readAnswer.ts';
import type { RollupQuestion, WarehouseMinute } from '../../usage/warehouse/rollupQuestion.ts';
import { rollupSql } from '../../usage/warehouse/rollupSql.ts';
import { watched, withEngine } from './engine.ts';

/** Parquet files on this machine, asked the same question as a cluster: its `table` is a path or a pattern of paths. */
export const parquetWarehouse: Warehouse = {
  name: 'DuckDB on this computer',
  rollUp: (question: RollupQuestion, watch: Watch): Promise<readonly WarehouseMinute[]> =>
    withEngine(question.table, watch, (connection) =>
      watched(connection, watch, question.table, async () => {
        const columns = (await connection.runAndReadAll(rollupSql(question, duckdbDialect))).getColumns();
        return (columns[0] ?? []).map((_, row) => readAnswer(columns.map((cells) => cells[row]), question.table));
      }),
    ),
  close: () => Promise.resolve(),
};
