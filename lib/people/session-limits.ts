/** A session is over after this long without a request … */
export const IDLE_MS = 30 * 60_000;
/** … and after this long in any case. */
export const LONGEST_MS = 12 * 3_600_000;
/** A request is noted at most this often, so that reading pages does not write. */
export const NOTED_EVERY_MS = 60_000;
/** A session that is over is forgotten after so many days; of each person the last one stays, to say when they were here. */
export const SESSION_DAYS = 30;
