import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

// A backup's bytes, encrypted in chunks with AES-256-GCM: the number of a chunk is its nonce, and whether it is the last is authenticated,
// so that none can be changed, swapped, left out or cut off. The construction is STREAM: Hoang VT, Reyhanitabar R, Rogaway P, Vizár D (2015).

const MAGIC = Buffer.from("RAPPORT BACKUP 1\n");
const SALT_BYTES = 16;
const TAG_BYTES = 16;
const CHUNK_BYTES = 64 * 1024;
const LAST = 0x8000_0000;

/** The file is not a backup, was made with another key, or is not as it was written. */
export class DamagedBackup extends Error {
  override name = "DamagedBackup";
}

const keyOf = (secret: string, salt: Buffer) => Buffer.from(hkdfSync("sha256", secret, salt, "rapport backup", 32));

function nonceOf(chunk: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(chunk, 8);
  return nonce;
}

/** Encrypt a stream of bytes. */
export async function* sealed(secret: string, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const key = keyOf(secret, salt);
  yield Buffer.concat([MAGIC, salt]);
  let number = 0;
  const chunk = (plain: Buffer, isLast: boolean): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE((plain.length | (isLast ? LAST : 0)) >>> 0);
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(number)).setAAD(head);
    number += 1;
    return Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  let waiting = Buffer.alloc(0);
  for await (const bytes of source) {
    waiting = Buffer.concat([waiting, bytes]);
    while (waiting.length > CHUNK_BYTES) {
      yield chunk(waiting.subarray(0, CHUNK_BYTES), false);
      waiting = waiting.subarray(CHUNK_BYTES);
    }
  }
  yield chunk(waiting, true);
}

/** Reads exact numbers of bytes off a stream. */
class Reader {
  private waiting = Buffer.alloc(0);
  private readonly source: AsyncIterator<Uint8Array>;
  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer> {
    while (this.waiting.length < length) {
      const next = await this.source.next();
      if (next.done) throw new DamagedBackup("The backup ends too early: a part of the file is missing.");
      this.waiting = Buffer.concat([this.waiting, next.value]);
    }
    const taken = this.waiting.subarray(0, length);
    this.waiting = this.waiting.subarray(length);
    return taken;
  }

  async isAtEnd(): Promise<boolean> {
    return this.waiting.length === 0 && (await this.source.next()).done === true;
  }
}

/** What was encrypted; throws `DamagedBackup` before it gives out a byte that is not as it was. */
export async function* unsealed(secret: string, source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const reader = new Reader(source);
  if (!(await reader.take(MAGIC.length)).equals(MAGIC)) throw new DamagedBackup("This file is no backup of Rapport.");
  const key = keyOf(secret, await reader.take(SALT_BYTES));
  for (let number = 0; ; number += 1) {
    const head = await reader.take(4);
    const length = head.readUInt32BE() & ~LAST;
    if (length > CHUNK_BYTES) throw damaged(number);
    const body = await reader.take(length);
    const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(number))
      .setAAD(head)
      .setAuthTag(await reader.take(TAG_BYTES));
    let plain: Buffer;
    try {
      plain = Buffer.concat([decipher.update(body), decipher.final()]);
    } catch (cause) {
      throw damaged(number, cause);
    }
    yield plain;
    if ((head.readUInt32BE() & LAST) === 0) continue;
    if (!(await reader.isAtEnd())) throw new DamagedBackup("The backup goes on after its end: something was added to the file.");
    return;
  }
}

function damaged(number: number, cause?: unknown): DamagedBackup {
  const words =
    number === 0
      ? "The backup cannot be read: the key is another one, or the file was changed."
      : `The backup was changed or damaged near byte ${number * CHUNK_BYTES}.`;
  return new DamagedBackup(words, { cause });
}
