import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";

/** Whom the server runs as when we are root, which PostgreSQL refuses to be. */
export type ServiceUser = { name: string; uid: number; gid: number };

function found(isIt: (name: string, uid: number) => boolean): ServiceUser | undefined {
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name && uid && gid && isIt(name, Number(uid))) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

const named = (name: string) => found((each) => each === name);

const MADE = "rapport";

function made(): ServiceUser | undefined {
  const ways = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", MADE]],
    ["adduser", ["-S", "-D", "-H", MADE]],
  ] as const;
  for (const [command, parameters] of ways) {
    if (spawnSync(command, parameters, { stdio: "ignore" }).status === 0) return named(MADE);
  }
  return undefined;
}

/** Another user for the server: the owner of data that exist, else `postgres`, made if need be; `undefined` when we are not root. */
export function serviceUser(data: string): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(data)) {
    const { uid, gid } = statSync(data);
    if (uid !== 0) return found((_name, each) => each === uid) ?? { name: String(uid), uid, gid };
  }
  const user = named("postgres") ?? named(MADE) ?? made() ?? named("nobody");
  if (!user) throw new Error("PostgreSQL cannot run as root, and no other user could be made. Run the command as a plain user.");
  return user;
}

/** The spawn options of a program that runs as this user. */
export function asUser(user: ServiceUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

/** Whether a user can enter a folder, and run a program from there, whatever stands above them: tried, not guessed. */
export function canUse(user: ServiceUser | undefined, folder: string, program = "true"): boolean {
  if (process.platform === "win32") return true;
  const script = 'cd "$1" && "$2" --version';
  return spawnSync("/bin/sh", ["-c", script, "sh", folder, program], { ...asUser(user), cwd: "/", stdio: "ignore" }).status === 0;
}
