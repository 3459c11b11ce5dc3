import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { home } from "#db/embedded/place.ts";

type Holder = { pid: number; server?: number; origin?: string };

const file = () => join(home(), "launcher.json");

function read(): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file(), "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

/** Whether a process is alive and, where that can be seen, is the program it should be. */
function is(pid: number, program: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return !existsSync("/proc/self/cmdline") || (existsSync(command) && readFileSync(command, "utf8").includes(program));
}

/** The launcher that serves this checkout now, if one does. */
export function launcherAtWork(): Holder | undefined {
  const holder = read();
  return holder && holder.pid !== process.pid && is(holder.pid, "bin/") ? holder : undefined;
}

/** Take the place of the launcher; ends a server that a killed one may have left. */
export function takeOver(): void {
  const holder = read();
  if (holder?.server && is(holder.server, "next")) process.kill(holder.server, "SIGKILL");
  note({});
}

export function note(more: Omit<Holder, "pid">): void {
  writeFileSync(file(), JSON.stringify({ pid: process.pid, ...more } satisfies Holder), { mode: 0o600 });
}

export function giveUp(): void {
  if (read()?.pid === process.pid) rmSync(file(), { force: true });
}
