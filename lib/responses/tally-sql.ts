import type { Definition } from "#lib/surveys/definition.ts";
import { driverPlaces } from "#lib/surveys/drivers.ts";
import type { SlotRule } from "#lib/surveys/slot.ts";
import { tallySlots } from "#lib/surveys/slots.ts";
import { weighingSlots } from "#lib/surveys/weighing.ts";

function condition(questionIndex: number, rule: SlotRule): string {
  // PostgreSQL counts array places from 1; the numbers come from the definition, never from a request.
  const choice = `choices[${questionIndex + 1}]`;
  if (rule.match === "equals") return `${choice} = ${rule.value}`;
  if (rule.match === "between") return `${choice} between ${rule.from} and ${rule.to}`;
  return `(${choice} & ${rule.bit}) <> 0`;
}

/** The SQL of a version's `counts` over a group of answers: one counter per tally slot. */
function countsSql(definition: Definition): string {
  const counters = tallySlots(definition).map(
    ({ questionIndex, rule }) => `count(*) filter (where ${condition(questionIndex, rule)})::int`,
  );
  return `array[${counters.join(", ")}]`;
}

const GRADES = "between 1 and 5";

/**
 * The SQL of what the grade and its drivers say together over a group of answers: how many gave a grade to all of them, the sum of
 * each, and the sums of their products, row by row of the upper triangle. `undefined` for a questionnaire without drivers.
 */
function momentsSql(definition: Definition): string | undefined {
  const places = driverPlaces(definition);
  if (!places) return undefined;
  const values = [places.grade, ...places.drivers].map((place) => `choices[${place + 1}]`);
  const complete = values.map((value) => `${value} ${GRADES}`).join(" and ");
  const sum = (what: string) => `coalesce(sum((${what})::int) filter (where ${complete}), 0)::int`;
  const products = values.flatMap((one, at) => values.slice(at).map((other) => sum(`${one} * ${other}`)));
  return `array[${[`count(*) filter (where ${complete})::int`, ...values.map(sum), ...products].join(", ")}]`;
}

/**
 * The SQL of straight-lining over a group of answers: how many gave a grade to every graded question, how many of them the same to
 * all, and how many of those another one than the best. `undefined` for a questionnaire with fewer than three graded questions.
 */
function straightSql(definition: Definition): string | undefined {
  const places = driverPlaces(definition);
  if (!places) return undefined;
  const values = [places.grade, ...places.drivers].map((place) => `choices[${place + 1}]`);
  const complete = values.map((value) => `${value} ${GRADES}`).join(" and ");
  const same = `${complete} and ${values
    .slice(1)
    .map((value) => `${value} = ${values[0]}`)
    .join(" and ")}`;
  return `array[${[complete, same, `${same} and ${values[0]} < 5`].map((what) => `count(*) filter (where ${what})::int`).join(", ")}]`;
}

/** The SQL of how many of each age and sex gave each answer, for weights; `undefined` for a questionnaire that asks neither. */
function weighingSql(definition: Definition): string | undefined {
  const counters = weighingSlots(definition).map(({ among, answer }) => {
    const cell = among.map(({ at, codes, isIn }) => `choices[${at + 1}] ${isIn ? "" : "not "}in (${codes.join(", ")})`);
    const given = answer ? [`choices[${answer.at + 1}] = ${answer.code}`] : [];
    return `count(*) filter (where ${[...cell, ...given].join(" and ")})::int`;
  });
  return counters.length > 0 ? `array[${counters.join(", ")}]` : undefined;
}

/** Every tally of the answers: by what, and the SQL of its `counts`; one that a questionnaire has nothing for gives none. */
export const TALLIES = [
  { tally: "tally_day", period: "day", countsOf: countsSql },
  { tally: "tally_month", period: "month", countsOf: countsSql },
  { tally: "tally_moment", period: "month", countsOf: momentsSql },
  { tally: "tally_straight", period: "month", countsOf: straightSql },
  { tally: "tally_weighing", period: "month", countsOf: weighingSql },
] as const satisfies readonly { tally: string; period: "day" | "month"; countsOf: (definition: Definition) => string | undefined }[];
