/** A field that nobody sees and only a machine fills in. */
export const TRAP_FIELD = "homepage_url";

/** Fields of a questionnaire's form that are no answers. `danger` says what to do after the emergency number was shown. `more` says that the follow-up questions could be seen: 1 on the first page, 2 on a page of their own. */
export const OWN_FIELDS: readonly string[] = ["key", "version", "more", "shown", "proof", "danger", TRAP_FIELD];
