import "server-only";
import { sql } from "drizzle-orm";
import * as z from "zod";
import { database } from "#db";
import { NEED_KINDS, TRIAGES } from "#db/schema/requests.ts";
import { localised } from "#lib/i18n/locales.ts";
import type { Actor } from "#lib/people/actor.ts";
import type { Need } from "./need.ts";

const row = z.object({
  key: z.string(),
  kind: z.enum(NEED_KINDS),
  triage: z.enum(TRIAGES),
  sensitive: z.boolean(),
  hours: z.int(),
  title: localised,
  ask: localised,
  words: localised,
});

/** The catalogue in its own order, each need as it is worded now. */
export async function needs(_actor: Actor): Promise<Need[]> {
  const rows = await database().execute(sql`
    select n.key, n.kind, n.triage, n.sensitive, n.hours, v.title, v.ask, v.words
    from help_need n join lateral (
      select title, ask, words from help_need_version v where v.need_key = n.key order by number desc limit 1
    ) v on true order by n.position`);
  return rows.map((each) => row.parse(each));
}

export async function needOf(actor: Actor, key: string): Promise<Need | undefined> {
  return (await needs(actor)).find((need) => need.key === key);
}
