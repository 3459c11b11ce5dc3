import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { backup } from "#db/backup/backup.ts";
import { verifyBackup } from "#db/backup/restore.ts";
import { backupKey } from "./backup-key.ts";
import { onDatabase, say } from "./command.ts";
import { step } from "./progress.ts";

const asked = () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file = `rapport-${new Date().toISOString().slice(0, 10)}.backup`] = positionals;
  return resolve(file);
};

onDatabase(asked, async (file, { ownerUrl: url }) => {
  const { secret, madeIn } = backupKey(true);
  const { tables, method } = await step("Backup", (report) => backup({ url, file, secret, report }));
  await step("Reading it once more", () => verifyBackup({ file, secret }));
  say(`${tables.length} tables, ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows (${method}) in ${file}`);
  if (madeIn) say(`The key was made in ${madeIn}. Keep a copy elsewhere: without it nobody can read the backup.`);
});
