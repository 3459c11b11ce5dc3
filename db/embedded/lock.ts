import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, markOf, type ProcessMark } from "./processes.ts";

const WAIT_MS = 50;

/** This process as the holder of a lock. */
export function self(): ProcessMark {
  const mark = markOf(process.pid);
  if (!mark) throw new Error("this process cannot see itself");
  return mark;
}

function hasCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}

/** What a lock file says of its holder, dead or alive. */
export function holderOf<T extends ProcessMark>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

function written(file: string, holder: ProcessMark): string {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  return draft;
}

/** Take a lock file; returns the living process that holds it, or `undefined` when it is ours now. A dead holder loses it. */
export function take<T extends ProcessMark>(file: string, mine: T): T | undefined {
  const draft = written(file, mine);
  try {
    for (;;) {
      try {
        // A link appears with its content, or not at all.
        linkSync(draft, file);
        return undefined;
      } catch (error) {
        if (!hasCode(error, "EEXIST")) throw error;
      }
      const holder = holderOf<T>(file);
      if (holder && isAlive(holder)) return holder;
      clear(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Remove the lock of a dead holder, and put it back if somebody alive has taken it in between. */
function clear(file: string): void {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  const holder = holderOf(aside);
  if (holder && isAlive(holder)) linkSync(aside, file);
  rmSync(aside, { force: true });
}

/** Say more in a lock that is ours. */
export function amend(file: string, mine: ProcessMark): void {
  renameSync(written(file, mine), file);
}

export function release(file: string): void {
  if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true });
}

/** Do something that no other process does at the same time. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (take(file, self())) await sleep(WAIT_MS);
  try {
    return await work();
  } finally {
    release(file);
  }
}
