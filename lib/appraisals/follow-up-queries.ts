import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { addMonths, type Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import type { AppraisedId } from "./indicators.ts";
import { type AppraisalPeriod, periodIn, periods, readableIn } from "./period-queries.ts";

export type Thanked = { personId: string; person: string; unitId: string /** None below the smallest base. */; thanks: number | undefined };

/** Officers of some units and of those below them whose thanks a lead has reviewed in a period; by name, for nobody has a rank. */
export async function thankedIn(tx: Tx, _actor: StaffActor, { from, to }: AppraisalPeriod, unitIds: readonly string[]): Promise<Thanked[]> {
  const rows = await tx.execute<Thanked & { thanks: number }>(sql`
    with recursive below as (
      select id as top, id from unit where id = any (${uuids(unitIds)})
      union select b.top, u.id from unit u join below b on u.parent_id = b.id
    )
    select p.id as "personId", p.name as person, b.top as "unitId", count(*)::int as thanks
    from recognition r join below b on b.id = r.unit_id join person p on p.id = r.person_id
    where r.reviewed_on >= ${from} and r.reviewed_on < ${addMonths(to, 1)}
    group by p.id, p.name, b.top order by p.name, p.id`);
  return rows.map((row) => ({ ...row, thanks: row.thanks < env().RAPPORT_STAFF_MINIMUM_BASE ? undefined : row.thanks }));
}

export type Recognition = { unitId: string; personId: string | null; person: string | null; words: string; on: Day };
export type AppraisalAction = {
  id: string;
  unitId: string;
  periodId: string;
  indicator: AppraisedId;
  what: string;
  owner: string;
  dueOn: Day;
  reviewOn: Day;
  done: string | null;
  cameOf: string | null;
  helped: boolean | null;
  /** Whether the actor may say that it is done. */
  isLed: boolean;
};

/** Who is proposed for recognition in a period and who was recognised, as far as the actor reads its cards. */
export function recognitionsOf(actor: StaffActor, periodId: string): Promise<{ thanked: Thanked[]; recognised: Recognition[] }> {
  return transaction(reachOf(actor), async (tx) => {
    const period = await periodIn(tx, actor, periodId);
    const readable = await readableIn(tx, actor, period);
    const recognised = await tx.execute<Recognition>(sql`
      select r.unit_id as "unitId", r.person_id as "personId", p.name as person, r.words, r.recognised_on::text as on
      from appraisal_recognition r left join person p on p.id = r.person_id
      where r.period_id = ${periodId} and r.unit_id = any (${uuids(readable)}) order by r.recognised_on, r.id`);
    return { thanked: await thankedIn(tx, actor, period, readable), recognised: [...recognised] };
  });
}

/** What was opened about appraised results, and what came of it; of one period, or of every one that the actor reads. */
export function appraisalActions(actor: StaffActor): Promise<AppraisalAction[]> {
  return transaction(reachOf(actor), async (tx) => {
    const [read, led] = [await unitsWithRole(actor, MAY["cards.read"], tx), await unitsWithRole(actor, MAY["actions.lead"], tx)];
    const rows = await tx.execute<Omit<AppraisalAction, "isLed">>(sql`
      select a.id, a.unit_id as "unitId", a.period_id as "periodId", a.indicator, a.what, p.name as owner, a.due_on::text as "dueOn",
        a.review_on::text as "reviewOn", e.done, v.came_of as "cameOf", v.helped
      from unit_action a join person p on p.id = a.owner_id
      left join unit_action_end e on e.action_id = a.id left join unit_action_review v on v.action_id = a.id
      where a.period_id is not null and a.unit_id = any (${uuids(read)}) order by v.action_id is not null, a.review_on, a.id`);
    return rows.map((row) => ({ ...row, isLed: led.includes(row.unitId) }));
  });
}

export type CameOf = { period: AppraisalPeriod; helped: number; helpedNot: number; done: number; open: number };

/** So many periods are told of: what was begun about one is looked at while the next one ends. */
const TOLD_PERIODS = 2;

/** What came of the actions about the last periods that have ended and of which any were opened for some units; the newest first. */
export async function cameOfLast(actor: StaffActor, unitIds: readonly string[]): Promise<CameOf[]> {
  const all = (await appraisalActions(actor)).filter(({ unitId }) => unitIds.includes(unitId));
  if (all.length === 0) return [];
  const ended = (await periods(actor)).filter(({ id, endedOn }) => endedOn && all.some(({ periodId }) => periodId === id));
  return ended.slice(0, TOLD_PERIODS).map((period) => {
    const own = all.filter(({ periodId }) => periodId === period.id);
    const count = (of: (action: AppraisalAction) => boolean) => own.filter(of).length;
    return {
      period,
      helped: count(({ helped }) => helped === true),
      helpedNot: count(({ helped }) => helped === false),
      done: count(({ done, cameOf }) => done !== null && cameOf === null),
      open: count(({ done }) => done === null),
    };
  });
}
