import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { holderOf, self } from "./lock.ts";
import { isAlive } from "./processes.ts";

// One small file for each opening of the database, so that only the last to leave stops the server.

const folderIn = (home: string) => join(home, "users");

/** Note an opening by this process; returns its name. Call it under the database lock. */
export function enter(home: string): string {
  const name = randomUUID();
  mkdirSync(folderIn(home), { recursive: true, mode: 0o700 });
  writeFileSync(join(folderIn(home), name), JSON.stringify(self()), { mode: 0o600 });
  return name;
}

/** Take an opening back; returns how many living ones remain. Call it under the database lock. */
export function leave(home: string, name: string): number {
  const folder = folderIn(home);
  rmSync(join(folder, name), { force: true });
  for (const other of readdirSync(folder)) {
    const holder = holderOf(join(folder, other));
    if (!holder || !isAlive(holder)) rmSync(join(folder, other), { force: true });
  }
  return readdirSync(folder).length;
}
