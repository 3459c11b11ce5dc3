import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir, platform } from "node:os";
import { delimiter, join } from "node:path";
import { CHECKOUT } from "./checkout.ts";
import { fromSystem } from "./system-package.ts";

/** The one without a window does the same for less work, where there is one. */
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const USUAL_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/snap/bin/chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Where a program stands in a folder of Playwright's. */
const INSIDE = [
  ...["chrome-headless-shell-linux64/chrome-headless-shell", "chrome-linux/headless_shell", "chrome-mac/headless_shell"],
  ...["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-mac/Chromium.app/Contents/MacOS/Chromium"],
];

/** Switches for tests: as root there is no sandbox, and a test browser asks nobody outside for anything. */
export const LAUNCH_SWITCHES = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function installed(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...USUAL_PLACES];
  return candidates.find(existsSync);
}

/** A Chromium that Playwright has downloaded before, or downloads now. */
function fromPlaywright(): string | undefined {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), platform() === "darwin" ? "Library/Caches" : ".cache", "ms-playwright");
  const find = () =>
    existsSync(cache)
      ? readdirSync(cache)
          .filter((name) => name.startsWith("chromium"))
          .sort((a, b) => Number(b.includes("shell")) - Number(a.includes("shell")))
          .flatMap((name) => INSIDE.map((path) => join(cache, name, path)))
          .find(existsSync)
      : undefined;
  const there = find();
  if (there) return there;
  const cli = join(CHECKOUT, "node_modules", "playwright-core", "cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "ignore", timeout: 180_000 });
  return find();
}

/** A Chromium for the browser tests: named, installed, from Playwright, or from the system's package manager. */
export function findBrowser(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
  }
  const found = installed() ?? fromPlaywright() ?? fromSystem("chromium-headless-shell", installed) ?? fromSystem("chromium", installed);
  if (!found) throw new Error("No Chromium could be found or installed. Install one, or name it: CHROMIUM_PATH=/path/to/chromium npm test");
  return found;
}
