import { database as client, closeDatabase } from "#db";
import type { OpenDatabase } from "#db/embedded/open.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { unit } from "#db/schema/units.ts";
import { systemActor } from "#lib/people/actor.ts";
import { indexWords } from "#lib/responses/word-index-mutations.ts";
import { checkRole } from "./check-role.ts";
import { step } from "./progress.ts";
import { surround } from "./surroundings.ts";

/** Bring the database to the schema and, where it is the embedded one and empty, fill it with the demo force. */
export async function prepare(database: OpenDatabase): Promise<void> {
  await step("Tables", () => migrateDatabase(database.ownerUrl, database));
  await checkRole(database);
  if (!database.embedded) return;
  surround(database.url);
  try {
    const [any] = await client().select({ id: unit.id }).from(unit).limit(1);
    if (any) return;
    const { seedDemo } = await import("#db/seed/demo.ts");
    await step("Demonstration: a made-up force with two years of answers", (report) =>
      seedDemo((done, total) => report(`${Math.round((100 * done) / Math.max(total, 1))} %`)),
    );
    await step("Words to search in", async () => {
      await indexWords(systemActor("seed"));
    });
  } finally {
    await closeDatabase();
  }
}
