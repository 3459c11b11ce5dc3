const PRIME = 67_108_859;

/** A sum of unknown numbers: how many times each is in it. */
export type Sum = Iterable<readonly [number, number]>;

function inverseOf(value: number): number {
  let [found, base] = [1, value];
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) found = (found * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return found;
}

/** All that follows from known sums by adding and subtracting: elimination modulo a prime, another arithmetic than the product's own. */
export class Known {
  readonly #rows: { lead: number; row: Map<number, number> }[] = [];

  constructor(all: readonly Sum[] = []) {
    for (const sum of all) this.learns(sum);
  }

  #reduced(sum: Sum): Map<number, number> {
    const left = new Map<number, number>();
    for (const [column, times] of sum) if (times % PRIME !== 0) left.set(column, ((times % PRIME) + PRIME) % PRIME);
    for (const { lead, row } of this.#rows) {
      const times = left.get(lead);
      if (times === undefined) continue;
      for (const [column, value] of row) {
        const rest = ((left.get(column) ?? 0) + (PRIME - times) * value) % PRIME;
        if (rest === 0) left.delete(column);
        else left.set(column, rest);
      }
    }
    return left;
  }

  /** Make a sum known; whether it said anything new. */
  learns(sum: Sum): boolean {
    const left = this.#reduced(sum);
    const [first] = left;
    if (!first) return false;
    const by = inverseOf(first[1]);
    this.#rows.push({ lead: first[0], row: new Map([...left].map(([column, value]) => [column, (value * by) % PRIME])) });
    return true;
  }

  gives(sum: Sum): boolean {
    return this.#reduced(sum).size === 0;
  }

  /** The same, to which more may be added. */
  copy(): Known {
    const other = new Known();
    other.#rows.push(...this.#rows);
    return other;
  }
}
