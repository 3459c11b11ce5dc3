import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataOf, SERVER_ENVIRONMENT } from "./cluster.ts";
import type { Place } from "./place.ts";
import { isServerOf, serversOf, signal } from "./processes.ts";
import { asUser } from "./service-user.ts";

const LOOK_MS = 50;
const LOG_BYTES = 5_000_000;

export type Postmaster = { pid: number; port: number };

const logOf = (place: Place) => join(place.home, "postgres.log");

/** The postmaster that runs on this place's data, from its own pid file; the port is 0 until it is known. */
export function running(place: Place): Postmaster | undefined {
  const file = join(dataOf(place), "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (isServerOf(pid, dataOf(place))) return { pid, port: Number(lines[3] ?? 0) };
  return undefined;
}

/** The process number of a dead postmaster may have gone to another program: then PostgreSQL would refuse to start. */
function forgetDead(place: Place): void {
  if (!running(place)) rmSync(join(dataOf(place), "postmaster.pid"), { force: true });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port"))));
    });
  });
}

const SETTINGS = {
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
  log_error_verbosity: "terse",
};

function openLog(place: Place): number {
  const log = logOf(place);
  if (existsSync(log) && statSync(log).size > LOG_BYTES) renameSync(log, `${log}.old`);
  return openSync(log, "a", 0o600);
}

/** Start a postmaster of its own session, so that Ctrl-C in the terminal reaches the launcher first. */
function launch(place: Place, port: number): { gone: () => boolean } {
  const log = openLog(place);
  const options = Object.entries(SETTINGS).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  let gone = false;
  const end = () => {
    gone = true;
  };
  const child = spawn(place.binaries.postgres, ["-D", dataOf(place), "-p", String(port), ...options], {
    ...asUser(place.user),
    cwd: place.server,
    detached: true,
    stdio: ["ignore", log, log],
    env: SERVER_ENVIRONMENT,
  });
  child.on("exit", end);
  child.on("error", end);
  child.unref();
  closeSync(log);
  return { gone: () => gone };
}

/** Backends that outlive a killed postmaster keep its memory, and the next one out; give them a moment, then end them. */
async function clearOrphans(place: Place): Promise<void> {
  for (const [name, patience] of [
    [0, 2_000],
    ["SIGTERM", 3_000],
    ["SIGKILL", 3_000],
  ] as const) {
    const until = Date.now() + patience;
    for (const pid of serversOf(dataOf(place))) signal(pid, name);
    while (Date.now() < until) {
      if (serversOf(dataOf(place)).length === 0) return;
      await sleep(LOOK_MS);
    }
  }
}

const ATTEMPTS = 20;
const ATTEMPT_PAUSE_MS = 500;

/** Start a postmaster on a port that is free, or on the one it had; returns when it has written its pid file. */
export async function startPostmaster(place: Place, wanted?: number): Promise<Postmaster> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await clearOrphans(place);
    forgetDead(place);
    const port = wanted ?? (await freePort());
    const launched = launch(place, port);
    while (!launched.gone()) {
      const found = running(place);
      if (found?.port === port) return found;
      await sleep(LOOK_MS);
    }
    await sleep(ATTEMPT_PAUSE_MS);
  }
  throw new Error(`The database does not start. The end of ${logOf(place)} says:\n${lastWords(place)}`);
}

export function lastWords(place: Place): string {
  return readFileSync(logOf(place), "utf8").trimEnd().split("\n").slice(-5).join("\n");
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
export async function stopPostmaster(place: Place): Promise<void> {
  const found = running(place);
  if (!found) return;
  signal(found.pid, "SIGINT");
  // The last checkpoint of a busy server may take its time; a kill would only move that work to the next start.
  while (isServerOf(found.pid, dataOf(place))) await sleep(LOOK_MS);
}
