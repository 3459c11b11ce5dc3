import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export const HOST = "127.0.0.1";
const DEFAULT_PORT = 3000;
const TRIES = 50;
const RELEASE_MS = 2_000;
const LOOK_MS = 100;

/** Why a port cannot be listened on, as the system's error code. */
function refusal(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
    probe.listen(port, HOST, () => probe.close(() => resolve(undefined)));
  });
}

async function given(text: string): Promise<number> {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT must be a number from 1 to 65535, not "${text}".`);
  const until = Date.now() + RELEASE_MS;
  for (;;) {
    const why = await refusal(port);
    if (!why) return port;
    if (why === "EACCES") throw new Error(`This user may not listen on port ${port}. Choose one from 1024 on: PORT=8080 npm start`);
    // A server that a killed launcher left behind needs a moment to go.
    if (Date.now() > until)
      throw new Error(
        `Port ${port} is in use by another program (${why}). Stop that program, or choose another port: PORT=${port + 1} npm start`,
      );
    await sleep(LOOK_MS);
  }
}

/** The port to serve on: `PORT`, which must be free, or the first free one from 3000 on. */
export async function choosePort(say: (line: string) => void): Promise<number> {
  if (process.env.PORT) return given(process.env.PORT);
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + TRIES; port += 1) {
    if (await refusal(port)) continue;
    if (port !== DEFAULT_PORT) say(`Port ${DEFAULT_PORT} is in use by another program, so this is served on ${port}.`);
    return port;
  }
  throw new Error(`No port from ${DEFAULT_PORT} to ${DEFAULT_PORT + TRIES - 1} is free. Choose one: PORT=8080 npm start`);
}

/** A port that the system gives for something of a test's own. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
