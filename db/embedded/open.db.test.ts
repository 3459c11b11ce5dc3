import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import postgres from "postgres";
import { holderOf } from "./lock.ts";
import { type OpenDatabase, openEmbedded } from "./open.ts";
import { home, outsideOf, place } from "./place.ts";
import { isAlive, markOf } from "./processes.ts";

// Everything here runs on a server of its own, in a folder below the data folder of the checkout.
const folder = join(home(), `test-${process.pid}`);
const OPEN = new URL("./open.ts", import.meta.url).href;
const PLACE = new URL("./place.ts", import.meta.url).href;

before(() => {
  process.env.RAPPORT_DATA = folder;
  home();
});
after(() => {
  const outside = outsideOf(folder);
  if (outside) rmSync(outside, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

const open = async () => openEmbedded(await place());

async function asked<T>({ ownerUrl }: Pick<OpenDatabase, "ownerUrl">, query: string): Promise<T[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    return (await sql.unsafe(query)) as unknown as T[];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function postmasterPid(): number {
  return Number(readFileSync(join(outsideOf(folder) ?? folder, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]);
}

/** Another process that opens the database, says so, and closes it when its input ends. */
async function another(): Promise<{ child: ChildProcess; url: string; close: () => Promise<void> }> {
  const script = `
    const { openEmbedded } = await import(${JSON.stringify(OPEN)});
    const { place } = await import(${JSON.stringify(PLACE)});
    const database = await openEmbedded(await place());
    process.stdout.write(database.url + "\\n");
    process.stdin.resume().on("end", () => database.stop());`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["pipe", "pipe", "inherit"] });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (text: Buffer) => resolve(text.toString().trim()));
    child.once("exit", () => reject(new Error("the other process ended early")));
  });
  const close = async () => {
    child.stdin.end();
    await gone;
  };
  return { child, url, close };
}

test("neither the owner nor the application is a superuser, the application makes nothing, and what is committed is on disk", async () => {
  const database = await open();
  const serving = { ownerUrl: database.url };
  for (const [url, name, creates] of [[database, "rapport", true] as const, [serving, "rapport_app", false] as const]) {
    const [role] = await asked(
      url,
      `select rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, has_schema_privilege('public', 'CREATE') as creates
      from pg_roles where rolname = current_user`,
    );
    assert.deepEqual(
      { ...(role as object) },
      { rolname: name, rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false, creates },
    );
  }
  await assert.rejects(asked(serving, "create table mine (n integer)"), /permission denied/);
  const settings = await asked<{ name: string; setting: string }>(
    database,
    "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses') order by name",
  );
  assert.deepEqual(
    settings.map(({ setting }) => setting),
    ["on", "on", "127.0.0.1", "on"],
  );
  await assert.rejects(asked({ ownerUrl: database.url.replace(/:[^:@/]+@/, ":password@") }, "select 1"), /password authentication failed/);
  await database.stop();
});

test("the last process to leave stops the server, and the data stay", async () => {
  const first = await open();
  await asked(first, "create table kept (word text)");
  const second = await another();
  assert.equal(second.url, first.url);
  const postmaster = markOf(postmasterPid());
  assert.ok(postmaster);
  await first.stop();
  assert.ok(isAlive(postmaster), "the other still needs it");
  await asked(first, "insert into kept values ('after the first left')");
  await second.close();
  assert.ok(!isAlive(postmaster));
  const again = await open();
  assert.equal(again.reused, false);
  assert.equal((await asked(again, "select * from kept")).length, 1);
  await again.stop();
});

test("five processes at once find one server", async () => {
  const all = await Promise.all(Array.from({ length: 5 }, another));
  assert.equal(new Set(all.map(({ url }) => url)).size, 1);
  const postmaster = markOf(postmasterPid());
  await Promise.all(all.map(({ close }) => close()));
  assert.ok(postmaster && !isAlive(postmaster));
});

test("after a kill of the process the server is found again and stopped with the next", async () => {
  const killed = await another();
  killed.child.kill("SIGKILL");
  const next = await open();
  assert.equal(next.reused, true);
  assert.equal(next.url, killed.url);
  const postmaster = markOf(postmasterPid());
  await next.stop();
  assert.ok(postmaster && !isAlive(postmaster));
});

test("after a kill of the postmaster, with a backend still busy, what was acknowledged is there", async () => {
  const database = await open();
  await asked(database, "create table counted (n integer)");
  const busy = asked(database, "select sum(length(repeat(md5(n::text), 10))) from generate_series(1, 100000000) n").catch(() => undefined);
  for (let n = 0; n < 20; n += 1) await asked(database, `insert into counted values (${n})`);
  process.kill(postmasterPid(), "SIGKILL");
  const recovered = await open();
  assert.equal((await asked(recovered, "select * from counted")).length, 20);
  await busy;
  await database.stop();
  await recovered.stop();
});

test("a launcher that keeps it running has it back on the same address", async () => {
  const database = await open();
  const said: string[] = [];
  database.keepRunning(
    (line) => said.push(line),
    (error) => assert.fail(String(error)),
  );
  process.kill(postmasterPid(), "SIGKILL");
  for (let tried = 0; said.length === 0; tried += 1) {
    assert.ok(tried < 300, "not back within 30 seconds");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.equal((await asked(database, "select 1")).length, 1);
  await database.stop();
});

test("a lost password file is made again", async () => {
  rmSync(join(folder, "database-access.json"));
  const database = await open();
  assert.equal((await asked(database, "select 1")).length, 1);
  await database.stop();
  assert.equal(holderOf(join(folder, "database.lock")), undefined);
});
