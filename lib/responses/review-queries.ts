import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { reviewableUnits } from "./reviewable.ts";

/** Held answers that are decided on together. `reasons` are joined by commas. */
export type HeldGroup = { unitId: string; serviceKey: string; channel: string; day: Day; reasons: string };
export type ShownGroup = HeldGroup & {
  answers: number;
  /** Answers a day over the 28 days before. */
  expected: number;
  versionId: string;
  /** How many chose each answer to the first question, by its code. */
  firstChoices: Readonly<Record<string, number>>;
  /** The most frequent identical pattern, and how many there are of it. */
  pattern: string;
  alike: number;
};

const MOST_GROUPS = 100;

/** Held answers of the units this actor may decide on, the newest day first. */
export async function heldGroups(actor: StaffActor): Promise<ShownGroup[]> {
  const units = reviewableUnits(actor, await unitsInScope(actor));
  if (units.length === 0) return [];
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx.execute<ShownGroup>(sql`
      with chosen as (select *, array_to_string(reasons, ',') as why from held_answer where unit_id = any (${uuids(units)})),
      groups as (
        select unit_id, service_key, channel, day, why, count(*)::int as answers, (array_agg(version_id))[1] as version_id,
          mode() within group (order by choices) as pattern
        from chosen group by unit_id, service_key, channel, day, why order by day desc, count(*) desc limit ${MOST_GROUPS})
      select unit_id as "unitId", service_key as "serviceKey", channel, day::text as day, why as reasons, answers, version_id as "versionId",
        array_to_string(pattern, ',') as pattern,
        (select coalesce(sum(t.answers), 0)::float8 / 28 from tally_day t
          where (t.unit_id, t.service_key, t.channel) = (g.unit_id, g.service_key, g.channel) and t.day between g.day - 28 and g.day - 1) as expected,
        (select count(*)::int from chosen c where (c.unit_id, c.service_key, c.channel, c.day, c.why)
          = (g.unit_id, g.service_key, g.channel, g.day, g.why) and c.choices = g.pattern) as alike,
        (select json_object_agg(code, n) from (select choices[1] as code, count(*)::int as n from chosen c
          where (c.unit_id, c.service_key, c.channel, c.day, c.why) = (g.unit_id, g.service_key, g.channel, g.day, g.why)
          group by choices[1]) as first) as "firstChoices"
      from groups g order by day desc, answers desc`);
    return [...rows];
  });
}

/** How many answers are held for each unit within the actor's reach: what a lead may know of them. */
export function heldByUnit(actor: StaffActor): Promise<{ unitId: string; held: number; excluded: number }[]> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx.execute<{ unitId: string; held: number; excluded: number }>(sql`
      select unit_id as "unitId", count(*) filter (where held)::int as held, count(*) filter (where not held)::int as excluded
      from (select unit_id, true as held from held_answer union all select unit_id, false from excluded_answer) as each
      group by unit_id`);
    return [...rows];
  });
}
