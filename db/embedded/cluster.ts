import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Place } from "./place.ts";
import { asUser } from "./service-user.ts";

/** The passwords of `postgres`, of `rapport`, which owns the tables, and of `rapport_app`, which owns nothing. */
export type Access = { superuser: string; owner: string; application: string };

export const dataOf = (place: Place) => join(place.server, "data");

/** What a program of the server sees of our environment: none of our secrets. */
export const SERVER_ENVIRONMENT = { PATH: process.env.PATH, TZ: process.env.TZ, LC_ALL: "C" } as unknown as NodeJS.ProcessEnv;

const accessFile = (place: Place) => join(place.home, "database-access.json");

/** The random passwords of this cluster, in a file that only we can read. */
export function access(place: Place): Access {
  const file = accessFile(place);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Access>) : {};
  // An older version's file lacks the owner, whose password is set at every opening.
  if (kept.superuser && kept.owner && kept.application) return kept as Access;
  const password = () => randomBytes(24).toString("base64url");
  const made: Access = { superuser: password(), owner: password(), application: password(), ...kept };
  const draft = `${file}.draft`;
  writeFileSync(draft, JSON.stringify(made), { mode: 0o600 });
  renameSync(draft, file);
  return made;
}

/** Run a program of the server as its user, to its end. */
function runToEnd(place: Place, program: string, parameters: string[], input: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(program, parameters, {
    ...asUser(place.user),
    cwd: place.server,
    env: SERVER_ENVIRONMENT,
    stdio: "pipe",
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk));
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, said }));
  });
}

/** Text is ordered and folded by PostgreSQL's own rules, so that a new system library cannot spoil an index. */
const TEXT = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];

/** Make the cluster once; a kill in between leaves nothing that looks finished. */
export async function initialise(place: Place): Promise<void> {
  if (existsSync(dataOf(place))) return;
  const unfinished = join(place.server, "unfinished");
  const passwordFile = join(place.server, "password");
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, access(place).superuser, { mode: 0o600 });
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid);
  const parameters = ["-D", unfinished, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, ...TEXT];
  try {
    const { code, said } = await runToEnd(place, place.binaries.initdb, parameters, "");
    if (code !== 0) throw new Error(`The database could not be made in ${place.server}:\n${said}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, dataOf(place));
}

/** How often, and after how long each, processes of a server that was killed are waited for. */
const WAITS = 40;
const WAIT_MS = 250;

/** Give a stopped cluster the password of our file again, for when that file was lost. */
export async function resetPassword(place: Place): Promise<void> {
  const statement = `alter role postgres password '${access(place).superuser}'\n`;
  const set = () => runToEnd(place, place.binaries.postgres, ["--single", "-D", dataOf(place), "postgres"], statement);
  let { code, said } = await set();
  for (let waited = 0; code !== 0 && /is still in use/.test(said) && waited < WAITS; waited += 1) {
    await sleep(WAIT_MS);
    ({ code, said } = await set());
  }
  if (code !== 0) throw new Error(`The password of the database could not be set again:\n${said}`);
}
