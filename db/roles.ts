import type postgres from "postgres";

// Two roles: the owner changes tables and never serves; the application serves and owns nothing. What the application may do is worked out
// from the tables themselves after every migration, so that a new table is covered without anybody remembering.

/** Rows that are written once and never altered, whatever the code should come to say: answers, their keys, and what was said of them. */
const NEVER_ALTERED = [
  "inbox",
  "response",
  "comment",
  "used_key",
  "excluded_answer",
  "late_answer",
  "slip",
  "staff_session_end",
  "touchpoint_retirement",
  "questionnaire_approval",
] as const;

/** Written by a trigger of the owner's alone: the application reads it. */
const ONLY_READ = ["audit_link"] as const;

/** Where a deleted row must be gone from the disk too, so that it is vacuumed at once. */
const VACUUMED = [
  "inbox",
  "slip",
  "comment",
  "comment_redaction",
  "comment_term",
  "held_answer",
  "request_text",
  "request_message",
  "request_note",
  "request_file",
  "request_closure",
  "request_confirmation",
  "request_notice_address",
  "request_referral",
] as const;

const PRIVILEGES = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"] as const;
type Privilege = (typeof PRIVILEGES)[number];
/** Of PostgreSQL 17 and later; before it only an owner vacuums, and autovacuum is set to do so at the first dead row. */
const MAINTAIN_SINCE = 170_000;

type Found = { name: string; is_view: boolean; keeps_rows: boolean; keeps_values: boolean; own: string; now: Privilege[] };

function wanted({ own, is_view, keeps_rows, keeps_values }: Found, server: number): Set<Privilege> {
  if (is_view || ONLY_READ.some((each) => each === own)) return new Set<Privilege>(["SELECT"]);
  const may = new Set<Privilege>(["SELECT", "INSERT"]);
  if (!keeps_values && !NEVER_ALTERED.some((each) => each === own)) may.add("UPDATE");
  if (!keeps_rows) may.add("DELETE");
  if (server >= MAINTAIN_SINCE && VACUUMED.some((each) => each === own)) may.add("MAINTAIN");
  return may;
}

/** Let the application do to every table what it needs, and nothing else; called by the owner after the migrations. */
export async function grantTo(sql: postgres.TransactionSql, role: string): Promise<void> {
  const [known] = await sql`select 1 from pg_roles where rolname = ${role}`;
  if (!known) throw new Error(`There is no role ${role} in this PostgreSQL: CREATE ROLE ${role} LOGIN PASSWORD '…' NOBYPASSRLS;`);
  const [about] = await sql<{ server: number }[]>`select current_setting('server_version_num')::int as server`;
  const server = about?.server ?? 0;
  await sql`grant usage on schema public, queue to ${sql(role)}`;
  const asked = PRIVILEGES.filter((each) => each !== "MAINTAIN" || server >= MAINTAIN_SINCE);
  const tables = await sql<Found[]>`
    select c.oid::regclass::text as name, case when n.nspname = 'public' then c.relname else '' end as own,
      c.relkind = 'v' as is_view, coalesce(bool_or(t.tgtype & 8 > 0), false) as keeps_rows, coalesce(bool_or(t.tgtype & 16 > 0), false) as keeps_values,
      array(select p from unnest(${asked as unknown as string[]}::text[]) p where has_table_privilege(${role}, c.oid, p)) as now
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_trigger t on t.tgrelid = c.oid and t.tgfoid = to_regproc('public.refuse_change')
    where n.nspname in ('public', 'queue') and c.relkind in ('r', 'p', 'v') group by c.oid, n.nspname order by 1`;
  for (const table of tables) {
    const may = wanted(table, server);
    const missing = [...may].filter((each) => !table.now.includes(each));
    const beyond = table.now.filter((each) => !may.has(each));
    // Both are as PostgreSQL itself wrote them: names quoted where they must be, privileges from the list above.
    if (beyond.length > 0) await sql.unsafe(`revoke ${beyond.join(", ")} on ${table.name} from "${role.replaceAll('"', '""')}"`);
    if (missing.length > 0) await sql.unsafe(`grant ${missing.join(", ")} on ${table.name} to "${role.replaceAll('"', '""')}"`);
  }
}

/** What of a role would let it pass by row-level security. */
export type Powers = { role: string; escapes: boolean; owns: number; noTimeout: boolean };

export async function powersOf(sql: postgres.Sql): Promise<Powers> {
  const [row] = await sql<Powers[]>`
    select current_user as role, rolsuper or rolbypassrls as escapes, current_setting('statement_timeout') = '0' as "noTimeout",
      (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'queue') and c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'MEMBER')) as owns
    from pg_roles where rolname = current_user`;
  if (!row) throw new Error("this role cannot see itself");
  return row;
}
