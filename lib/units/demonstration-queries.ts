import "server-only";
import { database } from "#db";
import { demonstration } from "#db/schema/units.ts";

const ASK_AGAIN_MS = 60_000;
let known: { marked: boolean; askedAt: number } | undefined;

/** Whether the data here is a demonstration, which every page must say. Public, so no actor. */
export async function isDemonstration(): Promise<boolean> {
  if (known && (known.marked || Date.now() - known.askedAt < ASK_AGAIN_MS)) return known.marked;
  const rows = await database().select({ seed: demonstration.seed }).from(demonstration).limit(1);
  known = { marked: rows.length > 0, askedAt: Date.now() };
  return known.marked;
}
