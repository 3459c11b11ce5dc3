import "server-only";
import { sql } from "drizzle-orm";
import { describedFields, liveFields } from "#lib/operations/stored-fields/live-queries.ts";
import { systemActor } from "#lib/people/actor.ts";
import { none, type Proof } from "./proof.ts";

const SLIPS = ["slip", "slip_batch", "invitation_mark", "invitation_wave", "paper_entry"];

/** Tables that hold answers, words of ratings or slips, by the catalogue. */
function answerTables(): string[] {
  const answers = [...describedFields()].filter(([, { area }]) => area === "answers").map(([field]) => field.split(".")[0] ?? "");
  return [...new Set([...answers, ...SLIPS])];
}

const CLOCKS =
  "now\\(|clock_timestamp|statement_timestamp|transaction_timestamp|current_time|localtime|inet_client_|client_addr|pg_stat_activity";

const named = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name);

/** What the tables are made of. */
export const SHAPE_PROOFS: readonly Proof[] = [
  {
    name: "every stored column is in the catalogue of stored fields",
    look: async ({ tx }) => {
      const live = await liveFields(systemActor("privacy check"), tx);
      const unknown = live.filter(({ rules }) => !rules).map(({ table, column }) => `${table}.${column}`);
      return none(unknown, `${live.length} fields in ${new Set(live.map(({ table }) => table)).size} tables, undescribed`);
    },
  },
  {
    name: "beside an answer, a comment or a slip no time is finer than a day",
    look: async ({ tx, schema }) => {
      const rows = await tx.execute<{ name: string; fine: boolean }>(sql`
        select table_name || '.' || column_name || ' ' || data_type as name,
          data_type ~ '^(time|interval)' or udt_name ~ '^_?(time|interval)' or column_name ~ '(_at|_time|epoch|timestamp|millis)$' as fine
        from information_schema.columns
        where table_schema = ${schema} and table_name = any (${sql.param(answerTables())}::text[])`);
      return none(named(rows.filter(({ fine }) => fine)), `${rows.length} columns in ${answerTables().length} tables, finer than a day`);
    },
  },
  {
    name: "nothing counts up: no serials, identities or sequences",
    look: async ({ tx, schema }) => {
      const rows = await tx.execute<{ name: string }>(sql`
        select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ${schema} and c.relkind = 'S'
        union all
        select table_name || '.' || column_name from information_schema.columns
        where table_schema = ${schema} and (is_identity = 'YES' or column_default like '%nextval%')`);
      return none(named(rows), "sequences and counted columns");
    },
  },
  {
    name: "no trigger, default or generated column writes a clock or an address beside an answer",
    look: async ({ tx, schema }) => {
      const rows = await tx.execute<{ name: string; wrong: boolean }>(sql`
        select c.relname || ' trigger ' || t.tgname as name, p.prosrc ~* ${CLOCKS} as wrong
        from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace join pg_proc p on p.oid = t.tgfoid
        where n.nspname = ${schema} and not t.tgisinternal and c.relname = any (${sql.param(answerTables())}::text[])
        union all
        select c.relname || '.' || a.attname || ' default', pg_get_expr(d.adbin, d.adrelid) ~* ${CLOCKS}
        from pg_attrdef d join pg_class c on c.oid = d.adrelid join pg_namespace n on n.oid = c.relnamespace
          join pg_attribute a on a.attrelid = c.oid and a.attnum = d.adnum
        where n.nspname = ${schema} and c.relname = any (${sql.param(answerTables())}::text[])
        union all
        select 'event trigger ' || evtname, true from pg_event_trigger`);
      return none(named(rows.filter(({ wrong }) => wrong)), `${rows.length} triggers and defaults, with a clock or an address`);
    },
  },
];
