import type { Day } from "#lib/calendar.ts";
import { CANNOT_SAY } from "#lib/surveys/definition.ts";

/**
 * The indicator dictionary. A rate is the share of `numerator` codes among `denominator` codes of one question;
 * `dontKnow` codes are counted beside it. A changed question, scale or rule is a new version and starts a new series.
 * Source: the definitions of the external evaluation (satisfaction, awareness, visibility), measured as published surveys do.
 */
type Rule = {
  version: number;
  numerator: readonly number[];
  denominator: readonly number[];
  dontKnow: readonly number[];
};
type Entry = Rule & {
  id: string;
  questionnaire: string;
  question: string;
  base: "visit" | "resident";
  /** Rules that held before, each until the month from which it no longer did, oldest first. They stay for good. */
  earlier?: readonly (Rule & { until: Day })[];
};

const GRADES = [1, 2, 3, 4, 5] as const;
const overall = {
  version: 1,
  questionnaire: "visit-rating",
  question: "overall",
  base: "visit",
  denominator: GRADES,
  dontKnow: [CANNOT_SAY],
} as const;
const resident = { version: 1, questionnaire: "resident-survey", base: "resident" } as const;
const driver = { version: 1, questionnaire: "visit-rating", base: "visit", numerator: [4, 5], denominator: GRADES, dontKnow: [] } as const;

export const INDICATORS = [
  { id: "sat_top2", ...overall, numerator: [4, 5] },
  { id: "sat_top3", ...overall, numerator: [3, 4, 5] },
  { id: "negative_rate", ...overall, numerator: [1, 2] },
  { id: "sat_top2_residents", ...overall, questionnaire: "resident-satisfaction", base: "resident", numerator: [4, 5] },
  // "Not sure" counts as no: who is not sure does not know an officer. Who skipped is left out.
  { id: "know_any", ...resident, question: "know", numerator: [1], denominator: [1, 2, CANNOT_SAY], dontKnow: [CANNOT_SAY] },
  { id: "know_contact", ...resident, question: "contact", numerator: [1], denominator: [1, 2, CANNOT_SAY], dontKnow: [CANNOT_SAY] },
  { id: "see_weekly", ...resident, question: "seen", numerator: [1, 2], denominator: [1, 2, 3, 4], dontKnow: [CANNOT_SAY] },
  { id: "see_enough", ...resident, question: "enough", numerator: [2], denominator: [1, 2, 3], dontKnow: [CANNOT_SAY] },
  { id: "access", ...driver, question: "access" },
  { id: "respect", ...driver, question: "respect" },
  { id: "explained", ...driver, question: "explained" },
  { id: "dealt_with", ...driver, question: "dealt_with" },
  { id: "timely", ...driver, question: "timely" },
  { id: "fair", ...driver, question: "fair" },
  { id: "solved", ...driver, question: "solved", numerator: [1], denominator: [1, 2, 3], dontKnow: [CANNOT_SAY] },
] as const satisfies readonly Entry[];

export type IndicatorId = (typeof INDICATORS)[number]["id"];
export type Indicator = Entry & { id: IndicatorId };

/** What goes together with the satisfaction of visitors. */
export const DRIVERS = ["access", "respect", "explained", "dealt_with", "timely", "fair"] as const satisfies readonly IndicatorId[];

/** Every rule of an indicator with the months in which it holds, oldest first. */
export function rulesOf({ earlier = [], ...now }: Omit<Indicator, "id">): (Rule & { from: Day; until: Day })[] {
  const rules = [...earlier, { ...now, until: "9999-12-01" }];
  return rules.map((rule, at) => ({ ...rule, from: rules[at - 1]?.until ?? "0000-01-01" }));
}

/** The version of an indicator's rule that holds in a month. */
export function versionAt(indicator: Omit<Indicator, "id">, month: Day): number {
  return rulesOf(indicator).find(({ until }) => month < until)?.version ?? indicator.version;
}

/** The three rates of the external evaluation; satisfaction has two bases that are never mixed. */
export const HEADLINES = ["sat_top2", "sat_top2_residents", "know_any", "see_weekly"] as const satisfies readonly IndicatorId[];
export type Headline = (typeof HEADLINES)[number];

export function indicator(id: IndicatorId): Indicator {
  const found = INDICATORS.find((each) => each.id === id);
  if (!found) throw new Error(`no indicator ${id}`);
  return found;
}
