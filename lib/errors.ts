import { failureOf, log } from "./log.ts";

/** Not there, or not the actor's: the same answer for both. */
export class NotFound extends Error {
  override name = "NotFound";
}

/** Somebody else changed it first. */
export class Conflict extends Error {
  override name = "Conflict";
}

/** Tell the engineer what failed; never what anybody typed or answered. */
export function reportFailure(what: string, error: unknown): void {
  log().error({ failure: failureOf(error) }, what);
}
