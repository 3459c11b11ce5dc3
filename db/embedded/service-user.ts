import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whom the server runs as when we are root, which PostgreSQL refuses to be. */
export type ServiceUser = { name: string; uid: number; gid: number };

function named(name: string): ServiceUser | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((each) => each.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

function made(): ServiceUser | undefined {
  const ways = [
    ["useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]],
    ["adduser", ["-S", "-D", "-H", "postgres"]],
  ] as const;
  for (const [command, parameters] of ways) {
    if (spawnSync(command, parameters, { stdio: "ignore" }).status === 0) return named("postgres");
  }
  return undefined;
}

/** Another user for the server: `postgres`, made if need be; `undefined` when we are not root. */
export function serviceUser(): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = named("postgres") ?? made() ?? named("nobody");
  if (!user) throw new Error("PostgreSQL cannot run as root, and no other user could be made. Run the command as a plain user.");
  return user;
}

/** Whether a user can reach and run a program, whatever stands above it. */
export function canRun(user: ServiceUser, program: string, folder: string): boolean {
  const { uid, gid } = user;
  return spawnSync("/bin/sh", ["-c", 'test -x "$1" && test -x "$2"', "sh", program, folder], { uid, gid, cwd: "/", stdio: "ignore" }).status === 0;
}
