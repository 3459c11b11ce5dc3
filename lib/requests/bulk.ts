/** So long something done to several requests at once can be undone. */
export const UNDO_MS = 10 * 60_000;
export const MOST_AT_ONCE = 100;
