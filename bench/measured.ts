/** One measurement beside its limit, both taken in the same run. */
export type Measured = {
  name: string;
  ours: string;
  limit: string;
  /** Ours divided by the limit's. */
  ratio: number;
  bar: { atLeast: number } | { atMost: number } | undefined;
};

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

export function holds({ ratio, bar }: Measured): boolean {
  if (!bar) return true;
  return "atLeast" in bar ? ratio >= bar.atLeast : ratio <= bar.atMost;
}

export function line(measured: Measured): string {
  const { name, ours, limit, ratio, bar } = measured;
  const wanted = bar ? ("atLeast" in bar ? `bar: at least ${bar.atLeast}` : `bar: at most ${bar.atMost}`) : "for comparison";
  return `${!bar ? " " : holds(measured) ? "✓" : "✗"} ${name}: ${ours} against ${limit} · ratio ${ratio.toFixed(2)} (${wanted})`;
}
