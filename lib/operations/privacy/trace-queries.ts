import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { describedFields } from "#lib/operations/stored-fields/live-queries.ts";
import type { Purpose } from "#lib/operations/stored-fields/purposes.ts";
import { none, type Proof } from "./proof.ts";

const BYTE = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
const IPV4 = `(${BYTE}\\.){3}${BYTE}`;
const IPV6 = "(([0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}|([0-9a-f]{1,4}:){1,6}(:[0-9a-f]{1,4}){1,6}|::ffff:[0-9.]{7,15})";
const ADDRESS = `(${IPV4}|${IPV6})`;
const TRACES = {
  address: `(^|[^0-9a-z.:_-])${ADDRESS}($|[^0-9a-z.:_-])`,
  agent: "(mozilla|opera|applewebkit|curl|okhttp|dalvik|python-requests)/[0-9]",
  referrer: '(^|"ref[a-z]*"\\s*:\\s*")https?://',
} as const;
/** Nothing but an address: for what people type themselves, who may speak of one. */
const WHOLE_ADDRESS = `^\\s*${ADDRESS}\\s*$`;

/** What somebody writes by hand, and what staff set: there a link is a link. */
const TYPED: readonly Purpose[] = ["words", "staff_words", "reason", "terms"];
const SET: readonly Purpose[] = ["content", "contact", "target", "setting"];

function tests(purpose: Purpose | undefined): Partial<Record<keyof typeof TRACES, string>> {
  if (purpose && TYPED.includes(purpose)) return { address: WHOLE_ADDRESS, agent: TRACES.agent };
  if (purpose && SET.includes(purpose)) return { agent: TRACES.agent };
  return TRACES;
}

const NAMES = "^(ip|ip_addr(ess)?|remote_addr(ess)?|client_addr(ess)?|user_?agent|referr?er|device(_id)?|browser|fingerprint|mac)$";

type Column = { schema: string; table: string; column: string; type: string };

/** The text of a column; the audit's word for the host of a webhook is a program's address, and nobody's. */
function textOf({ table, column }: Column): SQL {
  const value = sql.identifier(column);
  return table === "audit_event" && column === "detail" ? sql`(${value} - 'host')::text` : sql`${value}::text`;
}

/** What looks like a trace of somebody's device. */
export const TRACE_PROOFS: readonly Proof[] = [
  {
    name: "no column is made for an address, a device or a referrer",
    look: async ({ tx }) => {
      const rows = await tx.execute<{ name: string; wrong: boolean }>(sql`
        select table_schema || '.' || table_name || '.' || column_name as name,
          column_name ~* ${NAMES} or udt_name ~ '^_?(inet|cidr|macaddr)' as wrong
        from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')`);
      return none(
        rows.filter(({ wrong }) => wrong).map(({ name }) => name),
        `${rows.length} columns, so named or typed`,
      );
    },
  },
  {
    name: "no stored text looks like an address, a user agent or a referrer",
    look: async ({ tx, schema }) => {
      const columns = await tx.execute<Column>(sql`
        select n.nspname as schema, c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
          and n.nspname in (${schema}, 'queue') and format_type(a.atttypid, null) ~ '^(text|character|json)' order by 1, 2, 3`);
      const described = describedFields();
      const byTable = Map.groupBy([...columns], ({ schema: at, table }) => `${at}.${table}`);
      const wrong: string[] = [];
      for (const of of byTable.values()) {
        const looks = of.flatMap((each) =>
          Object.entries(tests(described.get(`${each.table}.${each.column}`)?.rules.purpose)).map(([what, pattern]) => ({
            each,
            what,
            pattern,
          })),
        );
        const counts = looks.map(({ each, pattern }) => sql`count(*) filter (where ${textOf(each)} ~* ${pattern})`);
        const [first] = of;
        if (!first) continue;
        const [row] = await tx.execute<{ found: string[] }>(
          sql`select array[${sql.join(counts, sql`, `)}]::text[] as found from ${sql.identifier(first.schema)}.${sql.identifier(first.table)}`,
        );
        for (const [place, { each, what }] of looks.entries()) {
          const count = Number(row?.found[place] ?? 0);
          if (count > 0) wrong.push(`${each.table}.${each.column}: ${count} like ${what}`);
        }
      }
      return none(wrong, `${columns.length} text columns of ${byTable.size} tables, with traces`);
    },
  },
];
