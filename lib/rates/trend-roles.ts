/** Who decides a baseline: nobody whose own unit is measured by it. */
export const BASELINE_ROLES = ["administrator", "analyst"] as const;
/** Who writes beside a month what happened in it. */
export const NOTE_ROLES = ["administrator", "analyst", "lead"] as const;
