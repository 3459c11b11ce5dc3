/**
 * Which sums can be worked out when some sums of the same counts are known: the row space of the known ones.
 *
 * Sums are lists of places, each at most once. Made for the totals of rows and columns of a table, whose matrix is totally unimodular:
 * every step of the elimination then stays among -1, 0 and 1, and the answer is exact.
 * Source: Hundepool et al. (2012), Statistical Disclosure Control, section 4.3.4 (linear relations); Schrijver A (1986), Theory of
 * Linear and Integer Programming, chapter 19.
 */
export class RowSpace {
  private readonly rows: { lead: number; row: Map<number, number> }[] = [];

  private reduced(sum: readonly number[]): Map<number, number> {
    const left = new Map(sum.map((place) => [place, 1]));
    for (const { lead, row } of this.rows) {
      const times = left.get(lead) ?? 0;
      if (times === 0) continue;
      for (const [place, value] of row) {
        const rest = (left.get(place) ?? 0) - times * value;
        if (rest === 0) left.delete(place);
        else left.set(place, rest);
      }
    }
    return left;
  }

  /** Make a sum known. */
  add(sum: readonly number[]): void {
    const left = this.reduced(sum);
    const [first] = left;
    if (!first) return;
    const [lead, by] = first;
    this.rows.push({ lead, row: new Map([...left].map(([place, value]) => [place, value / by])) });
  }

  /** Whether a sum follows from the known ones. */
  gives(sum: readonly number[]): boolean {
    return this.reduced(sum).size === 0;
  }
}
