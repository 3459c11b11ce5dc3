import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { CHECKOUT, NEXT, nextEnvironment } from "./checkout.ts";
import { HOST } from "./port.ts";

const READY_SECONDS = 60;
const LOOK_MS = 100;
const PATIENCE_MS = 8_000;

/** Serve with Next on the loopback interface only. A built server says nothing but its errors. */
export function serve(mode: "start" | "dev", port: number, output: "inherit" | number = "inherit"): ChildProcess {
  return spawn(process.execPath, [...NEXT, mode, "-H", HOST, "-p", String(port)], {
    cwd: CHECKOUT,
    stdio: ["ignore", mode === "dev" || output !== "inherit" ? output : "ignore", output, "ipc"],
    env: nextEnvironment(mode === "dev" ? "development" : "production"),
  });
}

export function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}

/** Wait until the server answers a request, or fails. */
export async function ready(server: ChildProcess, port: number, ending?: AbortSignal): Promise<void> {
  const until = Date.now() + READY_SECONDS * 1000;
  while (Date.now() < until && !ending?.aborted) {
    if (hasEnded(server)) throw new Error("The server ended while it was starting; what it said stands above.");
    try {
      const { status } = await fetch(`http://${HOST}:${port}/en`, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
      if (status >= 500)
        throw new Error(`The server answers, but with an error (${status}); what it said stands above.`, { cause: status });
      return;
    } catch (error) {
      if (typeof (error as Error).cause === "number") throw error;
      await sleep(LOOK_MS);
    }
  }
  if (!ending?.aborted) throw new Error(`The server did not answer on port ${port} within ${READY_SECONDS} seconds.`);
}

/** End the server and wait for it. */
export async function end(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  const hard = setTimeout(() => server.kill("SIGKILL"), PATIENCE_MS);
  await gone;
  clearTimeout(hard);
}
