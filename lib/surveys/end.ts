import type { Day } from "#lib/calendar.ts";

export type End = "retired" | "over";

/** Why a touchpoint takes no answers on a day: its code has been retired, or its questionnaire is over; `undefined` while it does. */
export function endOf({ retired, lastDay }: { retired: boolean; lastDay: Day | undefined }, today: Day): End | undefined {
  if (retired) return "retired";
  return lastDay !== undefined && today > lastDay ? "over" : undefined;
}
