import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { addDays, addMonths, type Day, dayOf, daysBetween, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { overBy } from "#lib/knowledge/queries.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { indicator } from "#lib/rates/indicators.ts";
import { before, type Period } from "#lib/rates/period.ts";
import { addCounts, NONE, type Rate, rateOf } from "#lib/rates/rate.ts";
import { sealsOver } from "#lib/rates/seal-queries.ts";
import { seriesBreaks } from "#lib/rates/series.ts";
import { countIndicators } from "#lib/rates/tally-queries.ts";
import { appraisedRequests } from "#lib/requests/appraised-queries.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { keysBelow, type Standing, standingBelow } from "#lib/units/standing.ts";
import { piecesIn } from "#lib/units/standing-queries.ts";
import { subtree } from "#lib/units/tree.ts";
import { confirmedCounts, type KeptCount } from "./count-queries.ts";
import { APPRAISED, type AppraisedId, FROM_RATES } from "./indicators.ts";
import { auditedTogether, census, clustered, eventRate, FEWEST_CLUSTERS, type Measured, share, type Value } from "./measured.ts";
import type { AppraisalPeriod } from "./period-queries.ts";
import type { Appraised } from "./what-if.ts";

type Node = { id: string; parentId: string | null; adults: number | null };
type Found = ({ value: Value } | { lacks: NonNullable<Measured["lacks"]> }) & { closed?: number };
type Sheet = Map<AppraisedId, Found>;
type Asked = { period: Period /** The day as of which it is measured. */; asOf: Day };

const lastDay = (period: Period): Day => addDays(addMonths(period.to, 1), -1);

const ofRate = (rate: Rate): Found => {
  if (rate.shown) return { value: share(rate.x, rate.n) };
  return { lacks: rate.reason === "none" ? "none" : rate.reason === "sealed" ? "sealed" : "hidden" };
};

/** A share of at least the smallest base that staff may see. */
function ofCounts({ x, n }: { x: number; n: number }, make: (x: number, n: number) => Value = share): Found {
  if (n === 0) return { lacks: "none" };
  return n < env().RAPPORT_STAFF_MINIMUM_BASE ? { lacks: "hidden" } : { value: make(x, n) };
}

/** What evaluators counted, by indicator. No officer is told apart: familiarity is of the unit, clustered by officer. */
function ofAudits(counts: readonly KeptCount[], residents: number | null): Sheet {
  const sheet: Sheet = new Map();
  const known = counts.map(({ count }) => count).filter((count) => count.kind === "familiarity");
  const officers = [...Map.groupBy(known, ({ subject }) => subject).values()];
  const sampled = known.reduce((sum, count) => sum + count.sampled, 0);
  for (const [id, knew] of [
    ["fam_po", "officerKnew"],
    ["fam_op", "residentKnew"],
    ["fam_mutual", "bothKnew"],
  ] as const) {
    const total = (own: typeof known, of: "sampled" | typeof knew) => own.reduce((sum, count) => sum + count[of], 0);
    const clusters = officers.map((own) => ({ x: total(own, knew), n: total(own, "sampled") }));
    const isFew = clusters.length > 0 && clusters.length < FEWEST_CLUSTERS;
    sheet.set(id, isFew ? { lacks: "hidden" } : ofCounts({ x: 0, n: sampled }, () => clustered(clusters)));
  }
  const audits = counts.map(({ count }) => count).filter((count) => count.kind === "information");
  const drawn = audits.reduce((sum, each) => sum + each.sampled, 0);
  sheet.set(
    "info_rate",
    ofCounts({ x: 0, n: drawn }, () => auditedTogether(audits)),
  );
  const events = counts.map(({ count }) => count).filter((count) => count.kind === "prevention");
  const held = events.reduce((total, count) => total + count.sampled, 0);
  sheet.set("prevent_rate", residents && events.length > 0 ? { value: eventRate(held, residents) } : { lacks: "none" });
  return sheet;
}

type Checked = { unitId: string; personId: string; scheduled: number; passed: number };

/** Officers who were to take a knowledge check that closed in the period, and who passed; who stayed away did not. */
async function checked(tx: Tx, unitIds: readonly string[], period: Period, now: Date): Promise<Checked[]> {
  const closed = addDays(dayOf(now, env().RAPPORT_TIME_ZONE), -1);
  const rows = await tx.execute<Checked>(sql`
    select s.unit_id as "unitId", s.person_id as "personId", count(*)::int as scheduled,
      count(*) filter (where o.right_answers * 100 >= c.pass_share * o.drawn)::int as passed
    from knowledge_scheduled s join knowledge_check c on c.id = s.check_id
    left join ${overBy(now)} o on o.check_id = s.check_id and o.person_id = s.person_id
    where s.unit_id = any (${uuids(unitIds)}) and c.closes_on between ${period.from} and least(${lastDay(period)}::date, ${closed}::date)
    group by s.unit_id, s.person_id`);
  return [...rows];
}

/** Every value of one stretch of months, by unit. */
async function sheets(tx: Tx, actor: StaffActor, units: readonly Node[], appraised: readonly string[], { period, asOf }: Asked) {
  const all = [...new Set(appraised.flatMap((id) => subtree(units, id)))];
  const now = new Date();
  const today = dayOf(now, env().RAPPORT_TIME_ZONE);
  // Another period may still run over the same months: whoever is appraised by it sees no rate of them here either.
  const seals: Period[] = [];
  for (const id of appraised) seals.push(...(await sealsOver(tx, actor, id)));
  // Each appraised unit is counted by itself, as its own pages count it.
  const pieces = await piecesIn(tx);
  const standings = appraised.map((id) => standingBelow(pieces, id));
  const standing: Standing = {
    pieces: standings.flatMap((each) => each.pieces),
    above: new Map(standings.flatMap((each) => [...each.above])),
    unitIds: standings.flatMap((each) => each.unitIds),
    moved: standings.some(({ moved }) => moved),
  };
  const cut = { standing, service: undefined, channel: undefined, thisMonth: monthOf(today), sealed: seals, seriesAt: period.to };
  const rates = await countIndicators(tx, FROM_RATES.map(indicator), cut, { now: period, before: period, series: period });
  const requests = await appraisedRequests(tx, actor, all, { from: period.from, to: lastDay(period), asOf });
  const checks = await checked(tx, all, period, now);
  return new Map(
    appraised.map((unitId): [string, Sheet] => {
      const below = subtree(units, unitId);
      const sheet: Sheet = new Map();
      for (const id of FROM_RATES) {
        const { dontKnow, denominator } = indicator(id);
        const inBase = dontKnow.some((code) => denominator.includes(code));
        const count = addCounts(keysBelow(standing, unitId).map((each) => rates.get(id)?.byUnit.get(each) ?? NONE));
        sheet.set(id, ofRate(rateOf(count, env().RAPPORT_STAFF_MINIMUM_BASE, inBase)));
      }
      const own = requests.filter((each) => below.includes(each.unitId));
      const sum = (of: "solved" | "clues" | "deadlines") => ({
        x: own.reduce((total, each) => total + each[of].x, 0),
        n: own.reduce((total, each) => total + each[of].n, 0),
      });
      const closed = own.reduce((total, each) => total + each.closed, 0);
      sheet.set("solved_resident", { ...ofCounts(sum("solved")), closed });
      sheet.set("clue_rate", ofCounts(sum("clues")));
      sheet.set("deadline_kept", ofCounts(sum("deadlines")));
      const taken = checks.filter((each) => below.includes(each.unitId));
      const officers = (of: "passed" | "scheduled") => taken.reduce((total, each) => total + each[of], 0);
      // One officer who was to take five checks is one officer.
      const isFew = new Set(taken.map(({ personId }) => personId)).size < env().RAPPORT_STAFF_MINIMUM_BASE;
      const passes = ofCounts({ x: officers("passed"), n: officers("scheduled") }, census);
      sheet.set("quiz_pass", isFew && "value" in passes ? { lacks: "hidden" } : passes);
      return [unitId, sheet];
    }),
  );
}

/** What some units measured in a period and in the one before it, of equal length. */
export async function measure(
  tx: Tx,
  actor: StaffActor,
  appraisal: AppraisalPeriod,
  appraised: readonly string[],
  earlier?: AppraisalPeriod,
): Promise<Appraised[]> {
  const units = await tx.execute<Node>(sql`select id, parent_id as "parentId", adults from unit`);
  const period: Period = { key: "appraised", from: appraisal.from, to: appraisal.to };
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  // The past is measured as it stood when it was as old as the period is today: it had no longer for anything to end.
  const asOf = addDays(today, -daysBetween(before(period).from, period.from));
  const now = await sheets(tx, actor, units, appraised, { period, asOf: today });
  const past = await sheets(tx, actor, units, appraised, { period: before(period), asOf });
  // What was asked in other words is no past: the series begins anew.
  const versions = await openedVersions();
  const { from } = before(period);
  const isBetween = (month: Day) => month > from && month <= period.to;
  const broken = new Set<AppraisedId>(FROM_RATES.filter((id) => seriesBreaks(indicator(id), versions).some(isBetween)));
  const counts = await confirmedCounts(tx, actor, appraisal.id, appraised);
  const earlierCounts = earlier ? await confirmedCounts(tx, actor, earlier.id, appraised) : [];
  return appraised.map((unitId) => {
    const adults = units.find(({ id }) => id === unitId)?.adults ?? null;
    const of = (all: readonly KeptCount[]) => all.filter((each) => each.unitId === unitId);
    const found = new Map([...(now.get(unitId) ?? []), ...ofAudits(of(counts), adults)]);
    const was = new Map([...(past.get(unitId) ?? []), ...ofAudits(of(earlierCounts), adults)]);
    const valueIn = (each: Found | undefined) => (each && "value" in each ? each.value : null);
    const inputs = APPRAISED.map((id): Measured => {
      const [is, had] = [found.get(id), valueIn(was.get(id))];
      const lacks = is && "lacks" in is ? is.lacks : is ? null : "none";
      const closed = is?.closed === undefined ? {} : { closed: is.closed };
      return { id, now: valueIn(is), lacks, ...closed, past: broken.has(id) ? null : had };
    });
    const times: Record<string, number> = {};
    for (const { count } of of(counts)) if (count.kind === "plus") times[count.subject] = (times[count.subject] ?? 0) + count.sampled;
    return { unitId, inputs, times };
  });
}
