import "server-only";
import { sql } from "drizzle-orm";
import { beyondReach, type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { type Day, dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import type { Piece } from "#lib/units/standing.ts";
import { piecesIn } from "#lib/units/standing-queries.ts";
import { overBy } from "./queries.ts";
import { tellableUnits } from "./tellable-units.ts";

export type CheckResult = {
  checkId: string;
  topic: string;
  unitId: string;
  closesOn: Day;
  /** Officers of the unit and of those below it. */
  scheduled: number;
  /** None where they are too few, or would give away others who are: nobody is told apart. */
  shown: { taken: number; absent: number; passed: number; meanShare: number } | undefined;
};

/** What one check says of the officers of one unit itself. `of`: the unit that the check is of; `share`: the sum of shares of right answers. */
type Row = Omit<CheckResult, "shown"> & { of: string; taken: number; passed: number; share: number };

/** Closed checks that somebody in some units was to take, with the rows of every unit. */
async function rowsOf(tx: Tx, unitIds: readonly string[], now: Date): Promise<Row[]> {
  return [
    ...(await tx.execute<Row>(sql`
      select c.id as "checkId", c.unit_id as "of", c.topic, s.unit_id as "unitId", c.closes_on::text as "closesOn",
        count(*)::int as scheduled, count(o.check_id)::int as taken,
        count(*) filter (where o.right_answers * 100 >= c.pass_share * o.drawn)::int as passed,
        coalesce(sum(o.right_answers::float8 / o.drawn), 0) as share
      from knowledge_scheduled s join knowledge_check c on c.id = s.check_id
      left join ${overBy(now)} o on o.check_id = c.id and o.person_id = s.person_id
      where c.closes_on < ${dayOf(now, env().RAPPORT_TIME_ZONE)}
        and exists (select from knowledge_scheduled r where r.check_id = c.id and r.unit_id = any (${uuids(unitIds)}))
      group by c.id, c.topic, s.unit_id, c.closes_on order by c.closes_on desc, c.topic, c.id, s.unit_id`)),
  ];
}

/** One check's results of the units it was for, by the tree of its last day: a unit that moves later gives nothing away. */
function resultsOf(rows: readonly Row[], pieces: readonly Piece[], minimum: number): CheckResult[] {
  const chainOf = ({ unitId, closesOn }: Row) =>
    pieces.find((piece) => piece.unitId === unitId && piece.from <= monthOf(closesOn) && monthOf(closesOn) < piece.until)?.chain ?? [
      unitId,
    ];
  const groups = rows.map((row) => ({ ...row, chain: chainOf(row) }));
  const tellable = tellableUnits(groups, minimum);
  const [first] = groups;
  const above = groups.flatMap(({ chain, of }) => (chain.includes(of) ? chain.slice(chain.indexOf(of) + 1) : []));
  const units = new Set(groups.flatMap(({ chain }) => chain)).difference(new Set(above));
  if (!first) return [];
  const { checkId, topic, closesOn } = first;
  return [...units].map((unitId) => {
    const below = groups.filter(({ chain }) => chain.includes(unitId));
    const sum = (of: "scheduled" | "taken" | "passed" | "share") => below.reduce((total, row) => total + row[of], 0);
    const [scheduled, taken] = [sum("scheduled"), sum("taken")];
    const shown = tellable.has(unitId)
      ? { taken, absent: scheduled - taken, passed: sum("passed"), meanShare: sum("share") / taken }
      : undefined;
    return { checkId, topic, unitId, closesOn, scheduled, shown };
  });
}

/**
 * Results of closed checks by topic and unit, of all officers of the unit and below it, for whoever leads the unit or appraises it. What may
 * be shown is decided by the whole force, so that readers of different units see the same and have nothing to compare; no number is of
 * two checks.
 */
export function checkResults(actor: StaffActor, now = new Date()): Promise<CheckResult[]> {
  const minimum = env().RAPPORT_STAFF_MINIMUM_BASE;
  return transaction(reachOf(actor), async (tx) => {
    const read = await unitsWithRole(actor, MAY["checks.read"], tx);
    if (read.length === 0) return [];
    const pieces = await piecesIn(tx);
    const below = pieces.flatMap(({ unitId, chain }) => (chain.some((each) => read.includes(each)) ? [unitId] : []));
    // Counts alone, of which only those of the reader's units leave this function.
    const rows = await beyondReach(tx, () => rowsOf(tx, [...new Set(below)], now));
    const results = [...Map.groupBy(rows, ({ checkId }) => checkId).values()].flatMap((own) => resultsOf(own, pieces, minimum));
    return results.filter(({ unitId }) => read.includes(unitId));
  });
}
