/** Next calls this once in each server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { env } = await import("#lib/env.ts");
  // A wrong setting must stop the start, not the first visitor.
  env();
  const { captureConsole } = await import("#lib/log.ts");
  if (process.env.NODE_ENV === "production") captureConsole();
  const { startMetrics } = await import("#lib/jobs/metrics.ts");
  startMetrics();
  const { loadSettings } = await import("#lib/operations/settings-queries.ts");
  const { systemActor } = await import("#lib/people/actor.ts");
  // A database that is away must not stop the start: the job loads them as soon as it can.
  await loadSettings(systemActor("settings")).catch(() => {});
  const { startJobs } = await import("#lib/jobs/schedule.ts");
  startJobs();
}
