import { newcombe } from "#lib/statistics/newcombe.ts";
import { wilson } from "#lib/statistics/wilson.ts";
import { type AppraisedId, isEvents } from "./indicators.ts";
import { eventRate, type Measured, type Value } from "./measured.ts";
import type { Scheme } from "./scheme.ts";

export type Change = { difference: number; lower: number; upper: number };

const baseOf = ({ effective, n }: Value): number => effective ?? n;

/** Many units and indicators are looked at together, so that 95 % would find something by chance in every period. */
const MANY = 0.998;

/** The change of a share from the period before, with Newcombe's interval on the effective numbers; `undefined` without a past, and for events. */
export function changeSince({ id, now, past }: Measured, confidence = 0.95): Change | undefined {
  if (!now || !past || isEvents(id)) return undefined;
  return newcombe(now.value * baseOf(now), baseOf(now), past.value * baseOf(past), baseOf(past), confidence);
}

export type Findings = {
  /** Below what the scheme asks at least, or worse than before, by more than chance. */
  below: AppraisedId[];
  /** Better than before by more than chance. */
  improved: AppraisedId[];
};

/** The upper bound of a share by Wilson, of events per residents by their count, or what everybody did. */
function upperOf(id: AppraisedId, now: Value): number {
  if (isEvents(id)) return eventRate(now.x, now.n, MANY).upper;
  if (now.effective === null) return now.upper;
  return wilson(now.value * now.effective, now.effective, MANY)?.upper ?? 1;
}

/** What a card gives reason to do: the whole 99.8 % interval lies on one side. Source: measurement as of funnels of many units. */
export function findingsOf({ lines }: Scheme, inputs: readonly Measured[]): Findings {
  const found: Findings = { below: [], improved: [] };
  for (const { id, rule, low, minimum } of lines) {
    const own = inputs.find((each) => each.id === id);
    if (!own?.now || (!isEvents(id) && own.now.n < minimum)) continue;
    const change = changeSince(own, MANY);
    if (rule === "improvement" ? change && change.upper < low : upperOf(id, own.now) < low) found.below.push(id);
    if (change && change.lower > 0) found.improved.push(id);
  }
  return found;
}
