import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// Plain JavaScript without packages: it runs before anything is installed, on the shell's own Node (20 or later).

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return undefined;
  }
}

/** Whether node_modules holds what package-lock.json says. npm writes its own record there when an install is complete. */
export function isInstalled(root) {
  const wanted = packagesIn(join(root, "package-lock.json"));
  const present = packagesIn(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !present || !existsSync(join(root, "node_modules", "node", "bin"))) return false;
  if (Object.entries(present).some(([path, { version }]) => wanted[path]?.version !== version)) return false;
  // Packages for other platforms are optional and absent.
  return Object.entries(wanted).every(([path, { optional }]) => path === "" || optional || path in present);
}

/** npm by the file it runs from, so that no shell is needed to find it. */
function npm(args, root) {
  const script = process.env.npm_execpath;
  const env = { ...process.env, npm_config_loglevel: "error" };
  const options = { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] };
  if (script?.endsWith(".js")) return spawn(process.execPath, [script, ...args], options);
  return spawn("npm", args, { ...options, shell: process.platform === "win32" });
}

function countOf(root, expected) {
  const places = new Set(
    [...expected].map((path) =>
      path
        .split("/")
        .slice(0, path.includes("/@") ? 3 : 2)
        .join("/"),
    ),
  );
  let there = 0;
  for (const path of places) if (existsSync(join(root, path, "package.json"))) there += 1;
  return { there, of: places.size };
}

/** Run `npm ci` and tell how far it is, once a second on a terminal and now and then elsewhere. */
export async function install(root) {
  const wanted = packagesIn(join(root, "package-lock.json")) ?? {};
  const expected = Object.keys(wanted).filter((path) => path !== "" && !wanted[path].optional);
  const startedAt = Date.now();
  const terminal = process.stdout.isTTY === true;
  const line = () => {
    const { there, of } = countOf(root, expected);
    return `Installing packages: ${there} of ${of}, ${Math.round((Date.now() - startedAt) / 1000)} s`;
  };
  process.stdout.write(terminal ? line() : `${line()}\n`);
  const ticker = setInterval(() => process.stdout.write(terminal ? `\r\x1b[K${line()}` : `${line()}\n`), terminal ? 1_000 : 10_000);
  try {
    await npmCi(root);
  } finally {
    clearInterval(ticker);
    if (terminal) process.stdout.write("\r\x1b[K");
  }
  process.stdout.write(
    `Installed ${readdirSync(join(root, "node_modules")).length} packages in ${Math.round((Date.now() - startedAt) / 1000)} s\n`,
  );
}

function npmCi(root) {
  // NODE_ENV=production would leave out what the build and the checks need.
  const child = npm(["ci", "--include=dev", "--no-audit", "--no-fund"], root);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  return new Promise((resolve, reject) => {
    child.on("error", (cause) => reject(new Error(`npm could not be started: ${cause.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ci ended with ${signal ?? code}:\n${said.trim()}`));
    });
  });
}
