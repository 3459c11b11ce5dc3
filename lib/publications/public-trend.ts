import type { PublishedId, PublishedRate, PublishedUnit, Snapshot } from "./snapshot.ts";

/** A publication's value of one rate; `joins`: the line goes on from the one before; `breaks`: it was counted in another way than that. */
export type TrendPoint = { slug: string; from: string; to: string; rate: PublishedRate["rate"]; joins: boolean; breaks: boolean };

type Past = { slug: string; snapshot: Snapshot; own: PublishedUnit };

/** Three years of quarters: each earlier result has a page of its own. */
const MOST_POINTS = 12;

/** One rate of a unit over the last publications, the oldest first: joined only where both are shown and counted in the same way. */
export function trendOf(id: PublishedId, history: readonly Past[]): TrendPoint[] {
  const cells = history.flatMap(({ slug, snapshot, own }) => {
    const rate = own.rates.find((each) => each.id === id)?.rate;
    const definition = snapshot.definitions.find((each) => each.id === id);
    return rate && definition
      ? [{ slug, from: snapshot.from, to: snapshot.to, rate, series: `${definition.since} ${definition.version}` }]
      : [];
  });
  const last = cells.slice(-MOST_POINTS);
  return last.map(({ series, ...cell }, at) => {
    const before = last[at - 1];
    const breaks = before !== undefined && before.series !== series;
    return { ...cell, breaks, joins: before !== undefined && !breaks && before.rate.shown && cell.rate.shown };
  });
}

/** The points of a trend as lines: each run of joined ones. */
export function runsOf(points: readonly TrendPoint[]): number[][] {
  const runs: number[][] = [];
  for (const [at, { joins, rate }] of points.entries()) {
    if (!rate.shown) continue;
    if (joins) runs.at(-1)?.push(at);
    else runs.push([at]);
  }
  return runs;
}
