import "server-only";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { isPooled, poolSize } from "./pool.ts";

/** Statements longer than this belong to a job, not to a page. */
export const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * How the application connects. Behind a pooler in transaction mode a statement prepared in one transaction may be unknown in the next, and
 * settings of a session are refused, so that the timeout stands with the role there. Without the variable such a pooler refuses at the start.
 */
export function asApplication(): postgres.Options<Record<string, never>> {
  const pooled = isPooled(process.env);
  return {
    prepare: !pooled,
    max: poolSize(process.env),
    onnotice: () => {},
    connection: { application_name: "rapport", ...(pooled ? {} : { statement_timeout: STATEMENT_TIMEOUT_MS }) },
  };
}

type Connection = { sql: postgres.Sql; db: PostgresJsDatabase };

// One pool per process, also when hot reload or two bundles evaluate this module more than once.
const shared = globalThis as typeof globalThis & { rapportConnection?: Connection };

function connect(): Connection {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set. `npm start` and the other npm commands set it for the embedded database.");
  const sql = postgres(url, { idle_timeout: 60, ...asApplication() });
  return { sql, db: drizzle(sql) };
}

function connection(): Connection {
  shared.rapportConnection ??= connect();
  return shared.rapportConnection;
}

/** The drizzle client of this process, opened at first use. */
export function database(): PostgresJsDatabase {
  return connection().db;
}

/** The driver below it, for the few statements that drizzle cannot say or that must cost one round trip. */
export function driver(): postgres.Sql {
  return connection().sql;
}

/** Close the pool; for commands and tests, which end. */
export async function closeDatabase(): Promise<void> {
  const open = shared.rapportConnection;
  shared.rapportConnection = undefined;
  await open?.sql.end({ timeout: 5 });
}
