import "server-only";
import { createServer } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { env } from "#lib/env.ts";
import { reportFailure } from "#lib/errors.ts";
import { systemActor } from "#lib/people/actor.ts";
import { waitingByUnit } from "#lib/responses/queries.ts";

// No label names a unit, a person, an address or a page that only few visit: areas, methods, classes of status and jobs are all there is.

type Answered = { area: string; method: string; status: string; count: number; seconds: number; within: number[] };
type Counts = { bounds: readonly number[]; counted: ReadonlyMap<string, Answered> };

const registry = new Registry();

const runs = new Counter({ name: "rapport_job_runs_total", help: "Runs of a job", labelNames: ["job", "end"], registers: [registry] });
const lastRun = new Gauge({
  name: "rapport_job_last_success_seconds",
  help: "When a job last ended well, in seconds since 1970",
  labelNames: ["job"],
  registers: [registry],
});

const broken = new Gauge({ name: "rapport_audit_faults", help: "What the last reading of the audit found broken", registers: [registry] });

/** Note what the last reading of the audit found, if there was one. */
export function noteAudit(faults: number | undefined): void {
  if (faults !== undefined) broken.set(faults);
}

/** Count a run of a job. */
export function countRun(job: string, isWell: boolean): void {
  runs.inc({ job, end: isWell ? "well" : "badly" });
  if (isWell) lastRun.setToCurrentTime({ job });
}

/** What `bin/count-requests.mjs` has counted since the process began, in the form of a histogram. */
function requestLines(): string {
  const { rapportAnswered: found } = globalThis as typeof globalThis & { rapportAnswered?: Counts };
  const name = "rapport_http_request_seconds";
  const lines = [`# HELP ${name} Answered requests and how long they took`, `# TYPE ${name} histogram`];
  for (const { area, method, status, count, seconds, within } of found?.counted.values() ?? []) {
    const labels = `area="${area}",method="${method}",status="${status}"`;
    for (const [at, bound] of (found?.bounds ?? []).entries()) lines.push(`${name}_bucket{${labels},le="${bound}"} ${within[at]}`);
    lines.push(`${name}_bucket{${labels},le="+Inf"} ${count}`, `${name}_sum{${labels}} ${seconds}`, `${name}_count{${labels}} ${count}`);
  }
  return lines.join("\n");
}

/** Serve the numbers of this process on a port of their own, on the loopback interface only. */
export function startMetrics(): void {
  const port = env().RAPPORT_METRICS_PORT;
  if (port === undefined) return;
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "rapport_answers_waiting",
    help: "Acknowledged answers that wait to be mixed",
    registers: [registry],
    async collect() {
      const waiting = await waitingByUnit(systemActor("metrics"));
      this.set(waiting.reduce((sum, each) => sum + each.waiting, 0));
    },
  });
  new Gauge({
    name: "rapport_outbound_connections",
    help: "Connections that this process has opened to other machines than the database's: mail, webhooks and the agency's sign-in are all",
    registers: [registry],
    collect() {
      const { rapportOutbound: opened } = globalThis as typeof globalThis & { rapportOutbound?: { elsewhere: number } };
      this.set(opened?.elsewhere ?? 0);
    },
  });
  new Gauge({
    name: "rapport_requests_at_once",
    help: "Requests that are being answered just now",
    registers: [registry],
    collect() {
      const { rapportAtOnce: atOnce } = globalThis as typeof globalThis & { rapportAtOnce?: () => number };
      this.set(atOnce?.() ?? 0);
    },
  });
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    registry
      .metrics()
      .then((text) => response.writeHead(200, { "Content-Type": registry.contentType }).end(`${text}\n${requestLines()}\n`))
      .catch((error: unknown) => {
        reportFailure("Metrics could not be gathered", error);
        response.writeHead(503).end();
      });
  });
  server.on("error", (error) => reportFailure("Metrics cannot be served", error));
  server.listen(port, "127.0.0.1").unref();
}
