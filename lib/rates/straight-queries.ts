import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { pieceKey, stoodBelow } from "#lib/units/standing-queries.ts";
import { bundlesOf, type Cell } from "./bundles.ts";
import { isWithin, wholeYears } from "./period.ts";
import { cutOf, type Selection } from "./queries.ts";
import { NOT_IN_RATES } from "./tally-queries.ts";

/** Counts of answers that graded everything: how many, how many gave the same grade to all, and how many of those another one than the best. */
export type StraightLining = { graded: number; same: number; sameNotBest: number };

/**
 * How many visitors gave one grade to everything in a unit and all below it for a period, by bundles of their own; `undefined` where
 * too few graded everything. Source: Kim Y et al. (2019), Straightlining, Social Science Computer Review 37:214-233: the share of
 * simple nondifferentiation.
 */
export function straightLining(actor: StaffActor, selection: Selection): Promise<StraightLining | undefined> {
  const { period } = selection;
  return transaction(reachOf(actor), async (tx) => {
    const cut = await cutOf(tx, actor, selection);
    const versions = (await openedVersions()).filter(({ key }) => key === "visit-rating").map(({ id }) => id);
    const { from, to } = wholeYears([period]);
    const rows = await tx.execute<{ versionId: string } & Cell>(sql`
      select version_id as "versionId", ${pieceKey(cut.standing)} as "unitId", month::text, '' as part,
        array[sum(counts[1])::int, sum(counts[2])::int, sum(counts[3])::int] as counts
      from tally_straight
      where version_id = any (${uuids(versions)}) and ${stoodBelow(cut.standing)}
        and month between ${from} and ${to} and channel <> ${NOT_IN_RATES}
      group by 1, 2, 3`);
    const rules = { minimum: env().RAPPORT_STAFF_MINIMUM_BASE, above: cut.standing.above, thisMonth: cut.thisMonth };
    const sum: StraightLining = { graded: 0, same: 0, sameNotBest: 0 };
    for (const own of Map.groupBy(rows, ({ versionId }) => versionId).values())
      for (const { month, part, counts } of bundlesOf(own, rules)) {
        if (part !== undefined || !isWithin([period], month) || isWithin(cut.sealed, month)) continue;
        const [graded = 0, same = 0, sameNotBest = 0] = counts;
        sum.graded += graded;
        sum.same += same;
        sum.sameNotBest += sameNotBest;
      }
    return sum.graded >= rules.minimum ? sum : undefined;
  });
}
