/** Whole numbers of four bytes, the low byte first. */
export function int32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeInt32LE(value, at * 4);
  return bytes;
}

/** A number of eight bytes, the low byte first. */
export function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

export const bytesOf = (text: string): Buffer => Buffer.from(text, "utf8");

/** A text of at most so many bytes of UTF-8 that ends with a whole sign. */
export function cutTo(text: string, most: number): string {
  const plain = text.replaceAll(/[\0\r\n]/g, " ");
  if (bytesOf(plain).length <= most) return plain;
  let size = 0;
  let cut = "";
  for (const sign of plain) {
    size += bytesOf(sign).length;
    if (size > most) break;
    cut += sign;
  }
  return cut;
}

/** A text filled up with spaces to so many bytes. */
export function padded(text: string, width: number): Buffer {
  const bytes = Buffer.alloc(width, " ");
  bytesOf(text).copy(bytes);
  return bytes;
}
