import type postgres from "postgres";

/** A table with what a backup promises of it: how many rows, and a sum over all of them that one changed letter changes. */
export type Table = { name: string; rows: number; checksum: string };
export type Sequence = { name: string; last: string };

type Sql = postgres.Sql | postgres.TransactionSql;

/** One way to write every value, whatever the server's own settings. */
const SETTINGS = {
  TimeZone: "UTC",
  DateStyle: "ISO, YMD",
  IntervalStyle: "iso_8601",
  bytea_output: "hex",
  extra_float_digits: "3",
  statement_timeout: "0",
  lock_timeout: "30s",
  "rapport.everything": "on",
} as const;

export async function settle(sql: Sql): Promise<void> {
  for (const [name, value] of Object.entries(SETTINGS)) await sql`select set_config(${name}, ${value}, true)`;
}

/** Every table of ours, each after those that it refers to. A migration's own notes are not data. */
export async function tableNames(sql: Sql): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'drizzle') and n.nspname not like 'pg\\_%' order by 1`;
  const references = await sql<{ from: string; to: string }[]>`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as from, quote_ident(m.nspname) || '.' || quote_ident(d.relname) as to
    from pg_constraint r join pg_class c on c.oid = r.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_class d on d.oid = r.confrelid join pg_namespace m on m.oid = d.relnamespace
    where r.contype = 'f' and r.conrelid <> r.confrelid`;
  const ordered: string[] = [];
  const waiting = new Set(tables.map(({ name }) => name));
  while (waiting.size > 0) {
    const free = [...waiting].filter((name) => !references.some(({ from, to }) => from === name && waiting.has(to)));
    if (free.length === 0) throw new Error(`These tables refer to each other in a circle: ${[...waiting].join(", ")}`);
    for (const name of free) waiting.delete(name);
    ordered.push(...free);
  }
  return ordered;
}

/** Count and sum up a table as it stands; the sum does not depend on the order of the rows. */
export async function measured(sql: Sql, name: string): Promise<Table> {
  const [row] = await sql.unsafe<{ rows: string; checksum: string }[]>(`
    select count(*)::text as rows,
      coalesce(sum(hashtextextended(t::text, 1)::numeric), 0)::text || ':' || coalesce(sum(hashtextextended(t::text, 2)::numeric), 0)::text as checksum
    from ${name} t`);
  return { name, rows: Number(row?.rows ?? 0), checksum: row?.checksum ?? "" };
}

export async function sequences(sql: Sql): Promise<Sequence[]> {
  const found = await sql<Sequence[]>`
    select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name, last_value::text as last from pg_sequences
    where last_value is not null and schemaname <> 'drizzle' order by 1`;
  return [...found];
}

/** The migrations that a database has seen, in their order. */
export async function migrationsOf(sql: Sql): Promise<string[]> {
  const [there] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as is`;
  if (!there?.is) return [];
  return (await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by created_at`).map(({ hash }) => hash);
}

/** The columns that are stored, by name: a restored table may have them in another order. */
export async function storedColumns(sql: Sql, table: string): Promise<string> {
  const columns = await sql<{ name: string }[]>`
    select quote_ident(attname) as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
  return columns.map(({ name }) => name).join(", ");
}
