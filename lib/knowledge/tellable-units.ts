import { suppressRow } from "#lib/statistics/suppression.ts";

/** Officers of one unit itself who were to take a check. `chain`: the unit and those above it then, up to the top. */
export type Group = { chain: readonly string[]; taken: number };

/** Officers who stand in the same shown units, and whom nobody can tell apart: what one more hidden unit puts together with others. */
type Block = { taken: number; units: string[]; within: Block[] };
/** What is shown below a unit, and those who took it of the officers in no shown unit there; `undefined` where there are none. */
type Below = { open: number | undefined; blocks: Block[] };

/** Blocks that are hidden go to those who are open, and what was shown within them stays. */
function merged({ open = 0, blocks }: Below, places: readonly number[]): Below & { hidden: string[] } {
  const gone = blocks.filter((_, at) => places.includes(at));
  return {
    open: gone.reduce((sum, { taken }) => sum + taken, open),
    blocks: [...blocks.filter((_, at) => !places.includes(at)), ...gone.flatMap(({ within }) => within)],
    hidden: gone.flatMap(({ units }) => units),
  };
}

/**
 * The units whose results of one check may be shown beside each other: whatever is subtracted, what is left are officers of whom at least
 * `minimum` took it. A unit shows all officers of it and below it, so what is shown splits the officers into blocks, and nothing but sums of
 * whole blocks can be worked out; where a block is too small, the smallest beside it is hidden too. Who was to take it is known of every
 * unit, so nobody of several who took it is hidden like a few. Shown groups that are of one mind say it of each of theirs, as ever.
 *
 * `groups`: every unit of the whole force that has officers of its own; `minimum`: the smallest base, two or more. Returns ids of units.
 * Source: as of `suppressRow`, from the lowest units up.
 */
export function tellableUnits(groups: readonly Group[], minimum: number): ReadonlySet<string> {
  const [own, children, tops] = [new Map<string, number>(), new Map<string, Set<string>>(), new Set<string>()];
  for (const { chain, taken } of groups) {
    const [unitId = ""] = chain;
    own.set(unitId, (own.get(unitId) ?? 0) + taken);
    for (const [at, each] of chain.entries()) {
      const above = chain[at + 1];
      if (above === undefined) tops.add(each);
      else children.set(above, (children.get(above) ?? new Set()).add(each));
    }
  }
  const shown = new Set<string>();
  const visit = (unitId: string): Below => {
    const below = [...(children.get(unitId) ?? [])].sort().map(visit);
    const open = [own.get(unitId), ...below.map((each) => each.open)].reduce((sum, taken) =>
      taken === undefined ? sum : (sum ?? 0) + taken,
    );
    const blocks = below.flatMap((each) => each.blocks);
    if (open === undefined) {
      // All of its officers stand in shown units below it: it can be told as long as all of those are.
      shown.add(unitId);
      return { open, blocks: blocks.map((block) => ({ ...block, units: [unitId, ...block.units] })) };
    }
    const { secondary } = suppressRow([Math.max(1, open), ...blocks.map(({ taken }) => taken)], minimum, minimum);
    const { hidden, ...left } = merged(
      { open, blocks },
      secondary.map((place) => place - 1),
    );
    for (const each of hidden) shown.delete(each);
    if ((left.open ?? 0) < minimum) return left;
    shown.add(unitId);
    return { open: undefined, blocks: [{ taken: left.open ?? 0, units: [unitId], within: left.blocks }] };
  };
  for (const top of [...tops].sort()) visit(top);
  return shown;
}
