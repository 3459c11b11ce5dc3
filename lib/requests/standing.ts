/** What has come of a request. */
export const STANDINGS = ["new", "taken", "closed", "solved", "unsolved", "reopened", "withdrawn"] as const;
export type Standing = (typeof STANDINGS)[number];

export type Rows = {
  isTaken: boolean;
  closures: readonly { round: number }[];
  confirmations: readonly { round: number; solved: boolean }[];
  isWithdrawn: boolean;
};

/** A "no" reopens a request once; after the second closing it is the resident's word that stands. */
export const MOST_ROUNDS = 2;

/** Where a request stands, by its rows. */
export function standingOf({ isTaken, closures, confirmations, isWithdrawn }: Rows): Standing {
  if (isWithdrawn) return "withdrawn";
  const round = Math.max(0, ...closures.map((each) => each.round));
  if (round === 0) return isTaken ? "taken" : "new";
  const said = confirmations.find((each) => each.round === round);
  if (!said) return "closed";
  if (said.solved) return "solved";
  return round < MOST_ROUNDS ? "reopened" : "unsolved";
}

/** The police have closed it, so that how it was handled can be rated; not while it is open again. */
export const isRateable = (standing: Standing): boolean => ["closed", "solved", "unsolved"].includes(standing);

export const isOpen = (standing: Standing): boolean => ["new", "taken", "reopened"].includes(standing);

/** Two rates that are never mixed: what the police closed, and what residents say was solved. Counts of requests. */
export type SolvedCounts = { received: number; closed: number; answered: number; solved: number };
