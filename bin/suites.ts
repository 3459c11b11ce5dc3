import { spawn } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHECKOUT } from "./checkout.ts";

export type Sum = { passed: number; failed: number; skipped: number };
export const NOTHING: Sum = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Sum, b: Sum): Sum {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The last line of a run; what was skipped stands before it. */
export function inWords({ passed, failed, skipped }: Sum): string {
  return `${skipped > 0 ? `${skipped} skipped, each saying why above\n` : ""}${passed} passed, ${failed} failed`;
}

/** `aside`: what is said is held back until the end, as something else speaks meanwhile. */
function run(program: string, parameters: readonly string[], env: NodeJS.ProcessEnv, aside = false): Promise<number> {
  const output = aside ? "pipe" : "inherit";
  const child = spawn(program, parameters, { cwd: CHECKOUT, stdio: ["ignore", output, output], env });
  const held: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => held.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      process.stdout.write(Buffer.concat(held));
      resolve(code ?? 1);
    });
  });
}

/** A program that passes or fails as a whole counts as one test. */
export async function whole(name: string, file: string, parameters: readonly string[]): Promise<Sum> {
  const began = Date.now();
  const code = await run(process.execPath, [join(CHECKOUT, "node_modules", file), ...parameters], process.env).catch(() => 1);
  process.stdout.write(`${code === 0 ? "✓" : "✗"} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`);
  return code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

/** Files of a suite that a filter lets through. */
export function filesOf(pattern: string, without: RegExp | undefined, filters: readonly string[]): string[] {
  return globSync(pattern, { cwd: CHECKOUT, exclude: (name) => name === "node_modules" || name.startsWith(".next") })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !without?.test(file) && (filters.length === 0 || filters.some((filter) => file.includes(filter))))
    .sort();
}

/** What one file has read and compiled, the next need not. */
const COMPILED = { NODE_COMPILE_CACHE: join(CHECKOUT, "node_modules", ".cache", "tests") };

/** Run test files with node:test and count their tests; a file that cannot run counts as failed. */
export async function tests(
  name: string,
  files: readonly string[],
  env: NodeJS.ProcessEnv,
  { atOnce = 1, aside = false }: { atOnce?: number; aside?: boolean } = {},
): Promise<Sum> {
  if (files.length === 0) return NOTHING;
  process.stdout.write(`\n${name}${aside ? ", beside the others" : ""}\n`);
  const folder = mkdtempSync(join(tmpdir(), "rapport-count-"));
  const destination = join(folder, "sum.json");
  const reporters = [
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    "--test-reporter=./bin/count-reporter.mjs",
    `--test-reporter-destination=${destination}`,
  ];
  const code = await run(
    process.execPath,
    ["--conditions=react-server", "--test", `--test-concurrency=${atOnce}`, "--test-timeout=900000", ...reporters, ...files],
    { ...COMPILED, ...env },
    aside,
  );
  try {
    const sum = JSON.parse(readFileSync(destination, "utf8")) as Sum;
    return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
  } catch {
    return { ...NOTHING, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Types, lint, unused parts and pure tests: no database. */
export async function checks(filters: readonly string[]): Promise<Sum> {
  const units = filesOf("{app,bin,db,lib}/**/*.test.ts", /\.db\.test\.ts$/, filters);
  let sum = NOTHING;
  if (filters.length === 0) {
    sum = add(sum, await whole("types", "typescript/bin/tsc", ["--noEmit", "--incremental", "false", "-p", "."]));
    sum = add(sum, await whole("lint, layers and format", "@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]));
    sum = add(sum, await whole("unused parts", "knip/bin/knip.js", ["--no-config-hints"]));
  }
  return add(sum, await tests("unit tests", units, process.env, { atOnce: 2 }));
}
