import { differenceOf } from "#lib/statistics/mover.ts";
import type { AppraisedId } from "./indicators.ts";
import { intervalOf, type Measured, type Value } from "./measured.ts";
import type { Scheme } from "./scheme.ts";

export type Change = { difference: number; lower: number; upper: number };

/** Many units and indicators are looked at together, so that 95 % would find something by chance in every period. */
const MANY = 0.998;

/** What everybody did is held against a bound, or what they did before, as a sample is: a handful of officers differ from one check to the next. */
const asSample = (value: Value): Value => (value.effective === null ? { ...value, effective: value.n } : value);

/** The change from the period before, in shares or in events per 1,000, with an interval recovered from those of both; `undefined` without a past. */
export function changeSince({ id, now, past }: Measured, confidence = 0.95): Change | undefined {
  if (!now || !past) return undefined;
  const of = (value: Value) => ({ value: value.value, ...intervalOf(id, asSample(value), confidence) });
  return differenceOf(of(now), of(past));
}

export type Findings = {
  /** Below what the scheme asks at least, or worse than before, by more than chance. */
  below: AppraisedId[];
  /** Better than before by more than chance. */
  improved: AppraisedId[];
};

/** What a card gives reason to do: the whole 99.8 % interval lies on one side. Source: measurement as of funnels of many units. */
export function findingsOf({ lines }: Scheme, inputs: readonly Measured[]): Findings {
  const found: Findings = { below: [], improved: [] };
  for (const { id, rule, low, minimum } of lines) {
    const own = inputs.find((each) => each.id === id);
    if (!own?.now || own.now.n < minimum) continue;
    const change = changeSince(own, MANY);
    if (rule === "improvement" ? change && change.upper < low : intervalOf(id, asSample(own.now), MANY).upper < low) found.below.push(id);
    if (change && change.lower > 0) found.improved.push(id);
  }
  return found;
}
