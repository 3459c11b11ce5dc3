/** Who may take rates away as a file. */
export const EXPORT_ROLES = ["administrator", "analyst", "lead"] as const;
