import * as z from "zod";
import { APPRAISED, type AppraisedId, EXTERNAL, isEvents } from "./indicators.ts";

/** How a value becomes points: three bands, the way to a target, or the change from the unit's own past. */
export const RULES = ["band", "target", "improvement"] as const;

const MOST_WEIGHT = 100;
const MOST_PLUS = 20;
export const MOST_PLUS_ITEMS = 4;
const SMALLEST_BASE = 5;
const MOST_BASE = 10_000;

const line = z
  .strictObject({
    id: z.enum(APPRAISED),
    weight: z.number().positive().max(MOST_WEIGHT),
    rule: z.enum(RULES),
    /** Shares, or events per 1,000 residents; for improvements the change. 0 points at `low` or below, 100 at `high` or above. */
    low: z.number().min(-1_000).max(1_000),
    high: z.number().min(-1_000).max(1_000),
    minimum: z.int().min(SMALLEST_BASE).max(MOST_BASE),
  })
  .refine(({ low, high }) => low < high, "low is below high")
  .refine(
    ({ id, rule, low, high }) => isEvents(id) || (high <= 1 && low >= (rule === "improvement" ? -1 : 0)),
    "shares lie between 0 and 1",
  );
export type SchemeLine = z.infer<typeof line>;

const plusItem = z.strictObject({ name: z.string().trim().min(1).max(80), points: z.number().positive().max(MOST_PLUS) });

export const schemeDefinition = z
  .strictObject({
    lines: z.array(line).min(1),
    plus: z.array(plusItem).max(MOST_PLUS_ITEMS),
    /** The most that all plus-items together may add. */
    cap: z.number().min(0).max(MOST_PLUS),
  })
  .refine(({ lines }) => new Set(lines.map(({ id }) => id)).size === lines.length, "each indicator stands once")
  .refine(({ plus }) => new Set(plus.map(({ name }) => name)).size === plus.length, "each plus-item has its own name")
  .refine(
    ({ lines }) => lines.some(({ id }) => EXTERNAL.includes(id)) && lines.some(({ id }) => !EXTERNAL.includes(id)),
    "inside and outside",
  );
export type Scheme = z.infer<typeof schemeDefinition>;

export type SchemeChange =
  | { kind: "added" | "removed"; id: AppraisedId }
  | {
      kind: "changed";
      id: AppraisedId;
      what: "weight" | "rule" | "low" | "high" | "minimum";
      before: string | number;
      after: string | number;
    }
  | { kind: "cap"; before: number; after: number }
  | { kind: "plus"; before: readonly string[]; after: readonly string[] };

/** What a version changed of the one before it, in the order of the indicators. */
export function schemeChanges(before: Scheme, after: Scheme): SchemeChange[] {
  const found: SchemeChange[] = APPRAISED.flatMap((id): SchemeChange[] => {
    const [old, now] = [before, after].map(({ lines }) => lines.find((each) => each.id === id));
    if (!old && !now) return [];
    if (!old || !now) return [{ kind: old ? "removed" : "added", id }];
    return (["weight", "rule", "low", "high", "minimum"] as const).flatMap((what): SchemeChange[] =>
      old[what] === now[what] ? [] : [{ kind: "changed", id, what, before: old[what], after: now[what] }],
    );
  });
  if (before.cap !== after.cap) found.push({ kind: "cap", before: before.cap, after: after.cap });
  const items = ({ plus }: Scheme) => plus.map(({ name, points }) => `${name} (${points})`);
  if (items(before).join("\n") !== items(after).join("\n")) found.push({ kind: "plus", before: items(before), after: items(after) });
  return found;
}
