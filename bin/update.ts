import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { home } from "#db/embedded/place.ts";
import { CHECKOUT } from "./checkout.ts";
import { say } from "./command.ts";
import { ended } from "./ended.ts";
import { update } from "./release.ts";

/** A newer version in one command: built apart, backed up, migrated, and served from the next start on. */
async function run(): Promise<void> {
  const [wanted = "origin/HEAD"] = parseArgs({ allowPositionals: true }).positionals;
  const checkout = CHECKOUT.replace(/\/$/, "");
  const releases = dirname(checkout);
  const backups = join(home(), "backups");
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  const file = join(backups, `before-${new Date().toISOString().replaceAll(":", "-")}.backup`);
  const folder = update({ checkout, releases, current: join(dirname(releases), "current") }, wanted, file, (at, program, args) => {
    execFileSync("node", [program, ...args], { cwd: at, stdio: "inherit" });
  });
  say(folder ? `${folder} is served from the next start on. The backup from before: ${file}` : "This version is served already.");
}

run().then(ended.well, ended.badly);
