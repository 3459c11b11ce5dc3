import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { database } from "#db";
import journal from "#db/migrations/meta/_journal.json" with { type: "json" };
import type { SystemActor } from "#lib/people/actor.ts";

const PATIENCE_MS = 2_000;

export type Readiness = { ready: boolean; database: "answers" | "silent"; schema: "current" | "older" | "newer" | "unknown" };

/** Whether this process can take answers: its database answers soon and has the schema that this version was made for. */
export async function readiness(_actor: SystemActor): Promise<Readiness> {
  const wanted = journal.entries.at(-1)?.when ?? 0;
  const asked = database()
    .execute<{ at: string }>(sql`select coalesce(max(created_at), 0)::text as at from drizzle.__drizzle_migrations`)
    .then(([row]) => Number(row?.at));
  const at = await Promise.race([asked, sleep(PATIENCE_MS, undefined, { ref: false })]).catch(() => undefined);
  if (at === undefined) return { ready: false, database: "silent", schema: "unknown" };
  // A newer schema only has more (expand, migrate, contract): this version still serves while it is replaced.
  const schema = at === wanted ? "current" : at > wanted ? "newer" : "older";
  return { ready: schema !== "older", database: "answers", schema };
}
