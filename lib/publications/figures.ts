import { changeOf, rateOf } from "#lib/rates/rate.ts";
import { worstCase } from "#lib/rates/worst-case.ts";
import { sumBelow } from "./bases.ts";
import type { Hidden, PublishedDefinition, PublishedRate, PublishedUnit, ShownRate } from "./snapshot.ts";
import type { Tellable } from "./tellable.ts";

/** How many answers a unit itself was given in a month, counted or not yet. */
export type Given = { chain: readonly string[]; n: number };
export type Measured = Tellable & { given: readonly Given[] };

/** What was said of the same unit by the publication just before, where it may be compared. */
export type Before = { slug: string; rate: ShownRate } | undefined;

const below = <T extends { chain: readonly string[] }>(rows: readonly T[], unitId: string, of: (row: T) => number): number =>
  rows.reduce((sum, row) => (row.chain.includes(unitId) ? sum + of(row) : sum), 0);

/** Why a unit's number is not told. */
function hiddenOf({ hidden, given }: Measured, unitId: string, minimum: number): Hidden {
  if (hidden.includes(unitId)) return { shown: false, reason: "earlier" };
  const n = below(given, unitId, (row) => row.n);
  return { shown: false, reason: n === 0 ? "none" : n < minimum ? "few" : "together" };
}

/** The counts of a unit where they may be told. */
function countsOf({ told }: Measured, unitId: string): number[] | undefined {
  return told.shown.includes(unitId) ? sumBelow(told.placed, unitId) : undefined;
}

/** A unit's rate by what was counted (n, x, who could not say, and each code of the distribution), or why it is not told. */
export function publishedRate(
  definition: PublishedDefinition,
  measured: Measured,
  unitId: string,
  minimum: number,
  before?: Before,
): PublishedRate["rate"] {
  const counts = countsOf(measured, unitId);
  if (!counts) return hiddenOf(measured, unitId, minimum);
  const [n = 0, x = 0, dontKnow = 0, ...codes] = counts;
  const isInBase = definition.dontKnow.some((code) => definition.denominator.includes(code));
  const rate = rateOf({ n, x, dontKnow }, minimum, isInBase);
  if (!rate.shown) return hiddenOf(measured, unitId, minimum);
  const change = before && changeOf(rate, before.rate);
  const distribution = definition.denominator.map((code, at) => ({ code, n: codes[at] ?? 0 }));
  return { ...rate, distribution, ...(change && before ? { change: { since: before.slug, ...change } } : {}) };
}

/** How many of those who were counted at the doors answered, and what satisfaction could be at worst and at best. */
export function publishedParticipation(
  measured: Measured & { visits: readonly Given[] },
  unitId: string,
  minimum: number,
  satisfaction: PublishedRate["rate"] | undefined,
): PublishedUnit["participation"] {
  const [answers] = countsOf(measured, unitId) ?? [];
  const visits = below(measured.visits, unitId, (row) => row.n);
  if (answers === undefined) return hiddenOf(measured, unitId, minimum);
  if (visits === 0) return { shown: false, reason: "none" };
  // Who could not say is as unknown as who did not answer; where more answered than were counted at the doors, nothing is known of the rest.
  const isCounted = satisfaction?.shown && answers <= visits;
  const bounds = isCounted ? worstCase(satisfaction.rate, { answers: satisfaction.n, visits }) : undefined;
  return { shown: true, answers, visits, ...(bounds ? { bounds } : {}) };
}

type Asked = { chain: readonly string[]; received: number; closed: number };

/** Requests for help: what the police closed as it is, what residents say of it by bundles. */
export function publishedRequests(
  measured: Measured & { asked: readonly Asked[] },
  unitId: string,
  minimum: number,
): PublishedUnit["requests"] {
  const [answered = 0, solved = 0] = countsOf(measured, unitId) ?? [];
  const received = below(measured.asked, unitId, (row) => row.received);
  const hidden = hiddenOf(measured, unitId, minimum);
  // Of a few requests it is not told whether anybody answered.
  const isFew = hidden.reason === "none" && received > 0 && received < minimum;
  return {
    received,
    closed: below(measured.asked, unitId, (row) => row.closed),
    confirmed: measured.told.shown.includes(unitId) ? { shown: true, solved, answered } : isFew ? { ...hidden, reason: "few" } : hidden,
  };
}

/** Answers beside a rate. */
export function publishedBeside(
  rows: readonly { chain: readonly string[]; held: number; excluded: number }[],
  unitId: string,
): Pick<PublishedRate, "held" | "excluded"> {
  return { held: below(rows, unitId, (row) => row.held), excluded: below(rows, unitId, (row) => row.excluded) };
}
