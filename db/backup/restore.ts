import "server-only";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import postgres from "postgres";
import { migrateDatabase } from "../migrate.ts";
import { restoreDump } from "./dump-program.ts";
import { type Manifest, manifest, type Piece, read } from "./records.ts";
import { DamagedBackup, unsealed } from "./sealed-stream.ts";
import { measured, migrationsOf, settle, storedColumns, type Table, tableNames } from "./tables.ts";

type Options = { url: string; application?: string | undefined; file: string; secret: string; report?: (words: string) => void };

async function* unpacked(file: string, secret: string): AsyncGenerator<Piece> {
  const gunzip = createGunzip();
  const flow = pipeline(createReadStream(file), (source) => unsealed(secret, source), gunzip);
  flow.catch(() => {});
  try {
    yield* read(gunzip);
  } catch (error) {
    // Why the bytes ended says more than that they did.
    await flow;
    throw error;
  }
  await flow;
}

async function headOf(pieces: AsyncIterator<Piece>): Promise<Manifest> {
  const first = await pieces.next();
  if (first.done || first.value.kind !== "manifest") throw new DamagedBackup("The backup has no head.");
  const parsed = manifest.safeParse(JSON.parse(first.value.text));
  if (!parsed.success) throw new DamagedBackup("The head of the backup is of another version.", { cause: parsed.error });
  return parsed.data;
}

/** Read a whole backup without storing anything: every byte is as it was written. */
export async function verifyBackup({ file, secret }: Pick<Options, "file" | "secret">): Promise<Manifest> {
  const pieces = unpacked(file, secret);
  const head = await headOf(pieces);
  let last: Piece["kind"] = "manifest";
  for await (const { kind } of pieces) last = kind;
  if (last !== "end") throw new DamagedBackup("The backup has no end.");
  return head;
}

/** A database in which somebody already works is never written over. */
async function refuseFilled(sql: postgres.Sql): Promise<void> {
  const [there] = await sql`select to_regclass('public.unit') is not null as is`;
  if (!there?.is) return;
  const [filled] = await sql`select exists (select from public.unit) as is`;
  if (filled?.is) throw new Error("This database already holds units. Restore into an empty one, then point DATABASE_URL at it.");
}

async function* rowsOnly(pieces: AsyncIterable<Piece>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) if (piece.kind === "rows") yield piece.bytes;
}

/** Copy every table's rows in one transaction, with no rule of ours running over what was already checked. */
async function copyIn(sql: postgres.Sql, head: Manifest, pieces: AsyncIterable<Piece>, report: (words: string) => void): Promise<void> {
  const here = await tableNames(sql);
  const unknown = head.tables.map(({ name }) => name).filter((name) => !here.includes(name));
  if (unknown.length > 0)
    throw new Error(`This version has no table ${unknown.join(", ")}: restore with the version that wrote the backup.`);
  const reserved = await sql.reserve();
  try {
    await reserved`begin`;
    await settle(reserved);
    const forced = await reserved<{ name: string }[]>`
      select oid::regclass::text as name from pg_class where relforcerowsecurity and relkind = 'r'`;
    for (const { name } of forced) await reserved.unsafe(`alter table ${name} no force row level security`);
    for (const name of here) await reserved.unsafe(`alter table ${name} disable trigger user`);
    await reserved.unsafe(`truncate ${here.join(", ")}`);
    let into: NodeJS.WritableStream | undefined;
    const close = () => (into ? new Promise<void>((resolve, reject) => into?.once("error", reject).end(() => resolve())) : undefined);
    let done = 0;
    for await (const piece of pieces) {
      if (piece.kind === "rows") {
        if (into && !into.write(piece.bytes)) await new Promise((resolve) => into?.once("drain", resolve));
        continue;
      }
      await close();
      into = undefined;
      if (piece.kind !== "table") continue;
      done += 1;
      report(`table ${done} of ${head.tables.length}`);
      into = await reserved.unsafe(`copy ${piece.text} (${await storedColumns(reserved, piece.text)}) from stdin`).writable();
    }
    for (const { name, last } of head.sequences) await reserved`select setval(${name}::regclass, ${last}::bigint)`;
    for (const name of here) await reserved.unsafe(`alter table ${name} enable trigger user`);
    for (const { name } of forced) await reserved.unsafe(`alter table ${name} force row level security`);
    await reserved`commit`;
  } finally {
    reserved.release();
  }
}

/** The tables that are not as the backup promised. */
export async function differences(url: string, head: Manifest): Promise<{ expected: Table; found: Table }[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.begin("isolation level repeatable read read only", async (tx) => {
      await settle(tx);
      const differing: { expected: Table; found: Table }[] = [];
      for (const expected of head.tables) {
        const found = await measured(tx, expected.name);
        if (found.rows !== expected.rows || found.checksum !== expected.checksum) differing.push({ expected, found });
      }
      return differing;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Bring a backup into an empty database, compare every table with what the backup promised, and bring it to this version's schema. */
export async function restore({ url, application, file, secret, report = () => {} }: Options): Promise<Manifest> {
  // The whole file is looked at before the first row is stored.
  const head = await verifyBackup({ file, secret });
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: "rapport restore" } });
  try {
    await refuseFilled(sql);
    const pieces = unpacked(file, secret);
    await headOf(pieces);
    if (head.method === "pg_dump") await restoreDump(url, rowsOnly(pieces));
    else {
      await migrateDatabase(url, { upTo: head.migrations.length });
      const known = await migrationsOf(sql);
      if (head.migrations.some((hash, at) => known[at] !== hash))
        throw new Error("The backup was made by another version than this one. Restore it with that version, then update.");
      await copyIn(sql, head, pieces, report);
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
  const differing = await differences(url, head);
  if (differing.length > 0)
    throw new DamagedBackup(
      `After the restore these tables are not as they were: ${differing.map(({ expected }) => expected.name).join(", ")}`,
    );
  await migrateDatabase(url, { application });
  return head;
}
