import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import postgres from "postgres";
import { grantTo } from "./roles.ts";

/** A migration that waits for a table makes everybody behind it wait too: it gives up soon, lets them pass, and tries again. */
const LOCK_TIMEOUT = "3s";
const TRIES = 20;
const PAUSE_MS = 500;
const LOCK_NOT_AVAILABLE = "55P03";
/** Any number that no other program of the database uses: two migrations never run at once. */
const ONE_AT_A_TIME = 7_274_613;

const files = () => readMigrationFiles({ migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)) });
type Options = { upTo?: number; application?: string | undefined };
type MigrationFile = ReturnType<typeof files>[number];

async function applyOne(sql: postgres.Sql, { sql: statements, hash, folderMillis }: MigrationFile): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await sql.begin(async (tx) => {
        await tx`select set_config('lock_timeout', ${LOCK_TIMEOUT}, true)`;
        for (const statement of statements) await tx.unsafe(statement);
        await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
      });
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE || tries === TRIES) throw error;
      await sleep(PAUSE_MS * Math.min(tries, 6));
    }
  }
}

/** Each that the database has not seen: two branches may bring theirs in either order. */
async function unseen(sql: postgres.Sql, upTo: number): Promise<MigrationFile[]> {
  const [there] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as is`;
  const seen = there?.is ? await sql<{ at: string }[]>`select created_at::text as at from drizzle.__drizzle_migrations` : [];
  return files()
    .slice(0, upTo)
    .filter(({ folderMillis }) => !seen.some(({ at }) => Number(at) === folderMillis));
}

const NOT_ALLOWED = "42501";

async function makeNotes(sql: postgres.Sql): Promise<void> {
  try {
    await sql`create schema if not exists drizzle`;
    await sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  } catch (cause) {
    if ((cause as { code?: string }).code !== NOT_ALLOWED) throw cause;
    throw new Error(
      "The tables are not of this version, and this role may not change them: set DATABASE_OWNER_URL, or run `npm run migrate` with it first.",
      { cause },
    );
  }
}

/**
 * Bring a database to the schema of this checkout, each migration in a transaction of its own; a second run does nothing.
 * `url` is the owner's, and leads to PostgreSQL itself: the lock is of the session, which a pooler would hand to the next.
 * `application`: the role that serves, which is let to every table that there is then.
 * `upTo`: only so many of the migrations, to meet a backup of an earlier version.
 */
export async function migrateDatabase(url: string, { upTo = Number.POSITIVE_INFINITY, application }: Options = {}): Promise<void> {
  // A pooler refuses the limit at the connection, and a migration takes as long as it takes.
  const connection = { application_name: "rapport migrate", options: "-c statement_timeout=0" };
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection });
  try {
    await sql`select pg_advisory_lock(${ONE_AT_A_TIME})`.catch((cause: unknown) => {
      if (!/unsupported startup parameter/.test(String(cause))) throw cause;
      throw new Error("The owner's address leads to a pooler: let DATABASE_OWNER_URL lead to PostgreSQL itself.", { cause });
    });
    const waiting = await unseen(sql, upTo);
    if (waiting.length > 0) await makeNotes(sql);
    for (const migration of waiting) await applyOne(sql, migration);
    if (application) await sql.begin((tx) => grantTo(tx, application));
  } finally {
    await sql.end({ timeout: 5 });
  }
}
