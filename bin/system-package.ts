import { spawnSync } from "node:child_process";

/** How each system's own package manager installs something unasked. */
const MANAGERS = [
  ["apt-get", [["update"], ["install", "-y"]]],
  ["dnf", [["install", "-y"]]],
  ["apk", [["add"]]],
  ["pacman", [["-Sy", "--noconfirm"]]],
] as const;

/** RUNLEVEL: what is installed for a test must not start a service of its own. */
const UNASKED = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };

/** Let the system's package manager install something, until it is there. */
export function fromSystem<T>(name: string, look: () => T | undefined): T | undefined {
  for (const [manager, calls] of MANAGERS) {
    for (const call of calls) {
      const parameters = call[0] === "update" ? [...call] : [...call, name];
      const { status, error } = spawnSync(manager, parameters, { stdio: "ignore", env: { ...process.env, ...UNASKED } });
      if (error || status !== 0) break;
    }
    const found = look();
    if (found) return found;
  }
  return undefined;
}
