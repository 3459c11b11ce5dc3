import "server-only";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import postgres from "postgres";
import { dump, hasPrograms } from "./dump-program.ts";
import { type Manifest, type Piece, written } from "./records.ts";
import { sealed } from "./sealed-stream.ts";
import { measured, migrationsOf, sequences, settle, storedColumns, tableNames } from "./tables.ts";

type Options = {
  url: string;
  file: string;
  secret: string;
  /** How to write the rows; the server's own program unless it is missing or too old. */
  method?: Manifest["method"];
  report?: (words: string) => void;
};

async function* piecesOf(
  sql: postgres.ReservedSql,
  { url, method, report = () => {} }: Options,
  made: (made: Manifest) => void,
): AsyncGenerator<Piece> {
  await sql`begin isolation level repeatable read read only`;
  await settle(sql);
  const [about] = await sql<{ version: string; number: number; snapshot: string }[]>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number, pg_export_snapshot() as snapshot`;
  const names = await tableNames(sql);
  const tables: Manifest["tables"] = [];
  for (const [at, name] of names.entries()) {
    report(`adding up table ${at + 1} of ${names.length}`);
    tables.push(await measured(sql, name));
  }
  const chosen = method ?? (hasPrograms(Math.floor((about?.number ?? 0) / 10_000)) ? "pg_dump" : "copy");
  const head: Manifest = {
    format: 1,
    madeAt: new Date().toISOString(),
    method: chosen,
    server: about?.version ?? "",
    migrations: await migrationsOf(sql),
    tables,
    sequences: await sequences(sql),
  };
  made(head);
  yield { kind: "manifest", text: JSON.stringify(head) };
  if (chosen === "pg_dump") {
    const running = dump(url, about?.snapshot ?? "");
    running.done.catch(() => {});
    for await (const bytes of running.output) yield { kind: "rows", bytes: bytes as Buffer };
    await running.done;
  } else {
    for (const [at, name] of names.entries()) {
      report(`writing table ${at + 1} of ${names.length}`);
      yield { kind: "table", text: name };
      const rows = await sql.unsafe(`copy ${name} (${await storedColumns(sql, name)}) to stdout`).readable();
      for await (const bytes of rows) yield { kind: "rows", bytes: bytes as Buffer };
    }
  }
  yield { kind: "end", text: "" };
  await sql`commit`;
}

/** Write one moment of a whole database into one encrypted file; a cut leaves no file that looks finished. */
export async function backup(options: Options): Promise<Manifest> {
  const sql = postgres(options.url, { max: 1, onnotice: () => {}, connection: { application_name: "rapport backup" } });
  const draft = `${options.file}.draft`;
  let head: Manifest | undefined;
  const reserved = await sql.reserve();
  try {
    const pieces = piecesOf(reserved, options, (made) => {
      head = made;
    });
    await pipeline(
      Readable.from(written(pieces)),
      createGzip({ level: 6 }),
      (source) => sealed(options.secret, source),
      createWriteStream(draft, { mode: 0o600, flush: true }),
    );
    await rename(draft, options.file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    reserved.release();
    await sql.end({ timeout: 5 });
  }
  if (!head) throw new Error("The backup has no head.");
  return head;
}
