import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { type Scheme, schemeDefinition } from "./scheme.ts";

export type SchemeVersion = {
  id: string;
  schemeId: string;
  unitId: string;
  name: string;
  number: number;
  scheme: Scheme;
  author: string;
  isOwn: boolean;
  approver: string | undefined;
  publishedOn: Day | undefined;
};

type Row = Omit<SchemeVersion, "scheme" | "isOwn" | "approver" | "publishedOn"> & {
  definition: unknown;
  authorId: string;
  approver: string | null;
  publishedOn: Day | null;
};

/** Every version of the schemes of the units that the actor reaches, and the published ones of the units above; by name, the newest version first. */
export function schemeVersions(actor: StaffActor): Promise<SchemeVersion[]> {
  return transaction(reachOf(actor), async (tx) => {
    const read = await unitsWithRole(actor, [...MAY["schemes.write"], ...MAY["cards.read"]], tx);
    const rows = await tx.execute<Row>(sql`
      with recursive above as (
        select id, parent_id from unit where id = any (${uuids(actor.units)})
        union select u.id, u.parent_id from unit u join above a on u.id = a.parent_id
      )
      select v.id, v.scheme_id as "schemeId", v.unit_id as "unitId", s.name, v.number, v.definition, w.name as author, w.id as "authorId",
        b.name as approver, p.published_on::text as "publishedOn"
      from appraisal_scheme_version v join appraisal_scheme s on s.id = v.scheme_id join person w on w.id = v.written_by
      left join appraisal_scheme_approval a on a.version_id = v.id left join person b on b.id = a.approved_by
      left join appraisal_scheme_publication p on p.version_id = v.id
      where v.unit_id = any (${uuids(read)}) or (p.version_id is not null and v.unit_id in (select id from above))
      order by s.name, s.id, v.number desc`);
    return rows.map(({ definition, authorId, approver, publishedOn, ...row }) => ({
      ...row,
      scheme: schemeDefinition.parse(definition),
      isOwn: authorId === actor.personId,
      approver: approver ?? undefined,
      publishedOn: publishedOn ?? undefined,
    }));
  });
}
