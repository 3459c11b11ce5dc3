/** A stream of numbers in [0, 1), the same for the same seed. Source: mulberry32, by Tommy Ettinger, public domain. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A draw from the standard normal distribution. Source: Box GEP, Muller ME (1958). */
function normalDraw(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/**
 * A draw from the gamma distribution of scale 1.
 *
 * `shape` > 0; `random` gives numbers in [0, 1). Returns a number > 0. Throws `RangeError` for another shape.
 * Source: Marsaglia G, Tsang WW (2000), ACM Transactions on Mathematical Software 26:363-372.
 */
export function gammaDraw(shape: number, random: () => number): number {
  if (!(shape > 0)) throw new RangeError(`a shape above 0 is needed, not ${shape}`);
  if (shape < 1) return gammaDraw(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalDraw(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/**
 * A draw of a true rate, given a rate that was measured: from Jeffreys' beta distribution.
 *
 * `rate` in [0, 1] of `effective` > 0 answers. Returns a share in [0, 1]. Throws `RangeError` for others.
 * Source: Brown LD, Cai TT, DasGupta A (2001), Statistical Science 16:101-133.
 */
export function rateDraw(rate: number, effective: number, random: () => number): number {
  if (!(rate >= 0 && rate <= 1 && effective > 0)) throw new RangeError("a rate in [0, 1] and an effective number above 0 are needed");
  const [yes, no] = [gammaDraw(rate * effective + 0.5, random), gammaDraw((1 - rate) * effective + 0.5, random)];
  return yes / (yes + no);
}

/** The quantile of a list by linear interpolation (type 7); `p` in [0, 1]. Throws `RangeError` for an empty list. */
export function quantileOf(values: readonly number[], p: number): number {
  if (values.length === 0) throw new RangeError("values are needed");
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}
