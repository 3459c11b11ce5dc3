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
  const { startJobs } = await import("#lib/jobs/schedule.ts");
  startJobs();
}
