/** The words of who helps. */
export const TRIAGE_WORDS = { police: "helps_police", other: "helps_agency", emergency: "helps_emergency" } as const;
