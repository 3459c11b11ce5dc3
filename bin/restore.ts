import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { restore } from "#db/backup/restore.ts";
import { openDatabase } from "#db/embedded/open.ts";
import { backupKey } from "./backup-key.ts";
import { say } from "./command.ts";
import { ended } from "./ended.ts";
import { step } from "./progress.ts";

async function run(): Promise<void> {
  const [file] = parseArgs({ allowPositionals: true }).positionals;
  if (!file) throw new Error("Say which backup: npm run restore -- FILE");
  const { secret } = backupKey(false);
  const database = await openDatabase();
  try {
    const { ownerUrl: url, application } = database;
    const { tables, madeAt } = await step("Restore", (report) => restore({ url, application, file: resolve(file), secret, report }));
    say(`${tables.length} tables as they were on ${madeAt}; every table's checksum is equal.`);
  } finally {
    await database.stop();
  }
}

run().then(ended.well, ended.badly);
