/** Not there, or not the actor's: the same answer for both. */
export class NotFound extends Error {
  override name = "NotFound";
}

/** Somebody else changed it first. */
export class Conflict extends Error {
  override name = "Conflict";
}
