import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import { trendBaseline, trendNote } from "#db/schema/rates.ts";
import { transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { type IndicatorId, indicator } from "./indicators.ts";
import { before, lattice, monthsIn, overlapping, type Period, seriesOf } from "./period.ts";
import { cutOf, type Selection } from "./queries.ts";
import { NONE, type Rate, rateOf } from "./rate.ts";
import { seriesBreaks } from "./series.ts";
import { countIndicator, monthsWithData } from "./tally-queries.ts";
import { type Baseline, type TrendSegment, trendOf } from "./trend.ts";

export type DecidedBaseline = Baseline & { why: string; decidedOn: Day };
export type TrendNote = { id: string; month: Day; words: string; unitId: string };
export type Trend = {
  months: { month: Day; rate: Rate }[];
  breaks: Day[];
  segments: TrendSegment[];
  /** Months whose rates the actor may not see yet. */
  sealed: Period[];
  baseline: DecidedBaseline | undefined;
  /** Notes on the unit and on those it belongs to. */
  notes: TrendNote[];
  periods: Period[];
};

/** The 24 months that end with a period of one rate of a unit and all below it, as a p' chart, from the tallies alone. */
export async function trend(actor: StaffActor, selection: Selection, id: IndicatorId): Promise<Trend> {
  const { unit, units, period, today } = selection;
  const own = indicator(id);
  const versions = await openedVersions();
  const series = seriesOf(period);
  const months = monthsIn(series);
  return transaction(reachOf(actor), async (tx) => {
    const cut = await cutOf(tx, actor, selection);
    const counted = await countIndicator(tx, own, cut, { now: period, before: before(period), series });
    const inBase = own.dontKnow.some((code) => own.denominator.includes(code));
    const minimum = env().RAPPORT_STAFF_MINIMUM_BASE;
    const rates = months.map((month) => ({ month, rate: rateOf(counted?.byMonth.get(month) ?? NONE, minimum, inBase) }));
    const breaks = seriesBreaks(own, versions).filter((month) => months.includes(month));
    const [decided] = await tx
      .select()
      .from(trendBaseline)
      .where(and(eq(trendBaseline.unitId, unit.id), eq(trendBaseline.indicator, id)))
      .orderBy(desc(trendBaseline.decidedAt))
      .limit(1);
    const baseline = decided && {
      from: decided.fromMonth,
      to: decided.toMonth,
      why: decided.why,
      decidedOn: decided.decidedAt.toISOString().slice(0, 10),
    };
    const notes = await tx
      .select({ id: trendNote.id, month: trendNote.month, words: trendNote.words, unitId: trendNote.unitId })
      .from(trendNote)
      .where(inArray(trendNote.unitId, [unit.id, ...above(units, unit.id)]))
      .orderBy(trendNote.month, trendNote.id);
    const data = await monthsWithData(tx, cut.standing);
    return {
      sealed: overlapping(cut.sealed, series),
      months: rates,
      breaks,
      segments: trendOf(rates, breaks, baseline),
      baseline,
      notes: notes.filter(({ month }) => months.includes(month)),
      periods: lattice(data.first, data.last, today),
    };
  });
}

/** The units that a unit belongs to, among the given ones. */
function above(units: Selection["units"], unitId: string): string[] {
  const parent = units.find(({ id }) => id === unitId)?.parentId;
  return parent ? [parent, ...above(units, parent)] : [];
}
