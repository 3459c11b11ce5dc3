import { createHash } from "node:crypto";

const MOST_PHOTO_BYTES = 5 * 1024 * 1024;
/** A photo that is too large is told so; only a form far beyond is not read to its end. */
export const MOST_PHOTO_FORM_BYTES = 2 * MOST_PHOTO_BYTES;
export const ACCEPTED_PHOTOS = "image/jpeg,image/png,image/webp";

const SIDE = 160;
const QUALITY = 72;
const MOST_PIXELS = 50_000_000;

export type Photo = { digest: string; bytes: Buffer };
export type PhotoProblem = "photo_large" | "photo_type" | "photo_broken";

const begins = (bytes: Uint8Array, ...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign);

/** What a file is by its first bytes; its name is never asked. */
function isPicture(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  return begins(bytes, 0xff, 0xd8, 0xff) || begins(bytes, 0x89, 0x50, 0x4e, 0x47) || (text.startsWith("RIFF") && text.endsWith("WEBP"));
}

/** A photo made anew: small, square, and without what a camera wrote into it. Never throws, whatever was sent. */
export async function photoAnew(sent: Uint8Array): Promise<Photo | { problem: PhotoProblem }> {
  if (sent.byteLength > MOST_PHOTO_BYTES) return { problem: "photo_large" };
  if (!isPicture(sent)) return { problem: "photo_type" };
  // Loaded when it is needed: no page needs it.
  const { default: sharp } = await import("sharp");
  try {
    const bytes = await sharp(sent, { limitInputPixels: MOST_PIXELS, failOn: "error", animated: false })
      .rotate()
      .resize(SIDE, SIDE, { fit: "cover", position: "attention" })
      .webp({ quality: QUALITY })
      .toBuffer();
    return { bytes, digest: createHash("sha256").update(bytes).digest("hex") };
  } catch {
    return { problem: "photo_broken" };
  }
}
