/** A stream of numbers in [0, 1) that is the same for the same seed: mulberry32, by Tommy Ettinger, public domain. */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

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
