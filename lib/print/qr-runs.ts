import { encode } from "uqr";

/** A QR code as the dark runs of its rows, each `[row, column, length]` in modules, without a quiet zone. */
export type QrRuns = { size: number; runs: [number, number, number][] };

/** The QR code of an address, with a quarter of it allowed to be worn away. */
export function qrRuns(address: string): QrRuns {
  const { data, size } = encode(address, { border: 0, ecc: "Q" });
  const runs = data.flatMap((row, at) => {
    const found: [number, number, number][] = [];
    for (const [column, dark] of row.entries()) {
      const last = found.at(-1);
      if (dark && last && last[1] + last[2] === column) last[2] += 1;
      else if (dark) found.push([at, column, 1]);
    }
    return found;
  });
  return { size, runs };
}
