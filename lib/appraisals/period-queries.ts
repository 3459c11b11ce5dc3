import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { NotFound } from "#lib/errors.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { type Scheme, schemeDefinition } from "./scheme.ts";

export type AppraisalPeriod = {
  id: string;
  unitId: string;
  unitName: Localised;
  kind: UnitNode["kind"];
  versionId: string;
  schemeName: string;
  number: number;
  scheme: Scheme;
  publishedOn: Day;
  from: Day;
  to: Day;
  endedOn: Day | undefined;
};

type Row = Omit<AppraisalPeriod, "unitName" | "scheme" | "endedOn"> & { unitName: unknown; definition: unknown; endedOn: Day | null };

/** Every period of the units that the actor reaches or that stand above them, the newest first. */
export async function periodsIn(tx: Tx, actor: StaffActor): Promise<AppraisalPeriod[]> {
  const rows = await tx.execute<Row>(sql`
    with recursive above as (
      select id, parent_id from unit where id = any (${uuids(actor.units)})
      union select u.id, u.parent_id from unit u join above a on u.id = a.parent_id
    )
    select p.id, p.unit_id as "unitId", u.name as "unitName", p.kind, p.version_id as "versionId", s.name as "schemeName", v.number, v.definition,
      b.published_on::text as "publishedOn", p.from_month::text as "from", p.to_month::text as "to", e.ended_on::text as "endedOn"
    from appraisal_period p join unit u on u.id = p.unit_id join appraisal_scheme_version v on v.id = p.version_id
    join appraisal_scheme s on s.id = v.scheme_id join appraisal_scheme_publication b on b.version_id = v.id
    left join appraisal_period_end e on e.period_id = p.id
    where p.unit_id in (select id from above)
    order by p.to_month desc, p.from_month desc, p.made_at desc, p.id`);
  return rows.map(({ unitName, definition, endedOn, ...row }) => ({
    ...row,
    unitName: localised.parse(unitName),
    scheme: schemeDefinition.parse(definition),
    endedOn: endedOn ?? undefined,
  }));
}

export function periods(actor: StaffActor): Promise<AppraisalPeriod[]> {
  return transaction(reachOf(actor), (tx) => periodsIn(tx, actor));
}

/** A period that the actor is told of. */
export async function periodIn(tx: Tx, actor: StaffActor, id: string): Promise<AppraisalPeriod> {
  const found = (await periodsIn(tx, actor)).find((each) => each.id === id);
  if (!found) throw new NotFound("no such period");
  return found;
}

/** Every unit that a period appraises. */
export async function appraisedIn(tx: Tx, period: Pick<AppraisalPeriod, "unitId" | "kind">): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive below as (
      select id, kind from unit where id = ${period.unitId}
      union select u.id, u.kind from unit u join below b on u.parent_id = b.id
    )
    select id from below where kind = ${period.kind} and id <> ${period.unitId}`);
  return rows.map(({ id }) => id);
}

/** The units whose cards the actor may read in a period; those that are appraised see theirs once it has ended. */
export async function readableIn(tx: Tx, actor: StaffActor, period: AppraisalPeriod): Promise<string[]> {
  const read = await unitsWithRole(actor, MAY["cards.read"], tx);
  const isAbove = read.includes(period.unitId);
  if (!isAbove && !period.endedOn) return [];
  return (await appraisedIn(tx, period)).filter((id) => read.includes(id));
}
