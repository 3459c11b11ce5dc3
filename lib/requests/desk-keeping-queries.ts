import "server-only";
import { sql } from "drizzle-orm";
import * as z from "zod";
import { transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { LOCALE_KEYS, type Localised, localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import type { ReplyTemplate } from "./template-definition.ts";

const wordings = z.partialRecord(z.enum(LOCALE_KEYS), z.string());

/** The templates of some units and those above them. */
export function replyTemplates(actor: StaffActor, unitIds: readonly string[]): Promise<ReplyTemplate[]> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx.execute<{ id: string; unitId: string; name: string; words: unknown }>(sql`
      with recursive above as (select id, parent_id from unit where id = any (${uuids(unitIds)})
        union select u.id, u.parent_id from unit u join above a on u.id = a.parent_id)
      select t.id, t.unit_id as "unitId", t.name, t.words from reply_template t where t.unit_id in (select id from above) order by t.name, t.id`);
    return [...rows].map((row) => ({ ...row, words: wordings.parse(row.words) }));
  });
}

export type AssignmentRule = { id: string; unitId: string; needTitle: Localised | undefined; person: string };

/** Who gets what comes in by itself, in some units. */
export function assignmentRules(actor: StaffActor, unitIds: readonly string[]): Promise<AssignmentRule[]> {
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx.execute<{ id: string; unitId: string; title: unknown; person: string }>(sql`
      select r.id, r.unit_id as "unitId", p.name as person,
        (select title from help_need_version v where v.need_key = r.need_key order by number desc limit 1) as title
      from assignment_rule r join person p on p.id = r.person_id
      where r.unit_id = any (${uuids(unitIds)}) order by r.unit_id, r.need_key nulls last`);
    return [...rows].map(({ title, ...row }) => ({ ...row, needTitle: title ? localised.parse(title) : undefined }));
  });
}
