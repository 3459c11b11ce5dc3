import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CHECKOUT } from "#bin/checkout.ts";
import { place } from "#db/embedded/place.ts";
import { freePort } from "#db/embedded/postmaster.ts";

const READY_SECONDS = 120;

function kill(pid: number | undefined): void {
  if (!pid) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone already, which is what was wanted.
  }
}

/** A whole installation of its own, as `npm start` makes it: launcher, server, PostgreSQL, data. */
export class Installation {
  readonly home: string;
  readonly port: number;
  #launcher: ChildProcess | undefined;
  said = "";

  private constructor(home: string, port: number) {
    this.home = home;
    this.port = port;
  }

  static async start(home: string): Promise<Installation> {
    const made = new Installation(home, await freePort());
    await made.launch();
    return made;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async launch(): Promise<void> {
    const env = { ...process.env, RAPPORT_DATA: this.home, PORT: String(this.port), RAPPORT_MIX_SECONDS: "1", RAPPORT_ORIGIN: this.origin };
    for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL", "NODE_TEST_CONTEXT"]) Reflect.deleteProperty(env, name);
    const launcher = spawn(process.execPath, ["--conditions=react-server", join(CHECKOUT, "bin", "start.ts")], {
      cwd: CHECKOUT,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#launcher = launcher;
    const hear = (chunk: Buffer) => {
      this.said = `${this.said}${chunk}`.slice(-8_000);
    };
    launcher.stdout.on("data", hear);
    launcher.stderr.on("data", hear);
    for (const until = Date.now() + READY_SECONDS * 1000; Date.now() < until; await sleep(100)) {
      if (await this.answers()) return;
      if (launcher.exitCode !== null || launcher.signalCode !== null) break;
    }
    throw new Error(`The installation did not start:\n${this.said}`);
  }

  async answers(): Promise<boolean> {
    try {
      return (await fetch(`${this.origin}/en`, { signal: AbortSignal.timeout(5_000) })).ok;
    } catch {
      return false;
    }
  }

  #noted(): { pid?: number; server?: { pid: number } } {
    const file = join(this.home, "launcher.lock");
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  }

  killServer(): void {
    kill(this.#noted().server?.pid);
  }

  async killDatabase(): Promise<void> {
    const file = join((await place(this.home)).server, "data", "postmaster.pid");
    if (existsSync(file)) kill(Number(readFileSync(file, "utf8").split("\n")[0]));
  }

  async killLauncher(): Promise<void> {
    const launcher = this.#launcher;
    if (!launcher || launcher.exitCode !== null || launcher.signalCode !== null) return;
    const gone = once(launcher, "exit");
    launcher.kill("SIGKILL");
    await gone;
  }

  async stop(): Promise<void> {
    const launcher = this.#launcher;
    if (!launcher || launcher.exitCode !== null || launcher.signalCode !== null) return;
    const gone = once(launcher, "exit");
    launcher.kill("SIGINT");
    await gone;
  }
}
