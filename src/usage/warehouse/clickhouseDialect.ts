import type { SqlDialect } from './rollupSql.ts';

/** ClickHouse from 18.16 on: no date_trunc, no common table expressions, and an aggregate over a Distributed table is pushed to the shards. */
export const clickhouseDialect: SqlDialect = {
  name: 'clickhouse',
  minute: (column) => `intDiv(toUInt32(${column}), 60)`,
  instant: (day) => `toDateTime('${day} 00:00:00', 'UTC')`,
  text: (column) => `ifNull(toString(${column}), '')`,
  whole: (column) => `ifNull(toInt64(${column}), 0)`,
  name_: (name) => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``,
  from: (table) => table.split('.').map((part) => `\`${part.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``).join('.'),
};
