import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { type Day, monthOf } from "#lib/calendar.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { BURST_CHANNELS, burstLimit, FEWEST_ALIKE, type HoldReason, isRun } from "./signals.ts";
import { recountCell } from "./tally-mutations.ts";

/** Where answers are looked at together. */
export type Cell = { unitId: string; serviceKey: string; channel: string; day: Day };
type Counted = Cell & { fresh: number; counted: number; held: number; before: number; released: boolean };

const ofCell = ({ unitId, serviceKey, channel, day }: Cell): SQL =>
  sql`unit_id = ${unitId} and service_key = ${serviceKey} and channel = ${channel} and day = ${day}`;

/**
 * Take what a reviewer must see first out of `released`: answers held when they came, and whole cells of a unit, service, channel and
 * day with a burst or a run of identical answers. Of such a cell the answers already counted are taken back as well.
 */
export async function holdBack(tx: Tx, versions: readonly OpenVersion[]): Promise<void> {
  for (const { reasons, takesBack, ...cell } of await suspectCells(tx)) {
    await hold(tx, sql`${ofCell(cell)} and held_for = '{}'`, sql`${`{${reasons.join(",")}}`}::text[]`);
    if (!takesBack) continue;
    await tx.execute(sql`
      with gone as (delete from response where ${ofCell(cell)} returning *)
      insert into held_answer (id, unit_id, service_key, channel, version_id, day, month, choices, words, reasons)
      select gen_random_uuid(), unit_id, service_key, channel, version_id, day, month, choices, '{}', ${`{${reasons.join(",")}}`}::text[]
      from gone order by gen_random_uuid()`);
    await recountCell(tx, versions, { ...cell, month: monthOf(cell.day) });
  }
  await hold(tx, sql`held_for <> '{}'`, sql`held_for`);
}

async function hold(tx: Tx, which: SQL, reasons: SQL): Promise<void> {
  await tx.execute(sql`
    with gone as (delete from released where ${which} returning *)
    insert into held_answer (id, unit_id, service_key, channel, version_id, day, month, choices, words, reasons)
    select gen_random_uuid(), unit_id, service_key, channel, version_id, day, month, choices, words, ${reasons} from gone
    order by gen_random_uuid()`);
}

/** Cells of `released` with a burst or a run; answers that a reviewer has let back in are not taken out again. */
async function suspectCells(tx: Tx): Promise<(Cell & { reasons: HoldReason[]; takesBack: boolean })[]> {
  const cells = await tx.execute<Counted>(sql`
    select unit_id as "unitId", service_key as "serviceKey", channel, day::text as day, count(*)::int as fresh,
      (select count(*)::int from response r
       where (r.unit_id, r.service_key, r.channel, r.day) = (f.unit_id, f.service_key, f.channel, f.day)) as counted,
      (select count(*)::int from held_answer h where reasons && '{burst,alike}'
       and (h.unit_id, h.service_key, h.channel, h.day) = (f.unit_id, f.service_key, f.channel, f.day)) as held,
      (select coalesce(sum(answers), 0)::int from tally_day t where (t.unit_id, t.service_key, t.channel) = (f.unit_id, f.service_key, f.channel)
       and t.day between f.day - 28 and f.day - 1) as before,
      exists (select from audit_event a where a.event = 'answers.released' and a.at >= f.day
       and a.detail @> jsonb_build_object('unitId', unit_id, 'serviceKey', service_key, 'channel', channel, 'day', f.day::text)) as released
    from released f where channel = any (${`{${BURST_CHANNELS.join(",")}}`}::text[]) and (held_for = '{}' or 'burst' = any (held_for))
    group by unit_id, service_key, channel, day`);
  const found: (Cell & { reasons: HoldReason[]; takesBack: boolean })[] = [];
  for (const { fresh, counted, held, before, released, ...cell } of cells) {
    const limit = burstLimit(before / 28);
    // What a reviewer has released stays; more than the limit is only counted because one has.
    const reviewed = released || counted > limit;
    const answers = fresh + held + (reviewed ? 0 : counted);
    const reasons: HoldReason[] = [
      ...(answers > limit ? (["burst"] as const) : []),
      ...(answers >= FEWEST_ALIKE && !reviewed && (await hasRun(tx, cell)) ? (["alike"] as const) : []),
    ];
    if (reasons.length > 0) found.push({ ...cell, reasons, takesBack: !reviewed });
  }
  return found;
}

type Pattern = { versionId: string; choices: number[]; alike: number; answers: number; countedAlike: number; counted: number };

async function hasRun(tx: Tx, cell: Cell): Promise<boolean> {
  const patterns = await tx.execute<Pattern>(sql`
    with own as (
      select version_id, choices, false as counted from released where ${ofCell(cell)}
      union all select version_id, choices, true from response where ${ofCell(cell)}
      union all select version_id, choices, false from held_answer where ${ofCell(cell)} and reasons && '{burst,alike}')
    select version_id as "versionId", choices, count(*)::int as alike, (select count(*)::int from own) as answers,
      count(*) filter (where counted)::int as "countedAlike", (select count(*) filter (where counted)::int from own) as counted
    from own group by version_id, choices having count(*) >= ${FEWEST_ALIKE} order by count(*) desc limit 5`);
  for (const { versionId, choices, alike, answers, countedAlike, counted } of patterns) {
    const [before] = await tx.execute<{ alike: number; answers: number }>(sql`
      select count(*) filter (where choices = ${`{${choices.join(",")}}`}::smallint[])::int as alike, count(*)::int as answers
      from response where unit_id = ${cell.unitId} and service_key = ${cell.serviceKey} and channel = ${cell.channel}
        and version_id = ${versionId} and day between ${cell.day}::date - 90 and ${cell.day}::date - 1`);
    const known = before ?? { alike: 0, answers: 0 };
    // A run among the counted ones is there because a reviewer has released it.
    if (isRun(alike, answers, known) && !isRun(countedAlike, counted, known)) return true;
  }
  return false;
}
