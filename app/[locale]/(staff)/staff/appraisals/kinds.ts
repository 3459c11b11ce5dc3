/** The kinds of units that can be appraised: whatever stands below another. */
export const APPRAISED_KINDS = ["station", "district", "beat"] as const;
