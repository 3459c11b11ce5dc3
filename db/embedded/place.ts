import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { copyServer, type Programs, packagedServer, programsIn } from "./binaries.ts";
import { canUse, type ServiceUser, serviceUser } from "./service-user.ts";

/** Where the embedded server and its data stand, and who runs it. */
export type Place = {
  /** Secrets, locks and logs of this checkout. */
  home: string;
  /** The folder with the cluster `data` in it. */
  server: string;
  binaries: Programs;
  user: ServiceUser | undefined;
  /** Whether the data stand outside the checkout, because the server's user cannot enter it. */
  moved: boolean;
};

const CHECKOUT = fileURLToPath(new URL("../..", import.meta.url));
/** Kept for good on a system that has it; systems may clean the second after a month, so it is only a second choice. */
const OUTSIDE = ["/var/lib", "/var/tmp"];

function enterable(folder: string): string {
  if (existsSync(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
  return folder;
}

/** The data folder of this checkout; `RAPPORT_DATA` names another. */
export function home(): string {
  return enterable(resolve(process.env.RAPPORT_DATA ?? join(CHECKOUT, ".rapport")));
}

const pointerIn = (homeFolder: string) => join(homeFolder, "server-place");

/** The folder outside the checkout that was chosen before, if one was. */
export function outsideOf(homeFolder: string): string | undefined {
  const pointer = pointerIn(homeFolder);
  return existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : undefined;
}

/** A new folder outside the checkout, remembered in it: another clone at the same path gets another one. */
function outside(homeFolder: string, user: ServiceUser): string {
  const parent = OUTSIDE.find((each) => canUse(user, each));
  if (!parent)
    throw new Error(
      `The user ${user.name}, who must run PostgreSQL for root, can enter neither ${homeFolder} nor ${OUTSIDE.join(" nor ")}.`,
    );
  const folder = join(parent, `rapport-${randomBytes(6).toString("hex")}`);
  writeFileSync(pointerIn(homeFolder), folder, { mode: 0o600 });
  return folder;
}

function dataHome(homeFolder: string, user: ServiceUser | undefined): string {
  const chosen = outsideOf(homeFolder);
  if (chosen) return enterable(chosen);
  if (!user || canUse(user, homeFolder)) return homeFolder;
  if (existsSync(join(homeFolder, "postgres", "data"))) {
    throw new Error(
      `The data stand in ${homeFolder}, which their owner, the user ${user.name}, can no longer enter. Open the folders above it (chmod o+x), then start again.`,
    );
  }
  return enterable(outside(homeFolder, user));
}

/** Decide where server and data stand, and make the folders. */
export async function place(homeFolder = home()): Promise<Place> {
  const native = await packagedServer();
  const user = serviceUser(join(outsideOf(homeFolder) ?? homeFolder, "postgres", "data"));
  const folder = dataHome(homeFolder, user);
  const reachable = canUse(user, folder, programsIn(native).postgres);
  const binaries = programsIn(reachable || !user ? native : copyServer(native, folder));
  if (!reachable && !canUse(user, folder, binaries.postgres)) {
    throw new Error(
      `The embedded PostgreSQL does not run on this system (${binaries.postgres}). Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  const server = join(folder, "postgres");
  mkdirSync(server, { recursive: true, mode: 0o700 });
  if (user) chownSync(server, user.uid, user.gid);
  return { home: homeFolder, server, binaries, user, moved: folder !== homeFolder };
}
