/** E-mails are sent, letters printed; messages to phones are a file for the gateway that the force has. */
export const MEANS = ["email", "letter", "message"] as const;
export type Means = (typeof MEANS)[number];
/** The first invitation, or a reminder to whoever has not answered. */
export const RUNS = ["invite", "remind"] as const;
export type Run = (typeof RUNS)[number];

/** What staff count themselves. */
export const COUNTED = ["refused", "notEligible", "unknownEligibility"] as const;
export type Counted = Record<(typeof COUNTED)[number], number>;

type Wave = Counted & { issued: number; complete: number; partial: number; brokenOff: number };

/**
 * The cases of a wave by AAPOR's dispositions. Breaking off counts as refusing. Whoever was sent an invitation and is nothing else
 * did not reply: eligible as far as is known. `undefined` when more was counted than was sent.
 */
export function dispositions({ issued, complete, partial, brokenOff, refused, notEligible, unknownEligibility }: Wave) {
  const nonContact = issued - complete - partial - brokenOff - refused - notEligible - unknownEligibility;
  if (nonContact < 0) return undefined;
  return { complete, partial, refused: refused + brokenOff, nonContact, other: 0, unknownHousehold: unknownEligibility, unknownOther: 0 };
}
