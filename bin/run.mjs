#!/usr/bin/env node
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install, isInstalled } from "./installed.mjs";

// `node bin/run.mjs NAME …` installs what is missing and runs bin/NAME.ts on the Node that package-lock.json names.

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name = "", ...args] = process.argv.slice(2);

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (!/^[a-z-]+$/.test(name) || !existsSync(join(root, "bin", `${name}.ts`))) fail(`There is no command "${name}".`);
if (!isInstalled(root)) {
  try {
    await install(root);
  } catch (error) {
    fail(error.message);
  }
}

const node = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
const child = spawn(node, ["--conditions=react-server", join(root, "bin", `${name}.ts`), ...args], {
  // The channel tells the command when this process is killed.
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  env: { ...process.env, NODE_OPTIONS: "", RAPPORT_RUN: "1" },
});

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));

/** Who started us through npm: its shell, and npm itself where the system tells. */
function ancestors() {
  try {
    const [, parent = ""] = /\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, "utf8")) ?? [];
    return `${process.ppid} ${parent}`;
  } catch {
    return `${process.ppid}`;
  }
}

// npm, killed outright, passes no signal on; then its shell, or we, get another parent.
if (process.env.npm_lifecycle_event) {
  const started = ancestors();
  setInterval(() => ancestors() !== started && child.kill("SIGTERM"), 1_000).unref();
}

child.on("error", (error) => fail(`Node could not be started: ${error.message}`));
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
