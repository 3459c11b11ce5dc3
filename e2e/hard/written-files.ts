import assert from "node:assert/strict";
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { CHECKOUT } from "#bin/checkout.ts";
import { access } from "#db/embedded/cluster.ts";
import { address } from "#db/embedded/connection.ts";
import { home, place } from "#db/embedded/place.ts";

const BEGAN = Date.now();

function* filesBelow(path: string): Generator<string> {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) yield path;
  else for (const name of readdirSync(path)) yield* filesBelow(join(path, name));
}

/** How many files hold a text, searched as bytes and across the borders of what is read at once. */
export async function filesWith(texts: readonly string[], files: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>(texts.map((text) => [text, []]));
  const overlap = Math.max(...texts.map((text) => text.length));
  for (const file of files) {
    let tail = Buffer.alloc(0);
    const seen = new Set<string>();
    try {
      for await (const chunk of createReadStream(file, { highWaterMark: 1 << 22 }) as AsyncIterable<Buffer>) {
        const text = Buffer.concat([tail, chunk]);
        for (const each of texts) if (!seen.has(each) && text.includes(each)) seen.add(each);
        tail = text.subarray(-overlap);
      }
    } catch (error) {
      // PostgreSQL removes files of its own while we read.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
    for (const each of seen) found.get(each)?.push(file);
  }
  return found;
}

/** As the superuser: the application's own role may neither write memory to the disk nor read everything. */
export async function asSuperuser<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const { superuser } = access(await place());
  const { port, pathname } = new URL(process.env.DATABASE_URL ?? "");
  const sql = postgres(address(Number(port), "postgres", superuser, pathname.slice(1)), { max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** In how many tables of a whole dump one of some texts stands in some row, as text. */
export function dumpedWith(texts: readonly string[]): Promise<number> {
  const any = texts.map((text) => text.replaceAll(".", "\\.")).join("|");
  return asSuperuser(async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')`;
    let found = 0;
    for (const { name } of tables) {
      const [row] = await sql.unsafe(`select exists (select from ${name} t where t::text ~ '${any}') as is`);
      if (row?.is) found += 1;
    }
    assert.ok(tables.length > 80, `${tables.length} tables are dumped`);
    return found;
  });
}

/** What lies in the folder for temporary files and was written since this test began; a browser's own cache is the visitor's. */
function temporary(): string[] {
  return readdirSync(tmpdir(), { withFileTypes: true }).flatMap(({ name, parentPath }) => {
    const path = join(parentPath, name);
    const about = statSync(path, { throwIfNoEntry: false });
    return about?.isFile() && about.mtimeMs >= BEGAN ? [path] : [];
  });
}

/** All that the database and the server have written: the cluster with its log of changes, and what both of them said. */
export async function written({ everywhere }: { everywhere: boolean }): Promise<string[]> {
  const { server } = await place();
  const log = process.env.RAPPORT_TEST_LOG ?? "";
  const elsewhere = everywhere ? [join(CHECKOUT, process.env.NEXT_DIST_DIR ?? ".next"), ...temporary()] : [];
  const files = [...new Set([home(), server, log, ...elsewhere].flatMap((path) => [...filesBelow(path)]))].filter(
    (file) => !file.includes("/cache/"),
  );
  for (const part of ["/base/", "/pg_wal/", "/postgres.log", log])
    assert.ok(
      files.some((file) => file.includes(part)),
      `${part} is searched`,
    );
  return files.filter((file) => existsSync(file));
}
