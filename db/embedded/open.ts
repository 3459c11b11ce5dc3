import postgres from "postgres";
import { access, address, initialise, start, stop } from "./cluster.ts";
import { place } from "./place.ts";

export type OpenDatabase = {
  url: string;
  /** The folder of the data, or `undefined` for a PostgreSQL of one's own. */
  where: string | undefined;
  moved: boolean;
  /** Whether the server was already running. */
  reused: boolean;
  embedded: boolean;
  stop: () => Promise<void>;
};

async function refuseUnsafe(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [row] = await sql`select current_setting('fsync') as fsync`;
    if (row?.fsync !== "on") throw new Error("This PostgreSQL runs with fsync=off: an acknowledged answer could be lost. Switch it on and start again.");
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The application's own role and database; not a superuser, so that row-level security holds for it. */
async function prepare(superuser: string, password: string): Promise<void> {
  const sql = postgres(superuser, { max: 1, onnotice: () => {} });
  try {
    const [role] = await sql`select 1 from pg_roles where rolname = 'rapport'`;
    // The password is ours: 32 characters of base64url, nothing to escape.
    if (!role) await sql.unsafe(`create role rapport login createdb password '${password}'`);
    const [database] = await sql`select 1 from pg_database where datname = 'rapport'`;
    if (!database) await sql`create database rapport owner rapport`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The database of `DATABASE_URL`, or else the embedded one, started if it is not running. */
export async function openDatabase(): Promise<OpenDatabase> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await refuseUnsafe(given);
    return { url: given, where: undefined, moved: false, reused: true, embedded: false, stop: async () => {} };
  }
  const at = await place();
  initialise(at);
  const { port, reused } = await start(at);
  const { superuser, application } = access(at);
  await prepare(address(port, "postgres", superuser, "postgres"), application);
  const url = address(port, "rapport", application, "rapport");
  await refuseUnsafe(url);
  return { url, where: at.server, moved: at.moved, reused, embedded: true, stop: () => stop(at) };
}
