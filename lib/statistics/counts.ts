/** Refuse impossible counts of a proportion: `x` of `n`, 0 ≤ x ≤ n. Throws `RangeError`. */
export function checkCounts(x: number, n: number): void {
  if (!Number.isFinite(x) || !Number.isFinite(n) || x < 0 || x > n) throw new RangeError(`0 ≤ x ≤ n is needed, not x = ${x}, n = ${n}`);
}

/** The normal quantile's tail of a two-sided confidence in (0, 1). Throws `RangeError` for any other. */
export function tailOf(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`a confidence between 0 and 1 is needed, not ${confidence}`);
  return (1 - confidence) / 2;
}

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
export const clipped = (value: number): number => Math.min(1, Math.max(0, value));
