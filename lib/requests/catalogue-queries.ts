import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { database } from "#db";
import { type Tx, transaction } from "#db/transaction.ts";
import { type Actor, reachOf, type StaffActor } from "#lib/people/actor.ts";
import { holdsForce } from "#lib/units/queries.ts";
import { type Agency, agencyShape, type Need, needShape } from "./need.ts";

const versions = (which: SQL) => sql`
  select n.key, n.kind, v.number as version, v.triage, v.sensitive, v.hours, v.keep_days as "keepDays", v.title, v.ask, v.words, v.questions,
    case when a.key is null then null else json_build_object('key', a.key, 'name', a.name, 'reach', a.reach, 'phone', a.phone) end as agency
  from help_need n join help_need_version v on v.need_key = n.key left join agency a on a.key = v.agency_key
  where ${which} order by n.position, n.key`;

const NEWEST = sql`v.number = (select max(number) from help_need_version last where last.need_key = n.key)`;

/** The catalogue in its own order, each need as it is worded now. */
export async function needs(_actor: Actor): Promise<Need[]> {
  const rows = await database().execute(versions(sql`n.retired_on is null and ${NEWEST}`));
  return rows.map((each) => needShape.parse(each));
}

/** A need as it is worded now, retired or not. */
export async function needOf(_actor: Actor, key: string, client: Pick<Tx, "execute"> = database()): Promise<Need | undefined> {
  const [row] = await client.execute(versions(sql`n.key = ${key} and ${NEWEST}`));
  return row && needShape.parse(row);
}

/** A need as it was worded when somebody asked. */
export async function needVersion(_actor: Actor, key: string, version: number): Promise<Need | undefined> {
  const [row] = await database().execute(versions(sql`n.key = ${key} and v.number = ${version}`));
  return row && needShape.parse(row);
}

export type KeptNeed = Need & { isRetired: boolean };

/** Every need that there ever was, as it is worded now, for who keeps the catalogue. */
export async function everyNeed(_actor: StaffActor): Promise<KeptNeed[]> {
  const rows = await database().execute(versions(NEWEST));
  const retired = await database().execute<{ key: string }>(sql`select key from help_need where retired_on is not null`);
  return rows.map((each) => needShape.parse(each)).map((need) => ({ ...need, isRetired: retired.some(({ key }) => key === need.key) }));
}

export type KeptAgency = Agency & { isRetired: boolean };

export async function everyAgency(_actor: StaffActor): Promise<KeptAgency[]> {
  const rows = await database().execute<{ isRetired: boolean }>(
    sql`select key, name, reach, phone, retired_on is not null as "isRetired" from agency order by position, key`,
  );
  return [...rows].map((row) => ({ ...agencyShape.parse(row), isRetired: row.isRetired }));
}

/** The catalogue is every resident's, so only whoever leads a whole force keeps it. */
export function mayKeepCatalogue(actor: StaffActor): Promise<boolean> {
  return transaction(reachOf(actor), (tx) => holdsForce(actor, "help.write", tx));
}

/** Who else helps, in the order of the list. */
export async function agencies(_actor: Actor, client: Pick<Tx, "execute"> = database()): Promise<Agency[]> {
  const rows = await client.execute(sql`select key, name, reach, phone from agency where retired_on is null order by position, key`);
  return rows.map((each) => agencyShape.parse(each));
}
