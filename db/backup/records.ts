import * as z from "zod";
import { DamagedBackup } from "./sealed-stream.ts";

/** What stands at the head of a backup. */
export const manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** How the rows were written: by the server's own program, or table by table. */
  method: z.enum(["pg_dump", "copy"]),
  server: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), rows: z.number().int(), checksum: z.string() })),
  sequences: z.array(z.object({ name: z.string(), last: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;

/** `manifest` once and first, `table` before the rows of each, `rows` as the server writes them, `end` last. */
export type Piece = { kind: "manifest" | "table" | "end"; text: string } | { kind: "rows"; bytes: Uint8Array };

const KINDS = ["manifest", "table", "rows", "end"] as const;
const HEAD_BYTES = 5;

export async function* written(pieces: AsyncIterable<Piece>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const bytes = piece.kind === "rows" ? piece.bytes : Buffer.from(piece.text);
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt8(KINDS.indexOf(piece.kind));
    head.writeUInt32BE(bytes.length, 1);
    yield Buffer.concat([head, bytes]);
  }
}

export async function* read(source: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let waiting = Buffer.alloc(0);
  for await (const bytes of source) {
    waiting = Buffer.concat([waiting, bytes]);
    while (waiting.length >= HEAD_BYTES) {
      const length = waiting.readUInt32BE(1);
      if (waiting.length < HEAD_BYTES + length) break;
      const kind = KINDS[waiting.readUInt8()];
      const body = waiting.subarray(HEAD_BYTES, HEAD_BYTES + length);
      waiting = waiting.subarray(HEAD_BYTES + length);
      if (!kind) throw new DamagedBackup("The backup holds something that this version does not know.");
      yield kind === "rows" ? { kind, bytes: body } : { kind, text: body.toString("utf8") };
    }
  }
  if (waiting.length > 0) throw new DamagedBackup("The backup ends in the middle of a part.");
}
