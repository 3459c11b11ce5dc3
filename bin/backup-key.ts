import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { home } from "#db/embedded/place.ts";

const SHORTEST = 32;

/** The secret that backups are encrypted with: given, or made once and kept in a file that only we can read. */
export function backupKey(make: boolean): { secret: string; madeIn: string | undefined } {
  const given = process.env.RAPPORT_BACKUP_KEY;
  if (given) {
    if (given.length < SHORTEST) throw new Error(`RAPPORT_BACKUP_KEY is shorter than ${SHORTEST} characters.`);
    return { secret: given, madeIn: undefined };
  }
  const file = join(home(), "backup-key");
  if (existsSync(file)) return { secret: readFileSync(file, "utf8").trim(), madeIn: undefined };
  if (!make) throw new Error("Set RAPPORT_BACKUP_KEY to the key that the backup was made with.");
  writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return { secret: readFileSync(file, "utf8").trim(), madeIn: file };
}
