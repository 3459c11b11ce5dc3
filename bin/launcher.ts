import { join } from "node:path";
import { amend, holderOf, release, self, take } from "#db/embedded/lock.ts";
import { home } from "#db/embedded/place.ts";
import { isAlive, markOf, type ProcessMark, signal } from "#db/embedded/processes.ts";

export type Mode = "start" | "dev";

/** The one process that serves this checkout, and the server below it. */
type Launcher = ProcessMark & { mode: Mode; origin?: string; server?: ProcessMark | undefined };

const file = () => join(home(), "launcher.lock");

/** Become the launcher of this checkout; returns the one at work if there is one. Ends a server that a killed one may have left. */
export function becomeLauncher(mode: Mode): Launcher | undefined {
  const before = holderOf<Launcher>(file());
  const other = take<Launcher>(file(), { ...self(), mode });
  if (other) return other;
  if (before?.server && isAlive(before.server)) signal(before.server.pid, "SIGKILL");
  return undefined;
}

/** Note what is served where, for whoever comes next. */
export function noteServer(mode: Mode, origin: string, pid: number): void {
  const launcher: Launcher = { ...self(), mode, origin, server: markOf(pid) };
  amend(file(), launcher);
}

export function resignLauncher(): void {
  release(file());
}

/** Where the launcher of this checkout serves, if one is at work. */
export function servedAt(): string | undefined {
  const launcher = holderOf<Launcher>(file());
  return launcher && isAlive(launcher) ? launcher.origin : undefined;
}
