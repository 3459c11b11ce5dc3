import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Small databases of released schemas; nothing in them is secret, so their key is here. */
export const RELEASED = fileURLToPath(new URL("./released", import.meta.url));
export const RELEASED_KEY = "the key of the stored test databases, which is no secret";

const JOURNAL = fileURLToPath(new URL("./migrations/meta/_journal.json", import.meta.url));

/** The name of the last migration of this version. */
export function newestMigration(): string {
  const { entries } = JSON.parse(readFileSync(JOURNAL, "utf8")) as { entries: { tag: string }[] };
  return entries.at(-1)?.tag ?? "";
}
