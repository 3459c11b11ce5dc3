import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const CHECKOUT = fileURLToPath(new URL("..", import.meta.url));
export const NEXT = join(CHECKOUT, "node_modules", "next", "dist", "bin", "next");
const SOURCES = ["app", "db", "lib", "messages", "proxy.ts", "instrumentation.ts", "next.config.mjs", "tsconfig.json", "package-lock.json"];

function* files(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) yield path;
  else for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

function sourceDigest(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES.map((name) => join(CHECKOUT, name)).filter(existsSync)) {
    for (const file of files(source)) if (!file.includes(".test.")) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

const stamp = () => join(CHECKOUT, ".next", "rapport-sources");

export function isBuilt(): boolean {
  return existsSync(stamp()) && readFileSync(stamp(), "utf8") === sourceDigest();
}

/** Build the pages for serving; what the build says is shown only when it fails. */
export async function build(report: (detail: string) => void): Promise<void> {
  const digest = sourceDigest();
  const child = spawn(process.execPath, [NEXT, "build"], {
    cwd: CHECKOUT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  let said = "";
  const hear = (chunk: Buffer) => {
    said += chunk;
    const last = said.trimEnd().split("\n").at(-1)?.trim();
    if (last) report(last.slice(0, 60));
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`The pages could not be built:\n${said}`);
  writeFileSync(stamp(), digest);
  report("");
}
