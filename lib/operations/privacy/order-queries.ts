import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { none, type Proof } from "./proof.ts";

const SAMPLE = 10_000;
const ORDERED = 200_000;
/** A mix of fewer says nothing of an order. */
const SMALLEST_MIX = 20;
const MOST_CORRELATION = 0.1;

/** What says that somebody was there, and what they answered. */
const PRESENT = ["slip", "slip_batch", "used_key", "invitation_mark", "request_follow_up"];
const ANSWERED = ["response", "comment", "held_answer", "excluded_answer"];

/** Random in version and variant (RFC 9562): a version 7 would carry its moment, a version 1 also its machine. */
const RANDOM = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]";

/** What the rows tell by where they lie, who wrote them and what they are called. */
export const ORDER_PROOFS: readonly Proof[] = [
  {
    name: "every id is random (UUID version 4)",
    look: async ({ tx, schema }) => {
      const columns = await tx.execute<{ table: string; column: string }>(sql`
        select c.relname as "table", a.attname as "column"
        from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
          join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where n.nspname = ${schema} and i.indisprimary and a.atttypid = 'uuid'::regtype order by 1, 2`);
      const wrong: string[] = [];
      let looked = 0;
      for (const { table, column } of columns) {
        const [row] = await tx.execute<{ ids: number; other: number }>(sql`
          select count(*)::int as ids, count(*) filter (where id !~ ${RANDOM})::int as other
          from (select ${sql.identifier(column)}::text as id from ${sql.identifier(schema)}.${sql.identifier(table)} limit ${SAMPLE}) as sample`);
        looked += row?.ids ?? 0;
        if (row && row.other > 0) wrong.push(`${table}.${column}: ${row.other} of ${row.ids}`);
      }
      return none(wrong, `${looked} ids of ${columns.length} key columns, columns with other ids`);
    },
  },
  {
    name: "no answer or comment was written by the transaction that used a slip, a form's key or an invitation",
    look: async ({ tx }) => {
      const wrong: string[] = [];
      let joins = 0;
      for (const there of PRESENT)
        for (const answer of ANSWERED) {
          joins += 1;
          // Frozen rows of an old server carry 2 for every transaction.
          const [row] = await tx.execute<{ tied: number }>(sql`
            select count(*)::int as tied from ${sql.identifier(answer)} a
            where a.xmin::text::bigint > 2 and a.xmin::text in (select t.xmin::text from ${sql.identifier(there)} t)`);
          if (row && row.tied > 0) wrong.push(`${answer} with ${there}: ${row.tied}`);
        }
      return none(wrong, `${joins} joins by xmin, with rows`);
    },
  },
  ...["response", "comment"].map(
    (table): Proof => ({
      name: `where a row of ${table} lies tells nothing of when it came`,
      look: async ({ tx }) => {
        // Rows of one mix came on several days or in several months: the only order of arrival that is stored.
        const arrived: SQL = table === "response" ? sql`day` : sql`month`;
        const [row] = await tx.execute<{ rows: number; correlation: number | null }>(sql`
          with mixed as (
            select xmin::text as mix, ${arrived} as arrived, (ctid::text::point)[0] * 1000 + (ctid::text::point)[1] as place
            from ${sql.identifier(table)} limit ${ORDERED}
          ), ranked as (
            select percent_rank() over (partition by mix order by place) as place,
              percent_rank() over (partition by mix order by arrived) as arrived, count(*) over (partition by mix) as size
            from mixed
          )
          select count(*)::int as rows, corr(place, arrived) as correlation from ranked where size >= ${SMALLEST_MIX}`);
        const { rows = 0, correlation = null } = row ?? {};
        const of = `${rows} rows mixed ${SMALLEST_MIX} or more together`;
        if (!correlation) return { holds: true, found: `${of}, no two of other times` };
        // Of few rows chance alone gives more: four of its standard deviations.
        const bar = Math.max(MOST_CORRELATION, 4 / Math.sqrt(rows));
        const found = `${of}, rank correlation of ctid with arrival ${correlation.toFixed(3)}, bar ${bar.toFixed(2)}`;
        return { holds: Math.abs(correlation) < bar, found };
      },
    }),
  ),
];
