import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { addMonths, type Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { type Issue, issuesOf, monthsUpTo, type NeedCount } from "./issues.ts";

/**
 * What residents asked some units about in a month, against the year before. Clues, complaints and thanks are not among it: a count of
 * them beside a unit and a month would point at who sent them. Rows are counted by unit and day through their index; no text is read.
 */
export function issues(actor: StaffActor, unitIds: readonly string[], month: Day, today: Day): Promise<Issue[]> {
  return transaction(reachOf(actor), async (tx) => {
    const mine = await unitsWithRole(actor, MAY["issues.read"], tx);
    const own = unitIds.filter((id) => mine.includes(id));
    const [from = month] = monthsUpTo(month);
    const counted = await tx.execute<NeedCount>(sql`
      select r.need_key as "needKey", date_trunc('month', r.received_on)::date::text as month, count(*)::int as requests
      from request r join help_need n on n.key = r.need_key and n.kind = 'help'
      where r.unit_id = any (${uuids(own)}) and not r.is_complaint and r.shown_on is not null
        and r.received_on >= ${from} and r.received_on < ${addMonths(month, 1)}
      group by 1, 2`);
    const needs = await tx.execute<{ key: string; title: unknown }>(sql`
      select distinct on (n.key) n.key, v.title from help_need n join help_need_version v on v.need_key = n.key
      where n.kind = 'help' order by n.key, v.number desc`);
    const titles = needs.map(({ key, title }) => ({ key, title: localised.parse(title) }));
    return issuesOf(titles, [...counted], month, today, env().RAPPORT_STAFF_MINIMUM_BASE);
  });
}

export type UnitAction = {
  id: string;
  unitId: string;
  unitName: Localised;
  title: Localised;
  month: Day;
  what: string;
  owner: string;
  dueOn: Day;
  done: { words: string; on: Day } | undefined;
  /** How many times it was told or taken back; 0 when never. */
  told: number;
  public: { said: Localised; did: Localised; on: Day } | undefined;
};

type Row = Omit<UnitAction, "unitName" | "title" | "done" | "public"> & {
  unitName: unknown;
  title: unknown;
  done: string | null;
  endedOn: Day | null;
  said: unknown;
  did: unknown;
  publishedOn: Day | null;
};

const MOST_ACTIONS = 100;

/** What some units do about it: what is still to be done first, by its date. */
export function unitActions(actor: StaffActor, unitIds: readonly string[]): Promise<UnitAction[]> {
  return transaction(reachOf(actor), async (tx) => {
    const mine = await unitsWithRole(actor, MAY["issues.read"], tx);
    const rows = await tx.execute<Row>(sql`
      select a.id, a.unit_id as "unitId", u.name as "unitName", v.title, a.month::text as month, a.what, p.name as owner, a.due_on::text as "dueOn", e.done,
        e.ended_on::text as "endedOn", coalesce(t.number, 0) as told, t.said, t.did, t.published_on::text as "publishedOn"
      from unit_action a join unit u on u.id = a.unit_id join person p on p.id = a.owner_id
      join lateral (select title from help_need_version v where v.need_key = a.need_key order by number desc limit 1) v on true
      left join unit_action_end e on e.action_id = a.id
      left join lateral (select * from unit_action_publication t where t.action_id = a.id order by number desc limit 1) t on true
      where a.unit_id = any (${uuids(unitIds.filter((id) => mine.includes(id)))})
      order by e.ended_on is not null, case when e.ended_on is null then a.due_on end, e.ended_on desc, a.id limit ${MOST_ACTIONS}`);
    return rows.map(({ unitName, title, done, endedOn, said, did, publishedOn, ...each }) => ({
      ...each,
      unitName: localised.parse(unitName),
      title: localised.parse(title),
      done: done !== null && endedOn ? { words: done, on: endedOn } : undefined,
      public: said && did && publishedOn ? { said: localised.parse(said), did: localised.parse(did), on: publishedOn } : undefined,
    }));
  });
}

export type Owner = { id: string; name: string };

/** Who may be given an action: whoever has a role within what the actor reaches. */
export function owners(actor: StaffActor): Promise<Owner[]> {
  return transaction(reachOf(actor), async (tx) => [
    ...(await tx.execute<Owner>(sql`
      select distinct p.id, p.name from person p join role_holding h on h.person_id = p.id
      where h.unit_id = any (${uuids(actor.units)}) order by p.name, p.id`)),
  ]);
}

/** Who may be given an action of a unit and see it through: whoever leads actions there, as far as the actor reaches. */
export function leadsOf(actor: StaffActor, unitId: string): Promise<Owner[]> {
  return transaction(reachOf(actor), async (tx) => [
    ...(await tx.execute<Owner>(sql`
      with recursive above as (
        select id, parent_id from unit where id = ${unitId}
        union select u.id, u.parent_id from unit u join above a on u.id = a.parent_id
      )
      select distinct p.id, p.name from person p join role_holding h on h.person_id = p.id join above on above.id = h.unit_id
      where h.unit_id = any (${uuids(actor.units)}) and h.role in (${sql.join(
        MAY["actions.lead"].map((role) => sql`${role}`),
        sql`, `,
      )})
      order by p.name, p.id`)),
  ]);
}
