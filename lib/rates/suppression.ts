/**
 * Which cells must be hidden when the totals of some groups of them are shown.
 *
 * `bases`: whole counts, one per cell; `minimum`: the smallest base that may be shown; `groups`: the cells of each total, all
 * cells in one unless given. A base from 1 to `minimum` - 1 is hidden. So that the hidden ones cannot be had by subtraction
 * from a total, the smallest shown cells of its group follow until at least two are hidden and together they hold at least
 * `minimum`. Empty cells say nothing about anybody and stay. Returns one flag per cell.
 * Source: complementary cell suppression, Hundepool et al. (2012), Statistical Disclosure Control, section 4.3.
 */
export function hiddenCells(bases: readonly number[], minimum: number, groups: readonly number[][] = [[...bases.keys()]]): boolean[] {
  const hidden = bases.map((base) => base > 0 && base < minimum);
  const base = (cell: number) => bases[cell] ?? 0;
  /** The cell that a group must hide next, if one. */
  const next = (group: readonly number[]) => {
    const closed = group.filter((cell) => hidden[cell]);
    const enough = closed.length >= 2 && closed.reduce((sum, cell) => sum + base(cell), 0) >= minimum;
    if (closed.length === 0 || enough) return undefined;
    return group.filter((cell) => base(cell) > 0 && !hidden[cell]).sort((a, b) => base(a) - base(b) || a - b)[0];
  };
  for (;;) {
    // What one group hides may leave another with a single hidden cell, so they take turns until none needs more.
    const found = groups.map(next).find((cell) => cell !== undefined);
    if (found === undefined) return hidden;
    hidden[found] = true;
  }
}
