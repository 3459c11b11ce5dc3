import { closeDatabase } from "#db";
import { type OpenDatabase, openDatabase } from "#db/embedded/open.ts";
import { ended } from "./ended.ts";
import { servedAt } from "./launcher.ts";
import { prepare } from "./prepare.ts";
import { surround } from "./surroundings.ts";

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Read what was asked for, then run a command on the database that the server uses: found running, or started for as long as the command takes. */
export function onDatabase<T>(asked: () => T, work: (asked: T, database: OpenDatabase) => Promise<void>): void {
  const run = async () => {
    const wanted = asked();
    const database = await openDatabase();
    try {
      await prepare(database);
      surround(database.url, servedAt());
      await work(wanted, database);
    } finally {
      await closeDatabase();
      await database.stop();
    }
  };
  run().then(ended.well, ended.badly);
}
