import { seeded } from "#lib/statistics/draws.ts";

/** A stream of numbers in [0, 1) that is the same for the same seed. */
export const randomStream = seeded;

/** One of the keys, each as likely as its weight. */
export function pick<T>(random: () => number, weights: readonly (readonly [T, number])[]): T {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [key, weight] of weights) {
    left -= weight;
    if (left < 0) return key;
  }
  const last = weights.at(-1);
  if (!last) throw new Error("nothing to pick from");
  return last[0];
}
