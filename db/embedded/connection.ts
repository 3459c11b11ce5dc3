import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

const LOOK_MS = 100;

/** Owns the tables: migrations, backups. */
export const OWNER = "rapport";
/** Serves, and owns nothing. */
export const APPLICATION = "rapport_app";

export function address(port: number, user: string, password: string, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

/** Do something over one connection of its own. */
async function over<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  // Unprepared: a database of one's own may stand behind a pooler.
  const sql = postgres(url, { max: 1, prepare: false, connect_timeout: 10, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Wait until a server takes connections: recovery after a crash may need its time. `false` when it refuses the password or has ended. */
export async function takesConnections(url: string, lives: () => boolean): Promise<boolean> {
  while (lives()) {
    try {
      return await over(url, async (sql) => (await sql`select 1`).length === 1);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === "28P01" || code === "28000") return false;
      await sleep(LOOK_MS);
    }
  }
  return false;
}

const NEEDED = { fsync: "on", full_page_writes: "on" } as const;

/** An acknowledged answer must survive a crash of the machine. */
export function refuseUnsafe(url: string): Promise<void> {
  return over(url, async (sql) => {
    for (const [setting, value] of Object.entries({ ...NEEDED, synchronous_commit: "" })) {
      const [row] = await sql`select current_setting(${setting}) as value`;
      const safe = value === "" ? row?.value !== "off" : row?.value === value;
      if (!safe)
        throw new Error(
          `This PostgreSQL runs with ${setting}=${row?.value}: an acknowledged answer could be lost. Switch it on and start again.`,
        );
    }
  });
}

const POWERLESS = "login nosuperuser nocreatedb nocreaterole nobypassrls noreplication noinherit";

/** The database with its two roles: one owns the tables, the other serves and owns nothing. Neither escapes row-level security. */
export function ensureDatabase(superuserUrl: string, name: string, passwords: Record<string, string>): Promise<void> {
  return over(superuserUrl, async (sql) => {
    for (const [role, password] of Object.entries(passwords)) {
      const [there] = await sql`select 1 from pg_roles where rolname = ${role}`;
      // The password is ours: base64url, nothing to escape.
      await sql.unsafe(`${there ? "alter" : "create"} role ${role} ${POWERLESS} password '${password}'`);
    }
    const [database] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!database) await sql`create database ${sql(name)} owner ${sql(OWNER)}`;
  });
}
