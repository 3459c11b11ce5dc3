import "server-only";
import { getTableColumns, sql } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgTable } from "drizzle-orm/pg-core";
import { database } from "#db";
import * as accounts from "#db/schema/accounts.ts";
import * as appraisals from "#db/schema/appraisals.ts";
import * as audit from "#db/schema/audit.ts";
import * as authoring from "#db/schema/authoring.ts";
import * as contacts from "#db/schema/contacts.ts";
import * as danger from "#db/schema/danger.ts";
import * as deadlines from "#db/schema/deadlines.ts";
import * as desk from "#db/schema/desk.ts";
import * as needs from "#db/schema/help-needs.ts";
import * as issues from "#db/schema/issues.ts";
import * as knowledge from "#db/schema/knowledge.ts";
import * as notices from "#db/schema/notices.ts";
import * as organisation from "#db/schema/organisation.ts";
import * as paper from "#db/schema/paper.ts";
import * as people from "#db/schema/people.ts";
import * as publications from "#db/schema/publications.ts";
import * as rates from "#db/schema/rates.ts";
import * as recognitions from "#db/schema/recognitions.ts";
import * as drafts from "#db/schema/request-drafts.ts";
import * as retention from "#db/schema/request-retention.ts";
import * as requests from "#db/schema/requests.ts";
import * as responses from "#db/schema/responses.ts";
import * as settings from "#db/schema/settings.ts";
import * as slips from "#db/schema/slips.ts";
import * as surveys from "#db/schema/surveys.ts";
import * as tokens from "#db/schema/tokens.ts";
import * as units from "#db/schema/units.ts";
import * as webhooks from "#db/schema/webhooks.ts";
import * as words from "#db/schema/words.ts";
import type { Tx } from "#db/transaction.ts";
import type { Actor } from "#lib/people/actor.ts";
import { type Area, CATALOGUE, WHOLE } from "./catalogue.ts";
import { type Entry, type FieldRules, rulesOf } from "./definition.ts";

const SCHEMA: Readonly<Record<string, unknown>> = {
  ...{
    ...accounts,
    ...audit,
    ...authoring,
    ...contacts,
    ...danger,
    ...deadlines,
    ...desk,
    ...needs,
    ...issues,
    ...notices,
    ...organisation,
    ...paper,
    ...people,
  },
  ...{ ...rates, ...drafts, ...retention, ...requests, ...responses, ...settings, ...slips, ...surveys, ...tokens, ...units },
  ...{ ...webhooks, ...words, ...appraisals, ...publications, ...knowledge, ...recognitions },
};

/** A column of the running database, and what the catalogue says of it; nothing where it says nothing. */
export type LiveField = { area: Area; table: string; column: string; type: string; rules: FieldRules | undefined };

/** What the catalogue says, by the names that the database has: `table.column`. */
export function describedFields(): Map<string, { area: Area; rules: FieldRules }> {
  const described = new Map<string, { area: Area; rules: FieldRules }>();
  for (const [area, tables] of Object.entries(CATALOGUE))
    for (const [name, entry] of Object.entries<Entry>(tables)) {
      const table = SCHEMA[name];
      if (!(table instanceof PgTable)) throw new Error(`lib/operations/stored-fields/live-queries.ts does not know the table ${name}`);
      for (const [key, column] of Object.entries<PgColumn>(getTableColumns(table))) {
        const stated = entry.fields[key];
        if (stated) described.set(`${getTableConfig(table).name}.${column.name}`, { area: area as Area, rules: rulesOf(entry, stated) });
      }
    }
  return described;
}

/** Every column of every table of this database but the server's own, in the order of the catalogue; those of libraries as whole tables. */
export async function liveFields(_actor: Actor, tx: Pick<Tx, "execute"> = database()): Promise<LiveField[]> {
  const rows = await tx.execute<{ schema: string; table: string; column: string; type: string }>(sql`
    select n.nspname as schema, c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema') and (n.nspname !~ '^pg_(toast|temp)' or n.oid = pg_my_temp_schema())
    order by n.nspname = 'public' desc, c.relname, a.attnum`);
  const described = describedFields();
  const live = new Map<string, LiveField>();
  for (const { schema, table, column, type } of rows) {
    const whole = `${schema}.${table}`;
    if (schema === "public") {
      const found = described.get(`${table}.${column}`);
      live.set(`${whole}.${column}`, { area: found?.area ?? "machinery", table, column, type, rules: found?.rules });
    } else live.set(whole, { area: "machinery", table: whole, column: "*", type: "", rules: WHOLE[whole] });
  }
  const places = new Map([...described.keys()].map((key, place) => [key, place]));
  const placeOf = ({ table, column }: LiveField) => places.get(`${table}.${column}`) ?? places.size;
  return [...live.values()].sort((a, b) => placeOf(a) - placeOf(b));
}
