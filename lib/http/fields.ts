/** What a form sent: each field's values in order. */
export type Fields = ReadonlyMap<string, readonly string[]>;

const MAX_VALUES = 300;

export type ReadFields = { ok: true; fields: Fields } | { ok: false; status: 400 | 413 | 415; reason: string };

const refuse = (status: 400 | 413 | 415, reason: string): ReadFields => ({ ok: false, status, reason });

/** Read the body up to a cap, whatever `Content-Length` claims. */
async function readCapped(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The fields of an HTML form post, or why there are none. */
export async function readFields(request: Request, maxBytes: number): Promise<ReadFields> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded") return refuse(415, "Send the form as the page does.");
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return refuse(413, TOO_LONG);
  if (!request.body) return { ok: true, fields: new Map() };
  let bytes: Uint8Array | undefined;
  try {
    bytes = await readCapped(request.body, maxBytes);
  } catch {
    return refuse(400, "The connection ended before the whole form arrived.");
  }
  if (!bytes) return refuse(413, TOO_LONG);
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(new TextDecoder().decode(bytes))) {
    count += 1;
    if (count > MAX_VALUES) return refuse(400, "This form has too many fields.");
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return { ok: true, fields };
}

export const TOO_LONG = "This is too long to keep. Go back: your words are still there. Please shorten them.";

/** The only value of a field, or the empty text. */
export function single(fields: Fields, name: string): string {
  return fields.get(name)?.[0] ?? "";
}
