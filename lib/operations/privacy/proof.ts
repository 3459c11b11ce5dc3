import type { Tx } from "#db/transaction.ts";

/** Where a proof looks: in a transaction that sees everything, at the tables of a schema. */
export type Look = { tx: Tx; schema: string; now: Date };
/** What was found, with its numbers; `undefined` where the server does not let us see. */
export type Seen = { holds: boolean | undefined; found: string };
export type Proof = { name: string; look: (at: Look) => Promise<Seen> };
export type Finding = Seen & { name: string };

const MOST_NAMED = 20;

/** Held when nothing was found that should not be there; otherwise each thing is named. */
export function none(wrong: readonly string[], of: string): Seen {
  const named = wrong.slice(0, MOST_NAMED).join("; ");
  const more = wrong.length > MOST_NAMED ? `; and ${wrong.length - MOST_NAMED} more` : "";
  return { holds: wrong.length === 0, found: wrong.length === 0 ? `${of}: 0` : `${of}: ${wrong.length} (${named}${more})` };
}
