/** The longest reason for a withdrawal or a correction. */
export const LONGEST_REASON = 500;
