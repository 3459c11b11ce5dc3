/** What a form sent: each field's values in order. */
export type Fields = ReadonlyMap<string, readonly string[]>;

const MAX_VALUES = 300;

/** A file that a form sent. */
export type SentFile = { name: string; bytes: Uint8Array };

export type ReadFields =
  | { ok: true; fields: Fields; files: ReadonlyMap<string, SentFile> }
  | { ok: false; status: 400 | 413 | 415; reason: string };

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

const PLAIN = "application/x-www-form-urlencoded";
const WITH_FILES = "multipart/form-data";

/** The fields of an HTML form post, with its files where the form may have some, or why there are none. */
export async function readFields(request: Request, maxBytes: number, withFiles = false): Promise<ReadFields> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== PLAIN && !(withFiles && type === WITH_FILES)) return refuse(415, "Send the form as the page does.");
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return refuse(413, TOO_LONG);
  if (!request.body) return { ok: true, fields: new Map(), files: new Map() };
  let bytes: Uint8Array | undefined;
  try {
    bytes = await readCapped(request.body, maxBytes);
  } catch {
    return refuse(400, "The connection ended before the whole form arrived.");
  }
  if (!bytes) return refuse(413, TOO_LONG);
  const sent = type === WITH_FILES ? await multipart(request, bytes) : new URLSearchParams(new TextDecoder().decode(bytes));
  return sent ? sorted(sent) : refuse(400, "The form did not arrive as it was sent. Please send it again.");
}

async function multipart(request: Request, bytes: Uint8Array): Promise<FormData | undefined> {
  const type = request.headers.get("content-type") ?? "";
  return new Response(Buffer.from(bytes), { headers: { "content-type": type } }).formData().catch(() => undefined);
}

async function sorted(sent: URLSearchParams | FormData): Promise<ReadFields> {
  const fields = new Map<string, string[]>();
  const files = new Map<string, SentFile>();
  let count = 0;
  for (const [name, value] of sent as Iterable<[string, string | File]>) {
    count += 1;
    if (count > MAX_VALUES) return refuse(400, "This form has too many fields.");
    if (typeof value !== "string") files.set(name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
    else fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return { ok: true, fields, files };
}

export const TOO_LONG = "This is too long to keep. Go back: your words are still there. Please shorten them.";

/** The only value of a field, or the empty text. */
export function single(fields: Fields, name: string): string {
  return fields.get(name)?.[0] ?? "";
}
