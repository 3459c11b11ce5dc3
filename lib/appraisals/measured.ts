import * as z from "zod";
import { gammaDraw, rateDraw } from "#lib/statistics/draws.ts";
import { normalQuantile } from "#lib/statistics/normal.ts";
import { countInterval } from "#lib/statistics/poisson.ts";
import { tQuantile } from "#lib/statistics/special.ts";
import { type Interval, wilson, wilsonEffective } from "#lib/statistics/wilson.ts";
import { APPRAISED, type AppraisedId, isEvents } from "./indicators.ts";

/** Events are told per so many residents. */
export const PER = 1_000;

const value = z.strictObject({
  x: z.number().min(0),
  n: z.number().positive(),
  /** A share in [0, 1], or events per 1,000 residents. */
  value: z.number().min(0),
  lower: z.number(),
  upper: z.number(),
  /** How many answers of a simple random sample it is worth; `null` where everybody was counted and chance has no part. */
  effective: z.number().min(0).nullable(),
  /** The degrees of freedom of what it is worth, where that was estimated from few officers. */
  degrees: z.int().positive().optional(),
});
export type Value = z.infer<typeof value>;

/** Why a value is not there: nobody counted, a base that may not be shown, or months that are sealed. */
const LACKS = ["none", "hidden", "sealed"] as const;

export const measured = z.strictObject({
  id: z.enum(APPRAISED),
  now: value.nullable(),
  lacks: z.enum(LACKS).nullable(),
  /** Closed requests, of which those whose resident answered are the base. */
  closed: z.int().nullable().optional(),
  past: value.nullable(),
});
export type Measured = z.infer<typeof measured>;

/** A share as it was counted, with Wilson's interval. Counts; throws `RangeError` for impossible ones. */
export function share(x: number, n: number): Value {
  return { x, n, value: x / n, ...(wilson(x, n) ?? { lower: 0, upper: 1 }), effective: n };
}

/** A share of everybody: no part of it is chance. */
export const census = (x: number, n: number): Value => ({ x, n, value: x / n, lower: x / n, upper: x / n, effective: null });

/**
 * A share of an audited sample out of `records`, by Wilson on the effective number with the finite population correction.
 * Counts, `records` ≥ `n`. Source: Cochran (1977), section 3.3.
 */
export function audited(x: number, n: number, records: number): Value {
  if (records <= n) return census(x, n);
  const effective = (n * (records - 1)) / (records - n);
  return { x, n, value: x / n, ...wilsonEffective(x / n, effective), effective };
}

/** An audited sample of records. */
type Audit = { complete: number; sampled: number; ofRecords: number };

/**
 * Audited samples of several kinds of records, each weighing as many records as it was drawn from: a stratified estimate, by Wilson on its
 * effective number. Counts, at least one audit. Where every record of each kind sampled was alike, the effective number is that of a rate
 * which is the same in all.
 * Source: Cochran (1977), sections 5.3 to 5.5 and 5.10 (proportions in stratified samples).
 */
export function auditedTogether(audits: readonly Audit[]): Value {
  const sum = (of: (audit: Audit) => number) => audits.reduce((total, each) => total + of(each), 0);
  const [x, n, records] = [sum((each) => each.complete), sum((each) => each.sampled), sum((each) => each.ofRecords)];
  const [only] = audits;
  if (audits.length === 1 && only) return audited(x, n, records);
  const p = sum(({ complete, sampled, ofRecords }) => (ofRecords / records) * (complete / sampled));
  const left = ({ sampled, ofRecords }: Audit) => (ofRecords / records) ** 2 * (1 - sampled / ofRecords);
  const alike = sum((each) => left(each) / each.sampled);
  if (alike === 0) return { ...census(x, n), value: p, lower: p, upper: p };
  const variance = sum((each) => {
    const own = each.complete / each.sampled;
    return (left(each) * own * (1 - own)) / Math.max(1, each.sampled - 1);
  });
  const effective = variance > 0 ? (p * (1 - p)) / variance : 1 / alike;
  return { x, n, value: p, ...wilsonEffective(p, effective), effective };
}

/** With one officer nothing tells how much officers differ. */
export const FEWEST_CLUSTERS = 2;

/**
 * A share of residents who were asked about some officers, by Wilson on the effective number of a cluster sample, with t of k - 1
 * degrees of freedom for k officers. `clusters`: counts of each officer, at least two, else `RangeError`. The effective number is
 * never above the number of residents.
 * Source: Cochran (1977), section 9A.2 (ratio of cluster totals); measurement as of the scheme.
 */
export function clustered(clusters: readonly { x: number; n: number }[]): Value {
  const [x, n] = [clusters.reduce((sum, each) => sum + each.x, 0), clusters.reduce((sum, each) => sum + each.n, 0)];
  const p = x / n;
  const k = clusters.length;
  const squares = clusters.reduce((sum, each) => sum + (each.x - p * each.n) ** 2, 0);
  if (k < FEWEST_CLUSTERS) throw new RangeError("two officers at least are needed");
  const variance = (k / (k - 1)) * (squares / n ** 2);
  const effective = variance > 0 && p > 0 && p < 1 ? Math.min(n, (p * (1 - p)) / variance) : n;
  return { x, n, value: p, ...wilsonEffective(p, effective, tQuantile(0.975, k - 1)), effective, degrees: k - 1 };
}

/** Events per 1,000 residents, with Byar's or the exact interval. `events` a whole count, `residents` > 0. */
export function eventRate(events: number, residents: number, confidence = 0.95): Value {
  const { lower, upper } = countInterval(events, confidence);
  const per = PER / residents;
  return { x: events, n: residents, value: events * per, lower: lower * per, upper: upper * per, effective: events };
}

/** The interval of a value at another confidence, in (0, 1); what everybody did has none. Source: as of what made the value. */
export function intervalOf(id: AppraisedId, of: Value, confidence: number): Interval {
  if (of.effective === null) return { lower: of.value, upper: of.value };
  if (isEvents(id)) return eventRate(of.x, of.n, confidence);
  const upper = (1 + confidence) / 2;
  return wilsonEffective(of.value, of.effective, of.degrees ? tQuantile(upper, of.degrees) : normalQuantile(upper));
}

/**
 * A draw of what the true value may be, given what was measured. What a sample of few officers is worth is itself uncertain: it is drawn
 * from its chi-square distribution, which gives draws the tails of t.
 */
export function drawOf(id: AppraisedId, { x, n, value: measuredValue, effective, degrees }: Value, random: () => number): number {
  if (effective === null) return measuredValue;
  if (isEvents(id)) return (gammaDraw(x + 0.5, random) * PER) / n;
  const worth = degrees ? (2 * gammaDraw(degrees / 2, random)) / degrees : 1;
  return rateDraw(measuredValue, effective * worth, random);
}

/** What would be measured if it were measured once more: a draw of the true value, and of a measurement of that. */
export function redrawOf(id: AppraisedId, of: Value, random: () => number): number {
  if (of.effective === null) return of.value;
  const truly = drawOf(id, of, random);
  return isEvents(id) ? (gammaDraw((truly * of.n) / PER + 0.5, random) * PER) / of.n : rateDraw(truly, of.effective, random);
}
