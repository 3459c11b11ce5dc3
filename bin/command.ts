import { closeDatabase } from "#db";
import { openDatabase } from "#db/embedded/open.ts";
import { ended } from "./ended.ts";
import { prepare } from "./prepare.ts";
import { surround } from "./surroundings.ts";

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Run a command on the database that the server uses: found running, or started for as long as the command takes. */
export function onDatabase(work: () => Promise<void>): void {
  const run = async () => {
    const database = await openDatabase();
    try {
      await prepare(database);
      surround(database.url);
      await work();
    } finally {
      await closeDatabase();
      await database.stop();
    }
  };
  run().then(ended.well, ended.badly);
}
