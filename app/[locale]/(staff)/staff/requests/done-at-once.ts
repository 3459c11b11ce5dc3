import * as z from "zod";
import type { StaffActor } from "#lib/people/actor.ts";
import { undoable } from "#lib/requests/bulk-queries.ts";

/** What the address says was just done to several requests, while it can be undone. */
export async function doneAtOnce(actor: StaffActor, did: string | string[] | undefined) {
  const id = z.uuid().safeParse(did);
  const found = id.success ? await undoable(actor, id.data) : undefined;
  return id.success && found ? { id: id.data, ...found } : undefined;
}
