import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { Refusal } from '../../base/refusal.ts';
import type { Watch } from '../../base/progress.ts';
import type { Warehouse } from '../../desk/ports.ts';
import { clickhouseDialect } from '../../usage/warehouse/clickhouseDialect.ts';
import { readAnswer } from '../../usage/warehouse/readAnswer.ts';
import type { RollupQuestion, WarehouseMinute } from '../../usage/warehouse/rollupQuestion.ts';
import { rollupSql } from '../../usage/warehouse/rollupSql.ts';

/** Who asks: from the environment, never from flags or files. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** A day's answer that takes longer has gone wrong. */
const secondsMost = 600;

/**
 * ClickHouse, one server or a Distributed table over many, asked over HTTP. A shard that does not answer fails the question: half a
 * total is never taken for a whole (`skip_unavailable_shards` is off), and nothing is read before the whole answer is there.
 */
export function clickhouseWarehouse(address: string, { user, password }: Credentials): Warehouse {
  const client = createClient({ url: address, username: user, password, request_timeout: secondsMost * 1000, application: 'parley', log: { level: ClickHouseLogLevel.OFF } });
  return {
    name: `ClickHouse at ${new URL(address).host}`,
    rollUp: async (question: RollupQuestion, watch: Watch): Promise<readonly WarehouseMinute[]> => {
      watch.signal.throwIfAborted();
      const stop = new AbortController();
      const poll = setInterval(() => void (watch.signal.aborted && stop.abort()), 200);
      try {
        const answer = await client.query({
          query: rollupSql(question, clickhouseDialect),
          format: 'JSONCompact',
          abort_signal: stop.signal,
          clickhouse_settings: { skip_unavailable_shards: 0, wait_end_of_query: 1, max_execution_time: secondsMost, output_format_json_quote_64bit_integers: 1 },
        });
        const { data, rows } = await answer.json<readonly unknown[]>();
        if (rows !== data.length) throw new Refusal('unreadable', `The answer of ClickHouse broke off: ${data.length} of ${rows} rows came. Ask again.`, address);
        return data.map((cells) => readAnswer(cells, `ClickHouse at ${address}`));
      } catch (error) {
        watch.signal.throwIfAborted();
        if (error instanceof Refusal) throw error;
        throw new Refusal('unreadable', `ClickHouse at ${address} did not answer the whole question: ${firstLine(error)}. Nothing of it was counted. Bring every shard up, or check the table and its columns, and ask again.`, address);
      } finally {
        clearInterval(poll);
      }
    },
    close: () => client.close(),
  };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300) ?? '';
}
