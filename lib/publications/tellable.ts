import type { Day } from "#lib/calendar.ts";
import { besideEarlier, type Placed, sumBelow, type Told } from "./bases.ts";
import { givenAway } from "./differencing.ts";

type Asked = {
  /** Bundles of the period. */
  placed: readonly Placed[];
  /** The same measure in every earlier publication, the oldest first. */
  earlier: readonly Told[];
  period: { from: Day; to: Day };
  /** The units whose numbers are to be told. */
  unitIds: readonly string[];
  minimum: number;
};

export type Tellable = {
  told: Told;
  /** Units whose number would give a small one away beside what was told earlier. */
  hidden: string[];
};

/**
 * What of one measure may be told of some units: enough by itself, and nothing small given away with any earlier publication.
 * Source: as of `besideEarlier` and `givenAway`.
 */
export function tellable({ placed: counted, earlier, period, unitIds, minimum }: Asked): Tellable {
  const placed = besideEarlier(counted, earlier, period, minimum);
  const enough = unitIds.filter((unitId) => (sumBelow(placed, unitId)[0] ?? 0) >= minimum);
  const hidden = new Set<string>();
  for (;;) {
    const told = { ...period, placed, shown: enough.filter((unitId) => !hidden.has(unitId)) };
    const given = givenAway([...earlier, told], minimum);
    if (given.length === 0) return { told, hidden: [...hidden] };
    for (const unitId of given) hidden.add(unitId);
  }
}
