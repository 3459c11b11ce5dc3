import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { fromSystem } from "#bin/system-package.ts";
import { place } from "#db/embedded/place.ts";
import { freePort } from "#db/embedded/postmaster.ts";
import { asUser } from "#db/embedded/service-user.ts";

const installed = () =>
  [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"].map((folder) => join(folder, "pgbouncer")).find(existsSync);

/** The system's pgbouncer, installed where that can be done. */
export const findPooler = (): string | undefined => installed() ?? fromSystem("pgbouncer", installed);

export type Pooler = { url: string; stop: () => Promise<void> };

/** pgbouncer in transaction mode before the database of an address, with so few connections that everybody shares them. */
export async function startPooler(program: string, databaseUrl: string, connections: number): Promise<Pooler> {
  const { server, user } = await place();
  mkdirSync(server, { recursive: true });
  const folder = mkdtempSync(join(server, "pooler-"));
  const port = await freePort();
  const target = new URL(databaseUrl);
  const files = {
    "users.txt": `"${target.username}" "${target.password}"\n`,
    "pooler.ini": `[databases]
* = host=127.0.0.1 port=${target.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(folder, "users.txt")}
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 500
`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  if (user) for (const path of [folder, ...Object.keys(files).map((name) => join(folder, name))]) chownSync(path, user.uid, user.gid);
  const child = spawn(program, ["-q", join(folder, "pooler.ini")], { ...asUser(user), cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said = `${said}${chunk}`.slice(-4_000)));
  target.port = String(port);
  await takesConnections(child, target.href, () => said);
  const stop = async () => {
    if (child.exitCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGINT");
    await Promise.race([gone, sleep(5_000, undefined, { ref: false })]);
    child.kill("SIGKILL");
  };
  return { url: target.href, stop };
}

async function takesConnections(child: ChildProcess, url: string, said: () => string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) break;
    const sql = postgres(url, { max: 1, prepare: false, connect_timeout: 5 });
    try {
      await sql`select 1`;
      return;
    } catch {
      await sleep(100);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  throw new Error(`pgbouncer did not start:\n${said()}`);
}
