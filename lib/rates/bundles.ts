import type { Day } from "#lib/calendar.ts";
import { RowSpace } from "#lib/statistics/row-space.ts";

/** What was counted at a unit itself in a month, of one part of it: a service or a channel. The first of `counts` is the base. */
export type Cell = { unitId: string; month: Day; part: string; counts: readonly number[] };
/** Answers that are only ever counted together, in one month; of all parts, or of one. */
export type Bundle = { unitId: string; month: Day; part: string | undefined; counts: number[] };

type Counts = number[];
export type Rules = {
  /** The smallest base that may be shown. */
  minimum: number;
  /** The unit above each unit. */
  above: ReadonlyMap<string, string | null>;
  /** The month that still runs. */
  thisMonth: Day;
};

/** A year's answers that stand in no bundle of their unit, and their last month. */
type Rest = { month: Day; counts: Counts };

// A plain loop: a page of five hundred units comes here some hundred thousand times.
const add = (into: Counts, counts: readonly number[]) => {
  for (let at = 0; at < counts.length; at += 1) into[at] = (into[at] ?? 0) + (counts[at] ?? 0);
};
const baseOf = (counts: readonly number[]) => counts[0] ?? 0;
const isSmall = (base: number, minimum: number) => base > 0 && base < minimum;

/** What each of the parts that waited then had in a month. */
type Column = ReadonlyMap<string, Counts>;

/** Whether the totals of waiting parts and of their months would give away what one of them had in some months in a row. */
function givesAway(columns: readonly Column[], parts: readonly string[], minimum: number): boolean {
  const places = new Map<string, number>();
  const place = (part: string, at: number) => {
    const key = `${at} ${part}`;
    if (!places.has(key)) places.set(key, places.size);
    return places.get(key) ?? 0;
  };
  const base = (part: string, at: number) => baseOf(columns[at]?.get(part) ?? []);
  const months = [...columns.keys()];
  const ofPart = (part: string, from = 0, to = months.length - 1) =>
    months.filter((at) => at >= from && at <= to && base(part, at) > 0).map((at) => place(part, at));
  const known = new RowSpace();
  for (const part of parts) known.add(ofPart(part));
  for (const at of months) known.add(parts.filter((part) => base(part, at) > 0).map((part) => place(part, at)));
  return parts.some((part) =>
    months.some((from) => {
      let sum = 0;
      for (let to = from; to < months.length; to += 1) {
        sum += base(part, to);
        if (sum >= minimum) return false;
        if (sum > 0 && known.gives(ofPart(part, from, to))) return true;
      }
      return false;
    }),
  );
}

/** The parts of one unit that wait for each other, with what each had since. */
class Waiting {
  private parts = new Set<string>();
  private columns: Column[] = [];
  private readonly minimum: number;
  constructor(minimum: number) {
    this.minimum = minimum;
  }

  /** Whether no part waits, so that parts that are enough by themselves are told apart as they are. */
  get isEmpty(): boolean {
    return this.parts.size === 0;
  }

  /** What may be told apart after a month that has ended: parts that are enough by themselves, and waiting ones once they are. */
  after(fresh: ReadonlyMap<string, Counts>): { part: string; counts: Counts }[] {
    const base = (part: string) => baseOf(fresh.get(part) ?? []);
    for (const part of fresh.keys()) if (isSmall(base(part), this.minimum)) this.parts.add(part);
    const came = () => [...this.parts].reduce((sum, part) => sum + base(part), 0);
    const enough = [...fresh.keys()].sort((a, b) => base(a) - base(b) || a.localeCompare(b));
    while (isSmall(came(), this.minimum)) {
      const next = enough.find((part) => !this.parts.has(part));
      if (next === undefined) break;
      this.parts.add(next);
    }
    const released = enough.filter((part) => !this.parts.has(part)).map((part) => ({ part, counts: fresh.get(part) ?? [] }));
    if (this.parts.size === 0) return released;
    if (came() > 0) this.columns.push(new Map([...fresh].filter(([part]) => this.parts.has(part))));
    return [...released, ...this.freed()];
  }

  private freed(): { part: string; counts: Counts }[] {
    const parts = [...this.parts];
    const sums = parts.map((part) => {
      const counts: Counts = [];
      for (const column of this.columns) add(counts, column.get(part) ?? []);
      return { part, counts };
    });
    if (sums.some(({ counts }) => baseOf(counts) < this.minimum) || givesAway(this.columns, parts, this.minimum)) return [];
    this.parts = new Set();
    this.columns = [];
    return sums;
  }
}

const isEachEnough = (cells: readonly Cell[], minimum: number) =>
  cells.every(({ part, counts }, at) => baseOf(counts) >= minimum && cells.findIndex((each) => each.part === part) === at);

/** The bundles of one unit in one year, and what is left of it. */
function ofYear(unitId: string, cells: readonly Cell[], { minimum, thisMonth }: Rules): { bundles: Bundle[]; rest: Rest | undefined } {
  const bundles: Bundle[] = [];
  const waiting = new Waiting(minimum);
  let [carried, fresh]: [Counts, Map<string, Counts>] = [[], new Map()];
  const months = [...Map.groupBy(cells, ({ month }) => month)].sort(([a], [b]) => a.localeCompare(b));
  for (const [month, own] of months) {
    const isPlain = carried.length === 0 && waiting.isEmpty && month < thisMonth;
    // Most months of a large unit: nothing waits, and every part is enough.
    if (isPlain && isEachEnough(own, minimum)) {
      const all: Counts = [];
      for (const { part, counts } of own) {
        add(all, counts);
        bundles.push({ unitId, month, part, counts: [...counts] });
      }
      bundles.push({ unitId, month, part: undefined, counts: all });
      continue;
    }
    for (const { part, counts } of own) {
      add(carried, counts);
      const ofPart = fresh.get(part) ?? [];
      add(ofPart, counts);
      fresh.set(part, ofPart);
    }
    if (baseOf(carried) < minimum) continue;
    bundles.push({ unitId, month, part: undefined, counts: carried });
    // Of a month that still runs, two looks would differ by a single answer of a part.
    if (month < thisMonth) bundles.push(...waiting.after(fresh).map((each) => ({ unitId, month, ...each })));
    [carried, fresh] = [[], new Map()];
  }
  const last = months.at(-1)?.[0];
  return { bundles, rest: last && baseOf(carried) > 0 ? { month: last, counts: carried } : undefined };
}

/** What the units left of a year, put together in the unit above until it is enough; what even the top lacks stays out. */
function fromBelow(rests: ReadonlyMap<string, Rest>, { minimum, above }: Rules): Bundle[] {
  const depth = (unitId: string): number => {
    const parent = above.get(unitId);
    return parent ? 1 + depth(parent) : 0;
  };
  const bundles: Bundle[] = [];
  const pooled = new Map<string, Rest>(rests);
  const levels = Map.groupBy(above.keys(), depth);
  for (const level of [...levels.keys()].sort((a, b) => b - a)) {
    for (const unitId of levels.get(level) ?? []) {
      const rest = pooled.get(unitId);
      if (!rest) continue;
      if (baseOf(rest.counts) >= minimum) {
        bundles.push({ unitId, month: rest.month, part: undefined, counts: rest.counts });
        continue;
      }
      const parent = above.get(unitId);
      if (!parent) continue;
      const into = pooled.get(parent);
      const counts = [...(into?.counts ?? [])];
      add(counts, rest.counts);
      pooled.set(parent, { month: [rest.month, into?.month ?? ""].sort().at(-1) ?? rest.month, counts });
    }
  }
  return bundles;
}

/**
 * Counts by unit, month and part, put together so that whatever totals are shown of them, at any time, by any unit, period, service or
 * channel, no base from 1 to `minimum` - 1 can be had by subtraction.
 *
 * A unit's months are carried forward until their base is `minimum`, and count in the month that completes it. What a year
 * leaves over counts in the unit above, together with what others left. The parts of a unit are carried forward in
 * the same way, by months that have ended; parts wait where the waiting ones alone, or what came of them since, would be a small
 * base. A bundle never changes when later months come, so earlier looks give nothing away either. Every shown number is a sum of
 * bundles: those of all parts are disjoint, and those of one part have others beside them that wait.
 *
 * `cells`: whole counts of one version, the base first, in any order, of whole years. Returns bundles of all parts (`part` undefined) and of each part.
 * Source: aggregation to a threshold and audit of linear combinations, Hundepool et al. (2012), Statistical Disclosure Control,
 * sections 4.2 to 4.4; of successive tables, Fellegi IP (1972), JASA 67:7-18.
 */
export function bundlesOf(cells: readonly Cell[], rules: Rules): Bundle[] {
  return [...Map.groupBy(cells, ({ month }) => month.slice(0, 4))].flatMap(([year, own]) => {
    const bundles: Bundle[] = [];
    const rests = new Map<string, Rest>();
    for (const [unitId, ofUnit] of Map.groupBy(own, (cell) => cell.unitId)) {
      const found = ofYear(unitId, ofUnit, rules);
      bundles.push(...found.bundles);
      if (found.rest) rests.set(unitId, found.rest);
    }
    return year < rules.thisMonth.slice(0, 4) ? [...bundles, ...fromBelow(rests, rules)] : bundles;
  });
}
