/** Who seals months and opens them: nobody whose own unit is appraised by them. */
export const SEAL_ROLES = ["administrator", "analyst"] as const;
