import "server-only";
import { sql } from "drizzle-orm";
import { type Look, none, type Proof, type Seen } from "./proof.ts";

/** What the server's settings must be, so that neither its log nor its transactions keep what we do not. */
const SETTINGS: Readonly<Record<string, { wanted: RegExp; why: string }>> = {
  track_commit_timestamp: { wanted: /^off$/, why: "would say when each row was written" },
  log_statement: { wanted: /^none$/, why: "writes statements into the log" },
  log_min_duration_statement: { wanted: /^-1$/, why: "writes slow statements with their values into the log" },
  log_min_duration_sample: { wanted: /^-1$/, why: "writes some statements with their values into the log" },
  log_transaction_sample_rate: { wanted: /^0$/, why: "writes some transactions into the log" },
  log_duration: { wanted: /^off$/, why: "writes a moment for each statement into the log" },
  log_connections: { wanted: /^(off)?$/, why: "writes addresses into the log" },
  log_disconnections: { wanted: /^off$/, why: "writes addresses into the log" },
  log_hostname: { wanted: /^off$/, why: "writes names of machines into the log" },
  log_line_prefix: { wanted: /^(?:[^%]|%[^hrL])*$/, why: "writes addresses into the log" },
  log_parameter_max_length_on_error: { wanted: /^0$/, why: "writes values into the log" },
  shared_preload_libraries: {
    wanted: /^(?!.*(pg_stat_statements|auto_explain|pgaudit|pg_stat_monitor|wal2json))/,
    why: "keeps or logs texts of statements",
  },
  session_preload_libraries: { wanted: /^(?!.*(auto_explain|pgaudit))/, why: "logs texts of statements" },
};

async function settingSeen({ tx }: Look, name: string): Promise<Seen> {
  const { wanted, why } = SETTINGS[name] ?? { wanted: /^/, why: "" };
  const [row] = await tx.execute<{ setting: string }>(sql`select setting from pg_settings where name = ${name}`);
  if (!row) return { holds: undefined, found: "this server does not show it to our role" };
  const holds = wanted.test(row.setting);
  return { holds, found: `'${row.setting}'${holds ? "" : `, ${why}`}` };
}

/** What the server does beside storing rows. */
export const SERVER_PROOFS: readonly Proof[] = [
  ...Object.keys(SETTINGS).map((name): Proof => ({ name: `server setting ${name}`, look: (at) => settingSeen(at, name) })),
  {
    name: "no logical replication hands on rows with their moments",
    look: async ({ tx }) => {
      const rows = await tx.execute<{ name: string }>(sql`
        select 'slot ' || slot_name as name from pg_replication_slots where slot_type = 'logical'
        union all select 'publication ' || pubname from pg_publication`);
      return none(
        rows.map(({ name }) => name),
        "logical slots and publications",
      );
    },
  },
  {
    name: "no extension keeps the texts of statements",
    look: async ({ tx }) => {
      const rows = await tx.execute<{ name: string }>(
        sql`select extname as name from pg_extension where extname in ('pg_stat_statements', 'pg_stat_monitor', 'pgaudit')`,
      );
      return none(
        rows.map(({ name }) => name),
        "such extensions",
      );
    },
  },
];
