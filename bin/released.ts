import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { closeDatabase } from "#db";
import { backup } from "#db/backup/backup.ts";
import { openEmbedded } from "#db/embedded/open.ts";
import { home, place } from "#db/embedded/place.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { newestMigration, RELEASED, RELEASED_KEY } from "#db/released.ts";
import { say } from "./command.ts";
import { ended } from "./ended.ts";
import { endRun } from "./leftovers.ts";
import { surround } from "./surroundings.ts";

/** Keep a small database of this version's schema in the repository, so that later versions are tested on it. */
async function run(): Promise<void> {
  const folder = mkdtempSync(join(home(), "released-"));
  try {
    const server = await openEmbedded(await place(folder), "released");
    await migrateDatabase(server.ownerUrl, server);
    surround(server.url);
    const { plant, testForce } = await import("#db/seed/test-rates.ts");
    const { stations } = await testForce();
    await plant(stations.map((unitId, at) => ({ unitId, count: 12 + at, grade: 5 - (at % 3) })));
    const file = join(RELEASED, `${newestMigration()}.backup`);
    const { tables } = await backup({ url: server.ownerUrl, file, secret: RELEASED_KEY, method: "copy" });
    say(`${tables.reduce((sum, { rows }) => sum + rows, 0)} rows of ${tables.length} tables in ${file}`);
    await closeDatabase();
    await server.stop();
  } finally {
    await endRun(folder);
  }
}

run().then(ended.well, ended.badly);
