import "server-only";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type StaffActor, staffActor, systemActor } from "./actor.ts";
import { type TokenScope, tokenIn } from "./token.ts";
import { noteTokenUse } from "./token-mutations.ts";
import { heldBy } from "./token-queries.ts";

const door = systemActor("api");

export type Caller = { actor: StaffActor; tokenId: string; scopes: readonly TokenScope[] };

/** Whose token a request carries, with no more than its person may see today; `undefined` for one that does not hold. */
export async function calledBy(headers: Headers): Promise<Caller | undefined> {
  const token = tokenIn(headers.get("authorization"));
  if (!token) return undefined;
  const now = new Date();
  const day = dayOf(now, env().RAPPORT_TIME_ZONE);
  const holder = await heldBy(door, token, now, day);
  if (!holder) return undefined;
  if (!holder.isNoted) await noteTokenUse(door, holder, day);
  const { tokenId, scopes, personId, name, roles, units } = holder;
  return { actor: staffActor({ personId, name, roles, units }), tokenId, scopes };
}
