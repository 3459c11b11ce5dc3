import { openDatabase } from "#db/embedded/open.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { ended } from "./ended.ts";
import { step } from "./progress.ts";

/** Bring the database to this version's schema, apart from serving. */
async function run(): Promise<void> {
  const database = await openDatabase();
  try {
    await step("Tables", () => migrateDatabase(database.ownerUrl, database));
  } finally {
    await database.stop();
  }
}

run().then(ended.well, ended.badly);
