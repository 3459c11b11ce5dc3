/** How far a run has come. */
export type Progress = { total: number; gone: number; failed: number };

// One for the process, also where two bundles evaluate this module.
const shared = globalThis as typeof globalThis & { rapportSending?: Map<string, Progress> };
shared.rapportSending ??= new Map();

/** Runs under way in this process, by wave. No address is part of it. */
export const sending = shared.rapportSending;
