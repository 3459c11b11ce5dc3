import "server-only";
import { sql } from "drizzle-orm";
import { type Look, none, type Proof, type Seen } from "./proof.ts";
import { SERVER_SETTINGS } from "./server-settings.ts";

async function settingSeen({ tx }: Look, name: string): Promise<Seen> {
  const { wanted, why } = SERVER_SETTINGS[name] ?? { wanted: /^/, why: "" };
  const [row] = await tx.execute<{ setting: string }>(sql`select setting from pg_settings where name = ${name}`);
  if (!row) return { holds: undefined, found: "this server does not show it to our role" };
  const holds = wanted.test(row.setting);
  return { holds, found: `'${row.setting}'${holds ? "" : `, ${why}`}` };
}

/** What the server does beside storing rows. */
export const SERVER_PROOFS: readonly Proof[] = [
  ...Object.keys(SERVER_SETTINGS).map((name): Proof => ({ name: `server setting ${name}`, look: (at) => settingSeen(at, name) })),
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
