import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { endRun } from "#bin/leftovers.ts";
import { restore, verifyBackup } from "./backup/restore.ts";
import { type OpenDatabase, openEmbedded } from "./embedded/open.ts";
import { home, place } from "./embedded/place.ts";
import { migrateDatabase } from "./migrate.ts";
import { RELEASED, RELEASED_KEY } from "./released.ts";

const WRITES_A_SECOND = 50;
const folder = mkdtempSync(join(home(), "upgrade-"));
const opened: OpenDatabase[] = [];

async function elsewhere(name: string): Promise<string> {
  const server = await openEmbedded(await place(folder), name);
  opened.push(server);
  return server.ownerUrl;
}

after(async () => {
  for (const server of opened) await server.stop();
  await endRun(folder);
});

const dumps = readdirSync(RELEASED).filter((name) => name.endsWith(".backup"));

for (const [at, name] of dumps.entries())
  test(`the stored database of ${name.replace(".backup", "")} comes to this version with every row`, async () => {
    const secret = RELEASED_KEY;
    const file = join(RELEASED, name);
    const promised = await verifyBackup({ file, secret });
    const url = await elsewhere(`released_${at}`);
    await restore({ url, file, secret });
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    await sql`select set_config('rapport.everything', 'on', false)`;
    for (const table of ["unit", "response", "tally_month", "questionnaire_version"]) {
      const [row] = await sql.unsafe<{ count: number }[]>(`select count(*)::int as count from ${table}`);
      const before = promised.tables.find((each) => each.name === `public.${table}`)?.rows;
      assert.ok(before, `${table} had rows`);
      assert.equal(row?.count, before, table);
    }
    await sql.end();
  });

test(`${WRITES_A_SECOND} answers a second come in while the tables change: none is refused for good, each is there once`, async () => {
  const url = await elsewhere("live");
  const [oldest] = dumps.sort();
  assert.ok(oldest);
  const { migrations } = await verifyBackup({ file: join(RELEASED, oldest), secret: RELEASED_KEY });
  await migrateDatabase(url, { upTo: migrations.length });
  const sql = postgres(url, { max: 10, onnotice: () => {} });
  const acknowledged: string[] = [];
  const lost: string[] = [];
  let retried = 0;
  const write = async (key: string) => {
    // A resident's browser, and the event tablet's queue, send again.
    for (let tries = 0; tries < 10; tries += 1) {
      try {
        await sql`
          with fresh as (insert into used_key (key, day) values (${key}, '2026-11-24') on conflict do nothing returning day)
          insert into inbox (id, unit_id, service_key, channel, version_id, day, choices, words)
          select ${key}, ${randomUUID()}, 'household', 'open', ${randomUUID()}, day, '{5}', '{}' from fresh`;
        acknowledged.push(key);
        return;
      } catch {
        retried += 1;
        await sleep(200);
      }
    }
    lost.push(key);
  };
  const writing: Promise<void>[] = [];
  let isOver = false;
  const writers = (async () => {
    while (!isOver || writing.length < 2 * WRITES_A_SECOND) {
      writing.push(write(randomUUID()));
      await sleep(1000 / WRITES_A_SECOND);
    }
  })();
  await sleep(300);
  await migrateDatabase(url);
  isOver = true;
  await writers;
  await Promise.all(writing);
  assert.deepEqual(lost, []);
  await sql.begin(async (tx) => {
    await tx`select set_config('rapport.everything', 'on', true)`;
    const [row] = await tx`select count(*)::int as rows, count(distinct id)::int as keys from inbox`;
    assert.deepEqual(row, { rows: acknowledged.length, keys: acknowledged.length });
  });
  await sql.end();
  process.stdout.write(`${acknowledged.length} answers stored while the tables changed, ${retried} sent again\n`);
});
