/**
 * Which cells of one dimension must be hidden when their total is shown.
 *
 * `bases`: whole counts, one per cell; `minimum`: the smallest base that may be shown. A base from 1 to `minimum` - 1 is
 * hidden. So that the hidden ones cannot be had by subtraction, the smallest shown cells follow until at least two are hidden
 * and together they hold at least `minimum`. Empty cells say nothing about anybody and stay. Returns one flag per cell.
 * Source: complementary cell suppression, Hundepool et al. (2012), Statistical Disclosure Control, section 4.3.
 */
export function hiddenCells(bases: readonly number[], minimum: number): boolean[] {
  const hidden = bases.map((base) => base > 0 && base < minimum);
  if (!hidden.includes(true)) return hidden;
  const sum = () => bases.reduce((total, base, index) => total + (hidden[index] ? base : 0), 0);
  const count = () => hidden.filter(Boolean).length;
  const others = bases
    .map((base, index) => ({ base, index }))
    .filter(({ base, index }) => base > 0 && !hidden[index])
    .sort((a, b) => a.base - b.base || a.index - b.index);
  for (const { index } of others) {
    if (count() >= 2 && sum() >= minimum) break;
    hidden[index] = true;
  }
  return hidden;
}
