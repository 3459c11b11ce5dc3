import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase, driver } from "#db";
import { openEmbedded } from "#db/embedded/open.ts";
import { home, outsideOf, place } from "#db/embedded/place.ts";
import { DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { systemActor } from "#lib/people/actor.ts";
import { recountTallies } from "#lib/responses/recount-mutations.ts";
import { Installation } from "./installation.ts";
import { Writers } from "./writers.ts";

const ROUNDS = Number(process.env.RAPPORT_CRASH_ROUNDS ?? 4);
const WRITERS = 8;
const CALM_MS = 700;
const RECOVERY_MS = 180_000;

const folder = join(home(), "crash");
mkdirSync(folder, { recursive: true });
after(() => {
  const outside = outsideOf(folder);
  if (outside) rmSync(outside, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

type Victim = { name: string; kill: (installation: Installation) => Promise<void> };
const VICTIMS: readonly Victim[] = [
  { name: "the server", kill: async (each) => each.killServer() },
  { name: "the database", kill: (each) => each.killDatabase() },
  {
    name: "server and database",
    kill: async (each) => {
      each.killServer();
      await each.killDatabase();
    },
  },
  {
    name: "everything, the launcher first",
    kill: async (each) => {
      await each.killLauncher();
      each.killServer();
      await each.killDatabase();
      await each.launch();
    },
  },
];

/** Writers are acknowledged again. */
async function recovered(writers: Writers, installation: Installation, name: string): Promise<void> {
  const had = writers.acknowledged.length;
  for (const until = Date.now() + RECOVERY_MS; Date.now() < until; await sleep(50))
    if (writers.acknowledged.length >= had + WRITERS) return;
  assert.fail(`nothing was acknowledged for ${RECOVERY_MS} ms after killing ${name}:\n${installation.said}`);
}

async function versionOf(installation: Installation): Promise<string> {
  const page = await (await fetch(`${installation.origin}/en/s/${DEMO_TOUCHPOINT}`)).text();
  return /name="version" value="([^"]+)"/.exec(page)?.[1] ?? "";
}

/** Look into the database as it is served now; a kill may have given it another port. */
async function onDatabase<T>(work: () => Promise<T>): Promise<T> {
  const database = await openEmbedded(await place(folder));
  process.env.DATABASE_URL = database.url;
  try {
    return await work();
  } finally {
    await closeDatabase();
    await database.stop();
  }
}

/** How often each answer stands in the inbox or among the kept words. */
async function storedWords(): Promise<Map<string, number>> {
  const rows = await driver().begin(async (sql) => {
    await sql`select set_config('rapport.everything', 'on', true)`;
    return sql`
      select words, count(*)::int as count
      from (select words[1] as words from inbox union all select words[1] from held_answer union all select words from comment where question = 'change') as said
      where words like 'writer %' group by words`;
  });
  return new Map(rows.map((row) => [row.words, row.count]));
}

/** Answers of every unit, mixed or waiting. */
async function answers(): Promise<number> {
  return driver().begin(async (sql) => {
    await sql`select set_config('rapport.everything', 'on', true)`;
    const [row] = await sql`
      select (select count(*)::int from inbox) + (select count(*)::int from response) + (select count(*)::int from held_answer) as count`;
    return row?.count;
  });
}

test(`what was acknowledged is there exactly once after ${ROUNDS} rounds of kill -9 under ${WRITERS} writers`, async (t) => {
  const installation = await Installation.start(folder);
  const writers = new Writers(`${installation.origin}/en/s/${DEMO_TOUCHPOINT}`, await versionOf(installation));
  try {
    const had = await onDatabase(answers);
    writers.start(WRITERS);
    for (let round = 0; round < ROUNDS; round += 1) {
      const victim = VICTIMS[round % VICTIMS.length] as Victim;
      await sleep(CALM_MS + 40 * (round % 7));
      await victim.kill(installation);
      await recovered(writers, installation, victim.name);
    }
    await writers.stop();
    const { acknowledged, retries } = writers;
    t.diagnostic(`${acknowledged.length} answers acknowledged, ${retries} posts repeated`);
    assert.ok(acknowledged.length > WRITERS * ROUNDS && retries > 0, "the kills were felt");
    await onDatabase(async () => {
      const found = await storedWords();
      assert.deepEqual(acknowledged.filter((name) => !found.has(name)).slice(0, 5), [], "acknowledged and lost");
      assert.deepEqual([...found].filter(([, count]) => count !== 1).slice(0, 5), [], "stored more than once");
      assert.equal(found.size, acknowledged.length);
      assert.equal(await answers(), had + acknowledged.length);
      assert.deepEqual((await recountTallies(systemActor("test"))).differences, []);
    });
  } finally {
    // Whoever is not acknowledged any more would go on for ever.
    writers.giveUp();
    await installation.stop();
  }
});
