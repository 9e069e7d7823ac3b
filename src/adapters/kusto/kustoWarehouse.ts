import { Refusal } from '../../base/refusal.ts';
import type { Watch } from '../../base/progress.ts';
import type { Warehouse } from '../../desk/ports.ts';
import { readAnswer } from '../../usage/warehouse/readAnswer.ts';
import { answerColumns, type RollupQuestion, type WarehouseMinute } from '../../usage/warehouse/rollupQuestion.ts';
import { rollupKql } from '../../usage/warehouse/rollupKql.ts';

/** Answers of more rows than this are cut off by the service (Microsoft Learn, kusto/concepts/query-limits); a day of minutes stays far below. */
const rowsMost = 500_000;

/**
 * Azure Data Explorer, Fabric Eventhouse or a Log Analytics cluster address, asked day by day in KQL. Signs in with `token`, else as
 * whoever is signed in to the Azure command line. Needs the package azure-kusto-data, which Parley does not bring. Tested against a
 * local stub of the protocol; it was not run against Azure.
 */
export async function kustoWarehouse(address: string, database: string, token: string | undefined): Promise<Warehouse> {
  const { Client, ClientRequestProperties, KustoConnectionStringBuilder } = await load();
  const client = new Client(token === undefined ? KustoConnectionStringBuilder.withAzLoginIdentity(address) : KustoConnectionStringBuilder.withAccessToken(address, token));
  const from = `Kusto at ${new URL(address).host}`;
  return {
    name: from,
    rollUp: async (question: RollupQuestion, watch: Watch): Promise<readonly WarehouseMinute[]> => {
      watch.signal.throwIfAborted();
      const properties = new ClientRequestProperties();
      properties.setTimeout(10 * 60 * 1000);
      try {
        const answer = await client.executeQuery(database, rollupKql(question), properties);
        const table = answer.primaryResults[0];
        if (table === undefined) throw new Refusal('unreadable', `${from} sent no table. Ask again.`, address);
        const rows = [...table.rows()].map((row) => readAnswer(answerColumns.map((column): unknown => row.getValueAt(table.columns.findIndex(({ name }) => name === column))), from));
        if (rows.length >= rowsMost) throw new Refusal('too-large', `${from} sent ${rows.length} rows for ${question.day}, which is where it cuts answers off. Ask for one workload at a time.`, address);
        return rows;
      } catch (error) {
        watch.signal.throwIfAborted();
        if (error instanceof Refusal) throw error;
        throw new Refusal('unreadable', `${from} did not answer the whole question: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 300)}. Nothing of it was counted.`, address);
      }
    },
    close: () => {
      client.close();
      return Promise.resolve();
    },
  };
}

async function load() {
  return import('azure-kusto-data').catch(() => {
    throw new Refusal('unsupported', 'Asking Kusto needs the package azure-kusto-data, which Parley does not bring: run "npm install azure-kusto-data@7.0.4" beside it and ask again.');
  });
}
