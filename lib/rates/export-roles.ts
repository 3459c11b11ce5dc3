/** Who may take rates away as a file. */
export const EXPORT_ROLES = ["administrator", "analyst", "lead"] as const;

/** Who may take single answers away, without what could tell whose they are. */
export const ANSWER_ROLES = ["analyst"] as const;
