/** Who stores what is known of the residents of a unit. */
export const POPULATION_ROLES = ["administrator", "analyst"] as const;
