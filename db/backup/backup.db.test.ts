import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { endRun } from "#bin/leftovers.ts";
import { closeDatabase } from "#db";
import { type OpenDatabase, openEmbedded } from "#db/embedded/open.ts";
import { home, place } from "#db/embedded/place.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { plant, testForce } from "#db/seed/test-rates.ts";
import { backup } from "./backup.ts";
import type { Manifest } from "./records.ts";
import { differences, restore, verifyBackup } from "./restore.ts";
import { DamagedBackup } from "./sealed-stream.ts";

const SECRET = "a key for backups in tests, long enough";
const FLIPS = 100;

const folder = mkdtempSync(join(home(), "second-"));
const file = join(folder, "one.backup");
const url = process.env.DATABASE_OWNER_URL ?? "";
const opened: OpenDatabase[] = [];
let made: Manifest;

/** An empty database in a server of its own. */
async function elsewhere(name: string): Promise<string> {
  const server = await openEmbedded(await place(folder), name);
  opened.push(server);
  return server.ownerUrl;
}

before(async () => {
  const { stations } = await testForce();
  await plant(stations.map((unitId, at) => ({ unitId, count: 7 + at, grade: 5 - (at % 3) })));
  made = await backup({ url, file, secret: SECRET, method: "copy" });
});

after(async () => {
  await closeDatabase();
  for (const server of opened) await server.stop();
  await endRun(folder);
});

test("a backup restored into a second server has every table as it was", async () => {
  const second = await elsewhere("whole");
  await restore({ url: second, file, secret: SECRET });
  assert.deepEqual(await differences(second, made), []);
  assert.ok(made.tables.length > 30);
  assert.ok(made.tables.find(({ name }) => name === "public.response")?.rows, "answers are among them");
  // Rules hold again afterwards, and a second restore writes over nobody's work.
  await assert.rejects(restore({ url: second, file, secret: SECRET }), /already holds units/);
  const again = join(folder, "again.backup");
  const { tables } = await backup({ url: second, file: again, secret: SECRET, method: "copy" });
  assert.deepEqual(tables, made.tables, "a backup of the restored database promises the same");
});

test("a database of one migration earlier is restored, and brought to this version", async () => {
  const [earlier, later] = [await elsewhere("earlier"), await elsewhere("later")];
  await migrateDatabase(earlier, { upTo: made.migrations.length - 1 });
  const old = join(folder, "old.backup");
  const { migrations } = await backup({ url: earlier, file: old, secret: SECRET, method: "copy" });
  assert.equal(migrations.length, made.migrations.length - 1);
  await restore({ url: later, file: old, secret: SECRET });
  await migrateDatabase(later);
  const now = await backup({ url: later, file: join(folder, "now.backup"), secret: SECRET, method: "copy" });
  assert.deepEqual(now.migrations, made.migrations);
});

test(`${FLIPS} backups with one bit changed are refused, as are a cut one, a longer one, another key and another file`, async () => {
  const whole = readFileSync(file);
  const spoilt = join(folder, "spoilt.backup");
  const refused = async (bytes: Buffer, secret = SECRET) => {
    writeFileSync(spoilt, bytes);
    await assert.rejects(verifyBackup({ file: spoilt, secret }), DamagedBackup);
  };
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const bytes = Buffer.from(whole);
    const at = randomInt(bytes.length);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << randomInt(8)), at);
    await refused(bytes);
  }
  await refused(whole.subarray(0, whole.length - 1));
  await refused(whole.subarray(0, Math.floor(whole.length / 2)));
  await refused(Buffer.concat([whole, Buffer.from("x")]));
  await refused(Buffer.from("not a backup at all, but long enough to be read as one"));
  await refused(whole, `${SECRET}!`);
  await verifyBackup({ file, secret: SECRET });
});
