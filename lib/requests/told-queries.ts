import "server-only";
import { sql } from "drizzle-orm";
import { database } from "#db";
import type { Day } from "#lib/calendar.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import type { ResidentActor } from "#lib/people/actor.ts";

/** "You said, we did": what a unit tells the public. */
export type Told = { id: string; slug: string; unitName: Localised; said: Localised; did: Localised; on: Day };

const MOST_TOLD = 20;

/** What units have told the public, the newest first; of one unit alone where it is named. */
export async function toldToPublic(_actor: ResidentActor, slug?: string): Promise<Told[]> {
  const rows = await database().execute<Omit<Told, "unitName" | "said" | "did"> & { unitName: unknown; said: unknown; did: unknown }>(sql`
    select * from (
      select distinct on (t.action_id) t.action_id as id, u.slug, u.name as "unitName", t.said, t.did, t.published_on::text as on
      from unit_action_publication t join unit u on u.id = t.unit_id
      ${slug === undefined ? sql`` : sql`where u.slug = ${slug}`}
      order by t.action_id, t.number desc) as last
    where said is not null order by "on" desc, id limit ${MOST_TOLD}`);
  return rows.map(({ unitName, said, did, ...each }) => ({
    ...each,
    unitName: localised.parse(unitName),
    said: localised.parse(said),
    did: localised.parse(did),
  }));
}
