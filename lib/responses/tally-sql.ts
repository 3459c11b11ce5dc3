import type { Definition } from "#lib/surveys/definition.ts";
import type { SlotRule } from "#lib/surveys/slot.ts";
import { tallySlots } from "#lib/surveys/slots.ts";

function condition(questionIndex: number, rule: SlotRule): string {
  // PostgreSQL counts array places from 1; the numbers come from the definition, never from a request.
  const choice = `choices[${questionIndex + 1}]`;
  if (rule.match === "equals") return `${choice} = ${rule.value}`;
  if (rule.match === "between") return `${choice} between ${rule.from} and ${rule.to}`;
  return `(${choice} & ${rule.bit}) <> 0`;
}

/** The SQL of a version's `counts` over a group of answers: one counter per tally slot. */
export function countsSql(definition: Definition): string {
  const counters = tallySlots(definition).map(
    ({ questionIndex, rule }) => `count(*) filter (where ${condition(questionIndex, rule)})::int`,
  );
  return `array[${counters.join(", ")}]`;
}
