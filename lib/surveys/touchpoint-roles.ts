/** Who sets up and retires touchpoints of a unit. */
export const TOUCHPOINT_ROLES = ["administrator", "lead"] as const;
