import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openDatabase } from "#db/embedded/open.ts";
import { build, isBuilt } from "./build.ts";
import { becomeLauncher, type Mode, noteServer, resignLauncher } from "./launcher.ts";
import { choosePort } from "./port.ts";
import { prepare } from "./prepare.ts";
import { step } from "./progress.ts";
import { end, ready, serve } from "./serve.ts";
import { surround } from "./surroundings.ts";
import { welcome } from "./welcome.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);

const RESTARTS = 5;
const CALM_MS = 60_000;

/** Serve until told to end; a server that ends by itself is started again, unless it keeps doing so. */
async function keepServing(mode: Mode, port: number, origin: string, ending: AbortSignal, first: ChildProcess): Promise<void> {
  const restarts: number[] = [];
  let server = first;
  const stop = () => end(server);
  ending.addEventListener("abort", stop);
  for (;;) {
    if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
    if (ending.aborted) return;
    const now = Date.now();
    restarts.push(now);
    if (restarts.filter((at) => at > now - CALM_MS).length > RESTARTS)
      throw new Error("The server ends again and again; what it said stands above.");
    say(`The server ended (${server.signalCode ?? server.exitCode}) and is started again.`);
    server = serve(mode, port);
    noteServer(mode, origin, server.pid ?? 0);
  }
}

async function open() {
  return step("Database", async (report) => {
    const opened = await openDatabase();
    if (!opened.embedded) report("the one of DATABASE_URL");
    else
      report(
        `${opened.reused ? "found running" : "started"}${opened.moved ? ` in ${opened.where}, as its user cannot enter this folder` : ""}`,
      );
    return opened;
  });
}

async function serveUntil(mode: Mode, ending: AbortSignal): Promise<void> {
  const database = await open();
  let lost: unknown;
  const over = new AbortController();
  const until = AbortSignal.any([ending, over.signal]);
  database.keepRunning(say, (error) => {
    lost = error;
    over.abort();
  });
  try {
    if (!until.aborted) await prepare(database);
    if (mode === "start" && !until.aborted && !isBuilt())
      await step("Building the pages (once, and after a change)", (report) => build(report, until));
    if (until.aborted) return;
    const port = await choosePort(say);
    const origin = process.env.RAPPORT_ORIGIN ?? `http://127.0.0.1:${port}`;
    surround(database.url, origin);
    const server = serve(mode, port);
    noteServer(mode, origin, server.pid ?? 0);
    try {
      await step("Server", () => ready(server, port, until));
      if (!until.aborted) await welcome(database, port, origin);
      await keepServing(mode, port, origin, until, server);
    } finally {
      await end(server);
    }
  } finally {
    if (until.aborted) say("\nStopping …");
    await database.stop();
  }
  if (lost) throw lost;
}

/** Start everything and serve until Ctrl-C. */
export async function launch(mode: Mode): Promise<void> {
  const other = becomeLauncher(mode);
  if (other) {
    say(
      `This checkout is already served${other.origin ? ` at ${other.origin}` : ""} by \`npm run ${other.mode}\` (process ${other.pid}). Stop that first, with Ctrl-C where it runs.`,
    );
    process.exitCode = 1;
    return;
  }
  const ending = new AbortController();
  for (const event of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) process.on(event, () => ending.abort());
  process.channel?.unref();
  try {
    await serveUntil(mode, ending.signal);
    say("Stopped. The data is kept; the next start serves it again.");
  } catch (error) {
    // A step that was cut off by Ctrl-C has nothing to complain about.
    if (!ending.signal.aborted) throw error;
    say("Stopped.");
  } finally {
    resignLauncher();
  }
}
