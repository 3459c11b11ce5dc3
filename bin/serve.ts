import { type ChildProcess, spawn } from "node:child_process";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CHECKOUT, NEXT } from "./build.ts";

const HOST = "127.0.0.1";
const DEFAULT_PORT = 3000;
const TRIES = 50;
const READY_SECONDS = 60;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });
}

/** The port to serve on: `PORT`, which must be free, or the first free one from 3000 on. */
export async function choosePort(): Promise<number> {
  const given = process.env.PORT;
  if (given !== undefined) {
    const port = Number(given);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT must be a number from 1 to 65535, not "${given}".`);
    // A server that a killed launcher left behind needs a moment to go.
    for (let tried = 0; tried < 20; tried += 1) {
      if (await isFree(port)) return port;
      await sleep(100);
    }
    throw new Error(`Port ${port} is in use by another program. Stop it, or choose another: PORT=${port + 1} npm start`);
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + TRIES; port += 1) if (await isFree(port)) return port;
  throw new Error(`No port from ${DEFAULT_PORT} to ${DEFAULT_PORT + TRIES} is free. Choose one: PORT=8080 npm start`);
}

/** Serve with Next on the loopback interface only. */
export function serve(mode: "start" | "dev", port: number, output: "inherit" | number = "inherit"): ChildProcess {
  const parameters = ["--import", join(CHECKOUT, "bin", "stop-with-parent.mjs"), NEXT, mode, "-H", HOST, "-p", String(port)];
  return spawn(process.execPath, parameters, {
    cwd: CHECKOUT,
    stdio: ["ignore", mode === "dev" ? output : output === "inherit" ? "ignore" : output, output, "ipc"],
    env: { ...process.env, NODE_ENV: mode === "dev" ? "development" : "production" },
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

/** Wait until the server answers its health page, or fails. */
export async function ready(server: ChildProcess, port: number): Promise<void> {
  for (let waited = 0; waited < READY_SECONDS * 10; waited += 1) {
    if (server.exitCode !== null) throw new Error("The server ended while it was starting; what it said stands above.");
    if (await answers(port)) return;
    await sleep(100);
  }
  throw new Error(`The server did not answer on port ${port} within ${READY_SECONDS} seconds.`);
}

/** End the server and wait for it. */
export async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  const hard = setTimeout(() => server.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(hard);
}
