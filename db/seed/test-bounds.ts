/** That a sum of unknown whole numbers, none below zero, lies between two numbers, both included. */
export type Between = { of: readonly (readonly [number, number])[]; from: number; to: number };

/** The narrowest bounds that follow for each unknown from each sum by itself, again and again: what is added up has nowhere else to go. */
export function bounds(all: readonly Between[], many: number): { from: Float64Array; to: Float64Array } {
  const from = new Float64Array(many);
  const to = new Float64Array(many).fill(Number.POSITIVE_INFINITY);
  const ends = (of: Between["of"]) => {
    let [low, high] = [0, 0];
    for (const [at, times] of of) {
      low += times * ((times > 0 ? from[at] : to[at]) ?? 0);
      high += times * ((times > 0 ? to[at] : from[at]) ?? 0);
    }
    return { low, high };
  };
  for (let isNew = true, round = 0; isNew && round < 60; round += 1) {
    isNew = false;
    for (const { of, from: least, to: most } of all)
      for (const [at, times] of of) {
        const { low, high } = ends(of.filter(([other]) => other !== at));
        const [a, b] = [(least - high) / times, (most - low) / times];
        const [lowest, highest] = [Math.ceil(Math.min(a, b) - 1e-9), Math.floor(Math.max(a, b) + 1e-9)];
        if (lowest > (from[at] ?? 0)) {
          from[at] = lowest;
          isNew = true;
        }
        if (highest < (to[at] ?? 0)) {
          to[at] = highest;
          isNew = true;
        }
      }
  }
  return { from, to };
}
