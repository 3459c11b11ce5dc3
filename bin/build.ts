import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT, NEXT, nextEnvironment } from "./checkout.ts";
import { unguarded } from "./unguarded.ts";

const SOURCES = [
  "app",
  "db",
  "lib",
  "messages",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

function* files(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) yield path;
  else for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

function sourceDigest(): string {
  const hash = createHash("sha256").update(CHECKOUT);
  for (const source of SOURCES.filter((name) => existsSync(join(CHECKOUT, name)))) {
    for (const file of files(join(CHECKOUT, source))) {
      if (!file.includes(".test.")) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

const folder = () => join(CHECKOUT, process.env.NEXT_DIST_DIR ?? ".next");
const stamp = () => join(folder(), "rapport-sources");

/** Whether the pages were built from the sources as they are now. */
export function isBuilt(): boolean {
  return existsSync(join(folder(), "BUILD_ID")) && existsSync(stamp()) && readFileSync(stamp(), "utf8") === sourceDigest();
}

/** Build the pages for serving; what the build says is shown only when it fails. */
export async function build(report: (detail: string) => void, ending?: AbortSignal): Promise<void> {
  const open = unguarded(CHECKOUT);
  if (open.length > 0) throw new Error(`A write that any other site could send is not built:\n  ${open.join("\n  ")}`);
  const digest = sourceDigest();
  rmSync(stamp(), { force: true });
  const child = spawn(process.execPath, [...NEXT, "build"], {
    cwd: CHECKOUT,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: nextEnvironment("production"),
  });
  const stop = () => child.kill("SIGTERM");
  ending?.addEventListener("abort", stop);
  let said = "";
  const hear = (chunk: Buffer) => {
    said += chunk;
    const last = said.trimEnd().split("\n").at(-1)?.trim();
    if (last) report(last.slice(0, 60));
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  ending?.removeEventListener("abort", stop);
  if (ending?.aborted) return;
  if (code !== 0 || !existsSync(join(folder(), "BUILD_ID"))) throw new Error(`The pages could not be built:\n${said}`);
  writeFileSync(stamp(), digest);
  report("");
}
