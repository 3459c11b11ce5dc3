import "server-only";
import { type Tx, transaction } from "#db/transaction.ts";
import { type Day, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { waitingByUnit } from "#lib/responses/queries.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";
import { type Beside, countBeside } from "./beside-queries.ts";
import type { Counted } from "./counted.ts";
import { HEADLINES, type Headline, indicator } from "./indicators.ts";
import { before, lattice, monthsIn, overlapping, type Period, seriesOf } from "./period.ts";
import { addCounts, type Change, type Count, changeOf, NONE, type Rate, rateOf } from "./rate.ts";
import { sealsOver } from "./seal-queries.ts";
import { seriesBreaks } from "./series.ts";
import { type Cut, countIndicator, countParticipation, monthsWithData } from "./tally-queries.ts";

export type Selection = {
  unit: UnitNode;
  units: readonly UnitNode[];
  period: Period;
  service?: string | undefined;
  channel?: string | undefined;
  today: Day;
};

/** Everything the page says of one headline rate; nothing in it is below the smallest base that may be shown. */
export type HeadlineRates = {
  id: Headline;
  base: "visit" | "resident";
  now: Rate;
  before: Period;
  change: Change | undefined;
  /** Answers held or excluded, and the rate if they counted; without it where they are too few to be told apart from it. */
  beside: { held: number; excluded: number; withThem: Rate | undefined };
  channels: { channel: string; rate: Rate }[];
  months: { month: Day; rate: Rate }[];
  /** Months in which a new series begins: another wording or another scale. */
  breaks: Day[];
  units: { unit: UnitNode; rate: Rate }[];
  /** Answers of the period in sealed months, which are in no rate. */
  sealed: number;
};

export type Overview = {
  headlines: HeadlineRates[];
  participation: { answers: number; visits: number } | undefined;
  waiting: { unit: UnitNode; waiting: number }[];
  periods: Period[];
  /** Months of the period whose rates the actor may not see yet. */
  sealed: Period[];
  lastMonth: Day | undefined;
};

/** What the tallies are asked for, and what of it the actor may not see. */
export async function cutOf(tx: Tx, actor: StaffActor, { unit, units, service, channel, today }: Selection): Promise<Cut> {
  const sealed = await sealsOver(tx, actor, unit.id);
  return { unitIds: subtree(units, unit.id), service, channel, thisMonth: monthOf(today), sealed };
}

/** Counts of each unit directly below, with everything that stands under it. */
function belowUnit({ unit, units }: Selection, counted: Counted): { unit: UnitNode; count: Count }[] {
  return units
    .filter((each) => each.parentId === unit.id)
    .map((child) => ({ unit: child, count: addCounts(subtree(units, child.id).map((id) => counted.byUnit.get(id) ?? NONE)) }));
}

function headlineRates(id: Headline, selection: Selection, counted: Counted, beside: Beside, breaks: readonly Day[]): HeadlineRates {
  const minimum = env().RAPPORT_STAFF_MINIMUM_BASE;
  const { base, dontKnow, denominator } = indicator(id);
  const inBase = dontKnow.some((code) => denominator.includes(code));
  const rate = (count: Count) => rateOf(count, minimum, inBase);
  const now = rate(counted.now);
  const months = monthsIn(seriesOf(selection.period));
  const earlier = before(selection.period);
  return {
    id,
    base,
    now,
    sealed: counted.sealed,
    before: earlier,
    breaks: breaks.filter((month) => months.includes(month)),
    // Two series are never compared.
    change: breaks.some((month) => month > earlier.from && month <= selection.period.to) ? undefined : changeOf(now, rate(counted.before)),
    beside: {
      held: beside.held,
      excluded: beside.excluded,
      // The two rates give away what stands between them.
      withThem: beside.count.n >= minimum && now.shown && counted.sealed === 0 ? rate(addCounts([counted.now, beside.count])) : undefined,
    },
    channels: [...counted.byChannel]
      .map(([channel, count]) => ({ channel, rate: rate(count) }))
      .filter((each) => each.rate.shown || each.rate.reason !== "none"),
    months: months.map((month) => ({ month, rate: rate(counted.byMonth.get(month) ?? NONE) })),
    units: belowUnit(selection, counted).map((each) => ({ unit: each.unit, rate: rate(each.count) })),
  };
}

/** The headline rates of a unit and all below it for a period, from the tallies alone. The unit must be one of the actor's. */
export async function overview(actor: StaffActor, selection: Selection): Promise<Overview> {
  const { units, period, today } = selection;
  const periods = { now: period, before: before(period), series: seriesOf(period) };
  const [waitingRows, versions] = await Promise.all([waitingByUnit(actor), openedVersions()]);
  return transaction(reachOf(actor), async (tx) => {
    const cut = await cutOf(tx, actor, selection);
    const data = await monthsWithData(tx, cut.unitIds);
    const headlines: HeadlineRates[] = [];
    for (const id of HEADLINES) {
      const counted = await countIndicator(tx, indicator(id), cut, periods);
      if (!counted) continue;
      const beside = await countBeside(tx, indicator(id), cut, period);
      headlines.push(headlineRates(id, selection, counted, beside, seriesBreaks(indicator(id), versions)));
    }
    const participation = await countParticipation(tx, cut, period);
    return {
      headlines: chosenBases(headlines),
      participation: participation.visits > 0 && participation.answers >= env().RAPPORT_STAFF_MINIMUM_BASE ? participation : undefined,
      waiting: units.flatMap((each) => {
        const waiting = cut.unitIds.includes(each.id) ? waitingRows.find((row) => row.unitId === each.id)?.waiting : undefined;
        return waiting ? [{ unit: each, waiting }] : [];
      }),
      periods: lattice(data.first, data.last, today),
      sealed: overlapping(cut.sealed, period),
      lastMonth: data.last,
    };
  });
}

/** Satisfaction of visitors and of residents are never mixed: each is shown where it has answers, visitors' when neither has. */
function chosenBases(headlines: readonly HeadlineRates[]): HeadlineRates[] {
  const empty = (id: Headline) => {
    const now = headlines.find((each) => each.id === id)?.now;
    return !now || (!now.shown && now.reason === "none");
  };
  return headlines.filter(({ id }) => {
    if (id === "sat_top2_residents") return !empty(id);
    if (id === "sat_top2") return !empty(id) || empty("sat_top2_residents");
    return true;
  });
}
