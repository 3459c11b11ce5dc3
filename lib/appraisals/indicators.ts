import { type IndicatorId, indicator } from "#lib/rates/indicators.ts";

/** What residents say, as the rates define it. */
export const FROM_RATES = [
  "sat_top2",
  "sat_top2_residents",
  "know_any",
  "see_weekly",
  "access",
  "respect",
  "explained",
  "dealt_with",
  "timely",
  "fair",
] as const satisfies readonly IndicatorId[];

/** What comes from requests for help. */
const FROM_REQUESTS = ["solved_resident", "clue_rate", "deadline_kept"] as const;
/** What evaluators audit and enter. */
const FROM_COUNTS = ["fam_mutual", "fam_po", "fam_op", "info_rate", "prevent_rate"] as const;
const FROM_CHECKS = ["quiz_pass"] as const;

export const APPRAISED = [...FROM_RATES, ...FROM_REQUESTS, ...FROM_COUNTS, ...FROM_CHECKS] as const;
export type AppraisedId = (typeof APPRAISED)[number];

export const EXTERNAL: readonly AppraisedId[] = [...FROM_RATES, "solved_resident"];

/** The version of how the office's own indicators are counted; another way to count any of them is another version. */
export const OFFICE_VERSION = 1;

export const isOfRates = (id: AppraisedId): id is (typeof FROM_RATES)[number] => FROM_RATES.some((each) => each === id);

/** Where a value came from. */
export const SOURCES = ["rates", "requests", "counts", "checks"] as const;
export type Source = (typeof SOURCES)[number];
export function sourceOf(id: AppraisedId): Source {
  const isIn = (list: readonly string[]) => list.includes(id);
  if (isOfRates(id)) return "rates";
  if (isIn(FROM_REQUESTS)) return "requests";
  return isIn(FROM_COUNTS) ? "counts" : "checks";
}

/** What was measured of the same people or records, so that it rises and falls together: one questionnaire's answers, the requests, the residents sampled. */
export function togetherWith(id: AppraisedId): string {
  if (isOfRates(id)) return indicator(id).questionnaire;
  if (sourceOf(id) === "requests") return "requests";
  return id.startsWith("fam_") ? "familiarity" : id;
}

/** Events per 1,000 residents; every other indicator is a share. */
export const isEvents = (id: AppraisedId): boolean => id === "prevent_rate";
