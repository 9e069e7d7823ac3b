import type { SqlDialect } from './rollupSql.ts';

/** DuckDB over a Parquet file on this machine. */
export const duckdbDialect: SqlDialect = {
  name: 'duckdb',
  minute: (column) => `CAST(epoch_us(${column}) // 60000000 AS BIGINT)`,
  instant: (day) => `TIMESTAMP '${day} 00:00:00'`,
  text: (column) => `coalesce(CAST(${column} AS VARCHAR), '')`,
  whole: (column) => `coalesce(CAST(${column} AS BIGINT), 0)`,
  name_: (name) => `"${name.replaceAll('"', '""')}"`,
  from: (path) => `read_parquet('${path.replaceAll("'", "''")}')`,
};
