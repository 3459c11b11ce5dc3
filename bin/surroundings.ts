import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { home } from "#db/embedded/place.ts";

/** The secret of this installation: given, or made once and kept in a file that only we can read. */
function secret(): string {
  if (process.env.RAPPORT_SECRET) return process.env.RAPPORT_SECRET;
  const file = join(home(), "secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/** What the server and the commands need in their environment, where it is not given. */
export function surround(databaseUrl: string, origin?: string): void {
  process.env.DATABASE_URL = databaseUrl;
  process.env.RAPPORT_SECRET = secret();
  if (origin) process.env.RAPPORT_ORIGIN ??= origin;
}
