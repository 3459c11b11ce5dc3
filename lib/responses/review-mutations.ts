import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import type { HeldGroup } from "./review-queries.ts";
import { reviewableUnits } from "./reviewable.ts";
import { addToTallies, keepAnswers, keepWords } from "./tally-mutations.ts";

/** The whole of a group, those of one pattern, or the rest beside that pattern. */
export type Part = { of: "all" } | { of: "pattern" | "rest"; pattern: readonly number[] };
export type Decision = { group: HeldGroup; part: Part; verdict: "release" | "exclude"; why: string };

/** Count held answers after all, or exclude them for good; returns how many. Not the actor's to decide, or decided already: not found. */
export async function decideHeld(actor: StaffActor, decision: Decision): Promise<number> {
  const { group, verdict, why } = decision;
  if (!reviewableUnits(actor, await unitsInScope(actor)).includes(group.unitId)) throw new NotFound();
  const versions = await openedVersions({ fresh: true });
  return transaction(reachOf(actor), async (tx) => {
    // A mix at the same time could judge the same day by half of its answers.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('rapport mix'))`);
    const answers = await take(tx, decision);
    if (answers === 0) throw new NotFound();
    if (verdict === "release") {
      await keepAnswers(tx, "released");
      for (const version of versions) {
        await keepWords(tx, version, "released");
        await addToTallies(tx, version, "released");
      }
    } else {
      await tx.execute(sql`
        insert into excluded_answer (id, unit_id, service_key, channel, version_id, day, month, choices, reasons, why, excluded_by, excluded_on)
        select gen_random_uuid(), unit_id, service_key, channel, version_id, day, month, choices, reasons, ${why}, ${actor.personId}::uuid,
          ${dayOf(new Date(), env().RAPPORT_TIME_ZONE)}::date
        from released order by gen_random_uuid()`);
    }
    await record(tx, actor, { event: verdict === "release" ? "answers.released" : "answers.excluded", ...group, answers, why });
    return answers;
  });
}

/** Take a group, or the part of it that was chosen, out of the held answers. */
async function take(tx: Tx, { group, part }: Decision): Promise<number> {
  const pattern = part.of === "all" ? undefined : sql`${`{${part.pattern.join(",")}}`}::smallint[]`;
  const which = !pattern ? sql`true` : part.of === "pattern" ? sql`choices = ${pattern}` : sql`choices <> ${pattern}`;
  await tx.execute(sql`
    create temporary table released on commit drop as
    with gone as (
      delete from held_answer where unit_id = ${group.unitId} and service_key = ${group.serviceKey} and channel = ${group.channel}
        and day = ${group.day} and array_to_string(reasons, ',') = ${group.reasons} and ${which} returning *)
    select * from gone`);
  const [row] = await tx.execute<{ taken: number }>(sql`select count(*)::int as taken from released`);
  return row?.taken ?? 0;
}
