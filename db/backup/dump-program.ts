import { spawn, spawnSync } from "node:child_process";
import type { Readable } from "node:stream";

/** What the server's own programs see: whose rows they may read is a setting of the session. */
const environment = (): NodeJS.ProcessEnv => ({ ...process.env, PGOPTIONS: "-c rapport.everything=on" });

/** Whether PostgreSQL's own `pg_dump` and `pg_restore` are there, for this server or a newer one. */
export function hasPrograms(serverMajor: number): boolean {
  return ["pg_dump", "pg_restore"].every((program) => {
    const { status, stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
    return status === 0 && Number(/ (\d+)/.exec(stdout)?.[1] ?? 0) >= serverMajor;
  });
}

type Running = { output: Readable; done: Promise<void> };

function run(program: string, parameters: readonly string[], input?: AsyncIterable<Uint8Array>): Running {
  const child = spawn(program, parameters, { stdio: ["pipe", "pipe", "pipe"], env: environment() });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk));
  child.stdin.on("error", () => {});
  const feed = async () => {
    for await (const bytes of input ?? [])
      if (!child.stdin.write(bytes)) await new Promise((resolve) => child.stdin.once("drain", resolve));
    child.stdin.end();
  };
  const ended = new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`${program} failed:\n${said}`))));
  });
  return { output: child.stdout, done: Promise.all([ended, feed()]).then(() => {}) };
}

/** The whole database of a snapshot, as `pg_dump` writes it. */
export function dump(url: string, snapshot: string): Running {
  const what = ["--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--enable-row-security", `--snapshot=${snapshot}`];
  return run("pg_dump", [...what, `--dbname=${url}`]);
}

export async function restoreDump(url: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const running = run("pg_restore", ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", `--dbname=${url}`], bytes);
  running.output.resume();
  await running.done;
}
