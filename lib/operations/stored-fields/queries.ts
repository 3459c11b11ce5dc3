import "server-only";
import { env } from "#lib/env.ts";
import type { Actor, StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { needs } from "#lib/requests/catalogue-queries.ts";
import { type KeepingNumbers, keepingNumbers } from "./keeping.ts";
import { type LiveField, liveFields } from "./live-queries.ts";

/** The numbers that hold now, of the settings and of the needs that residents are offered. */
export async function numbersNow(actor: Actor): Promise<KeepingNumbers> {
  const days = (await needs(actor)).map(({ keepDays }) => keepDays);
  return keepingNumbers(env(), { least: Math.min(...days), most: Math.max(...days) });
}

/** Every field that this database stores, for who may see the list. */
export async function storedFields(actor: StaffActor): Promise<{ fields: LiveField[]; numbers: KeepingNumbers } | undefined> {
  if (!actor.roles.some(({ role }) => MAY["fields.read"].includes(role))) return undefined;
  const [fields, numbers] = await Promise.all([liveFields(actor), numbersNow(actor)]);
  return { fields, numbers };
}
