import { openDatabase } from "#db/embedded/open.ts";
import { build, isBuilt } from "./build.ts";
import { giveUp, launcherAtWork, note, takeOver } from "./launcher-lock.ts";
import { prepare } from "./prepare.ts";
import { step } from "./progress.ts";
import { choosePort, end, ready, serve } from "./serve.ts";
import { surround } from "./surroundings.ts";
import { welcome } from "./welcome.ts";

async function main(): Promise<void> {
  const other = launcherAtWork();
  if (other) {
    process.stdout.write(
      `This checkout is already being served${other.origin ? ` at ${other.origin}` : ""} (process ${other.pid}). Stop it there first.\n`,
    );
    process.exitCode = 1;
    return;
  }
  takeOver();
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.abort());
  const database = await step("Database", async (report) => {
    const opened = await openDatabase();
    if (opened.moved) report(`the server's user cannot enter this folder, so server and data stand in ${opened.where}`);
    else if (opened.embedded) report(opened.reused ? "found running" : "started");
    else report("as DATABASE_URL says");
    return opened;
  });
  try {
    await prepare(database);
    if (!isBuilt() && !ending.signal.aborted) await step("Building the pages (once, and after a change)", build);
    if (ending.signal.aborted) return;
    const port = await choosePort();
    const origin = `http://127.0.0.1:${port}`;
    surround(database.url, origin);
    const server = serve("start", port);
    note({ server: server.pid ?? 0, origin });
    const stopped = new Promise<void>((resolve) => {
      server.once("exit", () => resolve());
      ending.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    await step("Server", async () => ready(server, port));
    await welcome(database, port);
    await stopped;
    if (!ending.signal.aborted) {
      process.stderr.write("The server ended by itself; what it said stands above.\n");
      process.exitCode = 1;
    }
    process.stdout.write("\nStopping …\n");
    await end(server);
  } finally {
    await database.stop();
    giveUp();
  }
  process.stdout.write("Stopped. The data is kept; `npm start` serves it again.\n");
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    giveUp();
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
