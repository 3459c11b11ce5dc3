import "server-only";
import * as z from "zod";
import { driver } from "#db";
import type { ResidentActor } from "#lib/people/actor.ts";

/** Whether a form with this key has been stored in the last two days. */
export async function isStoredKey(_actor: ResidentActor, key: string): Promise<boolean> {
  if (!z.uuid().safeParse(key).success) return false;
  return (await driver()`select 1 from used_key where key = ${key}`).length > 0;
}
