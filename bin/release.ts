import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";

/** Where releases stand beside each other, and the link to the one that is served. */
export type Place = { checkout: string; releases: string; current: string };

/** Runs a program in a folder; throws when it ends badly. */
export type Run = (folder: string, program: string, args: readonly string[]) => void;

const git = (folder: string, ...args: string[]) => execFileSync("git", ["-C", folder, ...args], { encoding: "utf8" }).trim();

function checked({ checkout, current }: Place): void {
  if (!existsSync(current) || !lstatSync(current).isSymbolicLink())
    throw new Error(
      `There is no link ${current} to the release that is served; docs/operations.md says how to lay it out. Nothing was changed.`,
    );
  const changed = git(checkout, "status", "--porcelain", "--untracked-files=no");
  if (changed) throw new Error(`These files differ from their version; put them back first. Nothing was changed.\n${changed}`);
}

/**
 * Bring the version `wanted` into a folder of its own, back up, migrate, and only then point the link to it. The release that is served
 * stays as it was until then; returns the new folder, or nothing where that version is served already.
 */
export function update(place: Place, wanted: string, backupFile: string, run: Run): string | undefined {
  checked(place);
  const { checkout, releases, current } = place;
  git(checkout, "fetch", "--quiet", "--tags", "origin");
  const commit = git(checkout, "rev-parse", "--verify", `${wanted}^{commit}`);
  if (commit === git(checkout, "rev-parse", "HEAD")) return undefined;
  const folder = join(releases, commit.slice(0, 12));
  if (!existsSync(join(folder, "package.json"))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(releases, { recursive: true });
    git(releases, "clone", "--quiet", "--no-checkout", git(checkout, "remote", "get-url", "origin"), basename(folder));
    git(folder, "checkout", "--quiet", "--detach", commit);
  }
  run(folder, "bin/run.mjs", ["build-pages"]);
  run(checkout, "bin/run.mjs", ["backup", backupFile]);
  run(folder, "bin/run.mjs", ["migrate"]);
  const link = `${current}.next`;
  rmSync(link, { force: true });
  symlinkSync(folder, link);
  renameSync(link, current);
  return folder;
}
