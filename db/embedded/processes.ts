import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";

const HAS_PROC = existsSync("/proc/self/stat");

/** A process, told from a later one with the same number by when it started. */
export type ProcessMark = { pid: number; since: string };

/** When a process started, in the system's own words; `undefined` when there is none, or only its remains. */
function startOf(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (HAS_PROC) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return state === "Z" || state === "X" ? undefined : fields[18];
    } catch {
      return undefined;
    }
  }
  if (!signal(pid, 0)) return undefined;
  if (process.platform === "win32") return "alive";
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() || undefined;
}

export function markOf(pid: number): ProcessMark | undefined {
  const since = startOf(pid);
  return since === undefined ? undefined : { pid, since };
}

export function isAlive({ pid, since }: ProcessMark): boolean {
  return startOf(pid) === since;
}

/** Send a signal; `false` when there is no such process. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether a process is a PostgreSQL of this data folder: each of them works in it. */
export function isServerOf(pid: number, data: string): boolean {
  if (startOf(pid) === undefined) return false;
  if (HAS_PROC) {
    try {
      return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres") && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    } catch {
      return false;
    }
  }
  if (process.platform === "win32") return true;
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout?.includes(data) ?? false;
}

/** The processes of this data folder, where the system tells; after its postmaster was killed, those it left behind. */
export function serversOf(data: string): number[] {
  if (!HAS_PROC) return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && isServerOf(pid, data));
}
