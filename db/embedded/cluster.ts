import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Place } from "./place.ts";

const START_SECONDS = 60;
const STOP_SECONDS = 60;

export type Access = { superuser: string; application: string };

const dataOf = (place: Place) => join(place.server, "data");
const runAs = (place: Place) => (place.user ? { uid: place.user.uid, gid: place.user.gid } : {});

/** The random passwords of this cluster, in a file that only we can read. */
export function access(place: Place): Access {
  const file = join(place.home, "database-access.json");
  if (!existsSync(file)) {
    const password = () => randomBytes(24).toString("base64url");
    writeFileSync(file, JSON.stringify({ superuser: password(), application: password() } satisfies Access), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8")) as Access;
}

/** Make the cluster once; a kill in between leaves nothing that looks finished. */
export function initialise(place: Place): void {
  if (existsSync(dataOf(place))) return;
  const unfinished = join(place.server, "unfinished");
  const passwordFile = join(place.server, "password");
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, access(place).superuser, { mode: 0o600 });
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid);
  const options = ["-D", unfinished, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8", "--locale=C"];
  const made = spawnSync(place.binaries.initdb, options, { ...runAs(place), cwd: place.server, encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw new Error(`The database could not be made:\n${made.stderr || made.error?.message}`);
  renameSync(unfinished, dataOf(place));
}

/** A postmaster that is alive, from its own pid file: process and port. */
export function running(place: Place): { pid: number; port: number } | undefined {
  const file = join(dataOf(place), "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!isPostgres(pid)) {
    // The process id may have gone to another program since: then PostgreSQL would refuse to start.
    rmSync(file, { force: true });
    return undefined;
  }
  return port ? { pid, port } : undefined;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isPostgres(pid: number): boolean {
  if (!pid || !alive(pid)) return false;
  const name = `/proc/${pid}/comm`;
  if (!existsSync("/proc/self/comm")) return true;
  return existsSync(name) && readFileSync(name, "utf8").startsWith("postgres") && !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}

function launch(place: Place, port: number): { gone: () => boolean } {
  const log = openSync(join(place.home, "postgres.log"), "a", 0o600);
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    max_connections: "60",
    shared_buffers: "256MB",
    // What residents write must not reach the log by way of a failed statement.
    log_min_error_statement: "panic",
    log_parameter_max_length_on_error: "0",
  };
  const options = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  let gone = false;
  const child = spawn(place.binaries.postgres, ["-D", dataOf(place), "-p", String(port), ...options], {
    ...runAs(place),
    cwd: place.server,
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...process.env, LC_ALL: "C" },
  });
  child.on("exit", () => {
    gone = true;
  });
  child.on("error", () => {
    gone = true;
  });
  child.unref();
  closeSync(log);
  return { gone: () => gone };
}

export function address(port: number, user: string, password: string, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

async function answers(place: Place, port: number): Promise<boolean> {
  const sql = postgres(address(port, "postgres", access(place).superuser, "postgres"), { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Start the server, or find the one that an earlier run left; waits out backends that a killed postmaster left behind. */
export async function start(place: Place): Promise<{ port: number; reused: boolean }> {
  const until = Date.now() + START_SECONDS * 1000;
  let launched: { port: number; gone: () => boolean } | undefined;
  while (Date.now() < until) {
    const found = running(place);
    if (found && (await answers(place, found.port))) return { port: found.port, reused: launched === undefined };
    if (!found && (!launched || launched.gone())) {
      const port = await freePort();
      launched = { port, ...launch(place, port) };
    }
    await sleep(100);
  }
  throw new Error(`The database did not start within ${START_SECONDS} seconds. Its log is ${join(place.home, "postgres.log")}.`);
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
export async function stop(place: Place): Promise<void> {
  const found = running(place);
  if (!found) return;
  process.kill(found.pid, "SIGINT");
  for (let waited = 0; waited < STOP_SECONDS * 10 && isPostgres(found.pid); waited += 1) await sleep(100);
}
