import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Two ClickHouse servers on loopback ports that know each other as the shards of one cluster, `parley`. */
export interface ClickhouseServers {
  /** HTTP addresses of the two. */
  readonly addresses: readonly [string, string];
  /** Ends the second server as a crash would. */
  killSecond(): Promise<void>;
  stop(): Promise<void>;
}

export function hasClickhouse(): boolean {
  return spawnSync('sh', ['-c', 'command -v clickhouse-server']).status === 0;
}

export async function startClickhouse(): Promise<ClickhouseServers> {
  const root = mkdtempSync(join(tmpdir(), 'parley-clickhouse-'));
  const ports = await freePorts(6);
  const shard = (server: number) => ({ http: ports[server * 3] ?? 0, tcp: ports[server * 3 + 1] ?? 0, inter: ports[server * 3 + 2] ?? 0 });
  const servers = [0, 1].map((server) => start(join(root, String(server)), shard(server), [shard(0).tcp, shard(1).tcp]));
  const addresses = [`http://127.0.0.1:${shard(0).http}`, `http://127.0.0.1:${shard(1).http}`] as const;
  const end = async (server: ChildProcess | undefined, signal: NodeJS.Signals) => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((done) => server.once('exit', done));
    server.kill(signal);
    await gone;
  };
  try {
    for (const address of addresses) await ready(address);
  } catch (error) {
    for (const server of servers) await end(server, 'SIGKILL');
    throw error;
  }
  return {
    addresses: [...addresses],
    killSecond: () => end(servers[1], 'SIGKILL'),
    stop: async () => {
      for (const server of servers) await end(server, 'SIGKILL');
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function start(folder: string, own: { http: number; tcp: number; inter: number }, shards: readonly number[]): ChildProcess {
  for (const part of ['data', 'tmp']) mkdirSync(join(folder, part), { recursive: true });
  const config = join(folder, 'config.xml');
  const cluster = shards.map((port) => `<shard><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`).join('');
  writeFileSync(
    config,
    `<yandex><logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
<http_port>${own.http}</http_port><tcp_port>${own.tcp}</tcp_port><interserver_http_port>${own.inter}</interserver_http_port><listen_host>127.0.0.1</listen_host>
<path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><mark_cache_size>67108864</mark_cache_size><users_config>users.xml</users_config>
<default_profile>default</default_profile><default_database>default</default_database><timezone>UTC</timezone>
<remote_servers><parley>${cluster}</parley></remote_servers></yandex>`,
  );
  writeFileSync(
    join(folder, 'users.xml'),
    `<yandex><profiles><default><max_memory_usage>1000000000</max_memory_usage></default></profiles><quotas><default></default></quotas>
<users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users></yandex>`,
  );
  return spawn('clickhouse-server', [`--config-file=${config}`], { cwd: folder, stdio: 'ignore' });
}

async function ready(address: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const answered = await fetch(`${address}/ping`).then((answer) => answer.ok).catch(() => false);
    if (answered) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`no ClickHouse server came up at ${address}`);
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(servers.map((server) => new Promise<number>((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)))));
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
