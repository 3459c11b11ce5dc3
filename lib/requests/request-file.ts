import sharp from "sharp";

export const MOST_FILES = 3;
const MOST_FILE_BYTES = 5 * 1024 * 1024;

/** A file that is too large is told so as one; only a form far beyond is not read to its end. */
export const MOST_FORM_BYTES = 2 * MOST_FILE_BYTES;
export const ACCEPTED_FILES = "image/jpeg,image/png,image/webp,application/pdf";

/** What may be kept: pictures are made anew, without what a camera writes into them; a PDF stays as it is. */
type FileType = "image/webp" | "application/pdf";

export type CleanFile = { type: FileType; bytes: Buffer };
export type FileProblem = "file_type" | "file_large" | "file_broken";

const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 2_400;
const QUALITY = 82;

const begins = (bytes: Uint8Array, ...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign);
const text = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString("latin1");

/** What a file is by its first bytes; its name and what the browser says of it are never asked. */
function kindOf(bytes: Uint8Array): "picture" | "pdf" | undefined {
  if (begins(bytes, 0xff, 0xd8, 0xff) || begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "picture";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "picture";
  return text(bytes, 0, 5) === "%PDF-" ? "pdf" : undefined;
}

/** What would run or lead elsewhere when a PDF is opened. */
const ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|OpenAction|AA|RichMedia|XFA|SubmitForm|ImportData|GoToR|GoToE)\b/;

/** A PDF that ends as one, runs nothing, and hides nothing under another name. */
function isPlainPdf(bytes: Uint8Array): boolean {
  const whole = Buffer.from(bytes).toString("latin1");
  // A name may be written with its signs as numbers: `/J#61vaScript`.
  const named = whole.replaceAll(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return /%%EOF\s*$/.test(whole.slice(-1_024)) && /\/Root\b/.test(named) && !ACTIVE.test(named) && !/\/Encrypt\b/.test(named);
}

let last: Promise<unknown> = Promise.resolve();

/** One picture at a time: many at once would take the memory of all. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}

async function pictureAnew(bytes: Uint8Array): Promise<CleanFile | { problem: FileProblem }> {
  try {
    const anew = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", animated: false })
      .rotate()
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer();
    return { type: "image/webp", bytes: anew };
  } catch {
    return { problem: "file_broken" };
  }
}

/** A file as it may be kept, or what is wrong with it. Never throws, whatever was sent. */
export async function cleanFile(bytes: Uint8Array): Promise<CleanFile | { problem: FileProblem }> {
  if (bytes.byteLength > MOST_FILE_BYTES) return { problem: "file_large" };
  const kind = kindOf(bytes);
  if (!kind) return { problem: "file_type" };
  if (kind === "picture") return inTurn(() => pictureAnew(bytes));
  return isPlainPdf(bytes) ? { type: "application/pdf", bytes: Buffer.from(bytes) } : { problem: "file_broken" };
}
