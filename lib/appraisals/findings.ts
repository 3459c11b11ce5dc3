import { newcombe } from "#lib/statistics/newcombe.ts";
import { type AppraisedId, isEvents } from "./indicators.ts";
import type { Measured, Value } from "./measured.ts";
import type { Scheme } from "./scheme.ts";

export type Change = { difference: number; lower: number; upper: number };

const baseOf = ({ effective, n }: Value): number => effective ?? n;

/** The change of a share from the period before, with Newcombe's 95 % interval on the effective numbers; `undefined` without a past, and for events. */
export function changeSince({ id, now, past }: Measured): Change | undefined {
  if (!now || !past || isEvents(id)) return undefined;
  return newcombe(now.value * baseOf(now), baseOf(now), past.value * baseOf(past), baseOf(past));
}

export type Findings = {
  /** Below what the scheme asks at least, or worse than before, by more than chance. */
  below: AppraisedId[];
  /** Better than before by more than chance. */
  improved: AppraisedId[];
};

/** What a card gives reason to do: the whole interval lies on one side. */
export function findingsOf({ lines }: Scheme, inputs: readonly Measured[]): Findings {
  const found: Findings = { below: [], improved: [] };
  for (const { id, rule, low, minimum } of lines) {
    const own = inputs.find((each) => each.id === id);
    if (!own?.now || (!isEvents(id) && own.now.n < minimum)) continue;
    const change = changeSince(own);
    if (rule === "improvement" ? change && change.upper < low : own.now.upper < low) found.below.push(id);
    if (change && change.lower > 0) found.improved.push(id);
  }
  return found;
}
