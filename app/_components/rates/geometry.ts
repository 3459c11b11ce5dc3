/** A piece of a line: x and y in drawing units. */
export type Point = { x: number; y: number };

/** A value in [0, 1] on an axis that runs from `from` to `to` drawing units. */
export function along(value: number, from: number, to: number): number {
  return from + Math.min(1, Math.max(0, value)) * (to - from);
}

/** Whole tens of percent that hold all the values: a window for a chart that would waste most of 0 to 100. */
export function window(values: readonly number[]): { low: number; high: number } {
  if (values.length === 0) return { low: 0, high: 1 };
  // Where everybody said yes the window still has a tenth.
  const low = Math.min(9, Math.floor(Math.min(...values) * 10)) / 10;
  const high = Math.ceil(Math.max(...values) * 10) / 10;
  return { low: Math.max(0, low), high: Math.min(1, Math.max(high, low + 0.1)) };
}

/** Runs of neighbours that are there; a hidden month breaks the line. */
export function runs<T>(cells: readonly (T | undefined)[]): T[][] {
  const found: T[][] = [];
  let open: T[] | undefined;
  for (const cell of cells) {
    if (cell === undefined) open = undefined;
    else if (open) open.push(cell);
    else {
      open = [cell];
      found.push(open);
    }
  }
  return found;
}

const rounded = (value: number) => Math.round(value * 100) / 100;

/** An SVG path through points. */
export function line(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${rounded(x)} ${rounded(y)}`).join("");
}

/** An SVG path around the band between two lines. */
export function band(upper: readonly Point[], lower: readonly Point[]): string {
  return upper.length === 0 ? "" : `${line([...upper, ...lower.toReversed()])}Z`;
}
