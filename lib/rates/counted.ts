import type { Day } from "#lib/calendar.ts";
import type { Standing } from "#lib/units/standing.ts";
import type { Bundle, Cell } from "./bundles.ts";
import { isWithin, type Period } from "./period.ts";
import { type Count, NONE } from "./rate.ts";

export type Periods = { now: Period; before: Period; series: Period };

/** The months of a year, `from` to `until`, in which a unit's answers, or those of a piece of it, to a version count already, whole bundles of them. */
export type Released = { versionId: string; unitId: string; from: Day; until: Day };

/** What bundles have released of a version's months (`from` up to and without `until`), for what is counted of the same answers in another way. */
export function releasedIn(
  bundles: readonly Bundle[],
  { versionId, from, until }: { versionId: string; from: Day; until: Day },
  { pieces }: Pick<Standing, "pieces">,
): Released[] {
  const places = new Map(pieces.map((piece) => [piece.key, piece]));
  const last = new Map<string, Released>();
  for (const { unitId: at, month, part } of bundles) {
    const piece = places.get(at);
    if (part !== undefined || !piece) continue;
    const year = month.slice(0, 4);
    const key = `${at} ${year}`;
    const first = [`${year}-01-01`, from, piece.from].sort().at(-1) ?? from;
    const known = last.get(key);
    if (!known || known.until < month) last.set(key, { versionId, unitId: piece.unitId, from: first, until: month });
  }
  return [...last.values()].filter((each) => each.from <= each.until && each.from < until);
}

/** One indicator's counts: in all, before, by month of the series, by unit (or piece of one) and by channel of the period. */
export type Counted = {
  now: Count;
  before: Count;
  byMonth: Map<Day, Count>;
  byUnit: Map<string, Count>;
  byChannel: Map<string, Count>;
  /** Answers of the period in months whose rates are sealed: they are in no other count. */
  sealed: number;
  released: Released[];
};

type Chosen = {
  /** The service or the channel; the whole unless chosen. */
  part: string | undefined;
  byChannel: boolean;
  /** Months whose rates may not be seen. */
  sealed: readonly Period[];
};

/** Add up what bundles hold; beside it `given`, how many answers there are, counted or not yet. */
export function countedOf(
  cells: readonly Cell[],
  bundles: readonly Bundle[],
  { part, byChannel, sealed }: Chosen,
  { now, before, series }: Periods,
): Omit<Counted, "released"> {
  const counted: Omit<Counted, "released"> = {
    now: { ...NONE },
    before: { ...NONE },
    byMonth: new Map(),
    byUnit: new Map(),
    byChannel: new Map(),
    sealed: 0,
  };
  const at = <K>(sums: Map<K, Count>, key: K): Count => {
    const sum = sums.get(key) ?? { ...NONE };
    sums.set(key, sum);
    return sum;
  };
  const addTo = (each: Pick<Cell, "unitId" | "month"> & { part: string | undefined }, isChosen: boolean, add: (to: Count) => void) => {
    if (isChosen) {
      if (isWithin([before], each.month)) add(counted.before);
      if (isWithin([series], each.month)) add(at(counted.byMonth, each.month));
    }
    if (!isWithin([now], each.month)) return;
    if (isChosen) {
      add(counted.now);
      add(at(counted.byUnit, each.unitId));
    }
    if (byChannel && each.part !== undefined && (part === undefined || part === each.part)) add(at(counted.byChannel, each.part));
  };
  for (const bundle of bundles) {
    const [, n = 0, x = 0, dontKnow = 0] = bundle.counts;
    if (isWithin(sealed, bundle.month)) {
      if (bundle.part === part && isWithin([now], bundle.month)) counted.sealed += n;
      continue;
    }
    addTo(bundle, bundle.part === part, (to) => {
      to.n += n;
      to.x += x;
      to.dontKnow += dontKnow;
    });
  }
  for (const cell of cells)
    addTo(cell, part === undefined || cell.part === part, (to) => {
      if (isWithin(sealed, cell.month)) to.sealed = true;
      else to.given = (to.given ?? 0) + (cell.counts[1] ?? 0);
    });
  return counted;
}
