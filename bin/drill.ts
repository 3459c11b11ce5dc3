import { mkdtempSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { restore } from "#db/backup/restore.ts";
import { openEmbedded } from "#db/embedded/open.ts";
import { home, place } from "#db/embedded/place.ts";
import { backupKey } from "./backup-key.ts";
import { say } from "./command.ts";
import { ended } from "./ended.ts";
import { endRun } from "./leftovers.ts";
import { step } from "./progress.ts";

/** Restore a backup into a second server of its own, compare, and throw it away. */
async function run(): Promise<void> {
  const [file] = parseArgs({ allowPositionals: true }).positionals;
  if (!file) throw new Error("Say which backup: npm run drill -- FILE");
  const { secret } = backupKey(false);
  const folder = mkdtempSync(join(home(), "drill-"));
  try {
    const server = await step("A second server", async () => openEmbedded(await place(folder), "drill"));
    const began = Date.now();
    const { tables } = await step("Restore", (report) => restore({ url: server.ownerUrl, file: resolve(file), secret, report }));
    const rows = tables.reduce((sum, each) => sum + each.rows, 0);
    say(`Restored in ${((Date.now() - began) / 1000).toFixed(1)} s: ${tables.length} of ${tables.length} tables equal, ${rows} rows.`);
    await server.stop();
  } finally {
    await endRun(folder);
  }
}

run().then(ended.well, ended.badly);
