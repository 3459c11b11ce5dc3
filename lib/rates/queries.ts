import "server-only";
import { type Tx, transaction } from "#db/transaction.ts";
import { type Day, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { waitingByUnit } from "#lib/responses/queries.ts";
import { type OpenVersion, openedVersions } from "#lib/surveys/queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { keysBelow, type Standing } from "#lib/units/standing.ts";
import { standingIn } from "#lib/units/standing-queries.ts";
import { subtree } from "#lib/units/tree.ts";
import { type Beside, countBeside } from "./beside-queries.ts";
import type { Counted } from "./counted.ts";
import { DRIVERS, HEADLINES, type Headline, type IndicatorId, indicator } from "./indicators.ts";
import { before, lattice, monthsIn, overlapping, type Period, seriesOf } from "./period.ts";
import { addCounts, type Change, type Count, changeOf, NONE, type Rate, rateOf } from "./rate.ts";
import { sealsOver } from "./seal-queries.ts";
import { seriesBreaks } from "./series.ts";
import { type Cut, countIndicators, countParticipation, monthsWithData } from "./tally-queries.ts";

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
  /** What goes together with satisfaction, each as a rate of its own. */
  drivers: ({ id: IndicatorId } & RateAndChange)[];
  participation: { answers: number; visits: number } | undefined;
  waiting: { unit: UnitNode; waiting: number }[];
  periods: Period[];
  /** Months of the period whose rates the actor may not see yet. */
  sealed: Period[];
  lastMonth: Day | undefined;
};

/** What the tallies are asked for, and what of it the actor may not see. */
export async function cutOf(tx: Tx, actor: StaffActor, { unit, service, channel, today }: Selection): Promise<Cut> {
  const sealed = await sealsOver(tx, actor, unit.id);
  return { standing: await standingIn(tx, unit.id), service, channel, thisMonth: monthOf(today), sealed };
}

/** The units that stand directly below one, and those that did in the period; the reached ones of them, in the order of all. */
export function directlyBelow({ unit, units, period }: Selection, { pieces }: Pick<Standing, "pieces">): UnitNode[] {
  const stood = new Set(
    pieces.flatMap(({ chain, from, until }) => (chain[1] === unit.id && from <= period.to && period.from < until ? [chain[0]] : [])),
  );
  return units.filter(({ id, parentId }) => parentId === unit.id || stood.has(id));
}

/** Counts of each unit directly below, with everything that stood under it. */
function belowUnit(selection: Selection, standing: Standing, counted: Counted): { unit: UnitNode; count: Count }[] {
  return directlyBelow(selection, standing).map((child) => ({
    unit: child,
    count: addCounts(keysBelow(standing, child.id).map((key) => counted.byUnit.get(key) ?? NONE)),
  }));
}

type RateAndChange = { now: Rate; change: Change | undefined };

/** How an indicator's counts become a rate. */
function rating(id: IndicatorId): (count: Count) => Rate {
  const { dontKnow, denominator } = indicator(id);
  const inBase = dontKnow.some((code) => denominator.includes(code));
  return (count) => rateOf(count, env().RAPPORT_STAFF_MINIMUM_BASE, inBase);
}

function rateAndChange(id: IndicatorId, counted: Counted, period: Period, versions: readonly OpenVersion[]): RateAndChange {
  const rate = rating(id);
  const now = rate(counted.now);
  // Two series are never compared.
  const isBroken = seriesBreaks(indicator(id), versions).some((month) => month > before(period).from && month <= period.to);
  return { now, change: isBroken ? undefined : changeOf(now, rate(counted.before)) };
}

type Headlined = { id: Headline; counted: Counted; beside: Beside; versions: readonly OpenVersion[]; standing: Standing };

function headlineRates(selection: Selection, { id, counted, beside, versions, standing }: Headlined): HeadlineRates {
  const rate = rating(id);
  const months = monthsIn(seriesOf(selection.period));
  const { now, change } = rateAndChange(id, counted, selection.period, versions);
  return {
    id,
    base: indicator(id).base,
    now,
    sealed: counted.sealed,
    before: before(selection.period),
    breaks: seriesBreaks(indicator(id), versions).filter((month) => months.includes(month)),
    change,
    beside: {
      held: beside.held,
      excluded: beside.excluded,
      // The two rates give away what stands between them.
      withThem:
        beside.count.n >= env().RAPPORT_STAFF_MINIMUM_BASE && now.shown && counted.sealed === 0
          ? rate(addCounts([counted.now, beside.count]))
          : undefined,
    },
    channels: [...counted.byChannel]
      .map(([channel, count]) => ({ channel, rate: rate(count) }))
      .filter((each) => each.rate.shown || each.rate.reason !== "none"),
    months: months.map((month) => ({ month, rate: rate(counted.byMonth.get(month) ?? NONE) })),
    units: belowUnit(selection, standing, counted).map((each) => ({ unit: each.unit, rate: rate(each.count) })),
  };
}

/** The headline rates of a unit and all below it for a period, from the tallies alone. The unit must be one of the actor's. */
export async function overview(actor: StaffActor, selection: Selection): Promise<Overview> {
  const { unit, units, period, today } = selection;
  const below = subtree(units, unit.id);
  const periods = { now: period, before: before(period), series: seriesOf(period) };
  const [waitingRows, versions] = await Promise.all([waitingByUnit(actor), openedVersions()]);
  return transaction(reachOf(actor), async (tx) => {
    const cut = await cutOf(tx, actor, selection);
    const data = await monthsWithData(tx, cut.standing);
    const all = await countIndicators(tx, [...HEADLINES, ...DRIVERS].map(indicator), cut, periods);
    const headlines: HeadlineRates[] = [];
    for (const id of HEADLINES) {
      const counted = all.get(id);
      if (!counted) continue;
      const beside = await countBeside(tx, indicator(id), cut, period);
      headlines.push(headlineRates(selection, { id, counted, beside, versions, standing: cut.standing }));
    }
    const participation = await countParticipation(tx, cut, period);
    return {
      headlines: chosenBases(headlines),
      drivers: DRIVERS.flatMap((id) => {
        const counted = all.get(id);
        return counted ? [{ id, ...rateAndChange(id, counted, selection.period, versions) }] : [];
      }),
      participation: participation.visits > 0 && participation.answers >= env().RAPPORT_STAFF_MINIMUM_BASE ? participation : undefined,
      waiting: units.flatMap((each) => {
        const waiting = below.includes(each.id) ? waitingRows.find((row) => row.unitId === each.id)?.waiting : undefined;
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
