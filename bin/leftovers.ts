import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { outsideOf, place } from "#db/embedded/place.ts";
import { stopPostmaster } from "#db/embedded/postmaster.ts";
import { signal } from "#db/embedded/processes.ts";

/** Stop the PostgreSQL of a run and remove all it kept. */
export async function endRun(folder: string): Promise<void> {
  // The kill -9 test has an installation of its own below its run's.
  for (const home of [join(folder, "crash"), folder].filter(existsSync)) {
    await stopPostmaster(await place(home));
    const outside = outsideOf(home);
    if (outside) rmSync(outside, { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
  }
}

/** End what killed runs left behind: each stands in a folder named after its process. */
export async function endLeftovers(parent: string): Promise<void> {
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) if (!signal(Number(name), 0)) await endRun(join(parent, name));
}
