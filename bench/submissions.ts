import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { CHECKOUT, NEXT, nextEnvironment } from "#bin/checkout.ts";
import { insertAnswer } from "./insert.mjs";
import { perSecond, postsPerSecond } from "./load.ts";
import { type Measured, median } from "./measured.ts";

const AT_ONCE = 16;
const SECONDS = 3;
const ROUNDS = 7;

export type Filed = { unitId: string; serviceKey: string; channel: string; versionId: string };
type Target = { origin: string; code: string; databaseUrl: string; filed: Filed; freePort: () => Promise<number> };

async function until(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      await fetch(url, { redirect: "manual" });
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error(`${url} does not answer`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once("exit", resolve));
}

async function buildBareNext(): Promise<void> {
  const build = spawn(process.execPath, [...NEXT, "build", "bench/bare-next"], {
    cwd: CHECKOUT,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...nextEnvironment("production"), NEXT_DIST_DIR: "" },
  });
  await ended(build);
  if (build.exitCode !== 0) throw new Error("The bare Next application could not be built.");
}

/** Submissions per second of our route, a bare Next route, a bare Node server and bare clients, in turn, so that noise meets all alike. */
export async function submissions({ origin, code, databaseUrl, filed, freePort }: Target): Promise<Measured[]> {
  await buildBareNext();
  const [nextPort, nodePort] = [await freePort(), await freePort()];
  const env = { ...nextEnvironment("production"), DATABASE_URL: databaseUrl, BENCH_FILED: JSON.stringify(filed) };
  const quiet = { cwd: CHECKOUT, stdio: ["ignore", "ignore", "inherit", "ipc"] as const };
  const next = spawn(process.execPath, [...NEXT, "start", "bench/bare-next", "-H", "127.0.0.1", "-p", String(nextPort)], {
    ...quiet,
    stdio: [...quiet.stdio],
    env,
  });
  const node = spawn(process.execPath, [join(CHECKOUT, "bench", "bare-node.mjs")], {
    ...quiet,
    stdio: [...quiet.stdio],
    env: { ...env, PORT: String(nodePort) },
  });
  const sql = postgres(databaseUrl, { max: 10, onnotice: () => {} });
  // As a browser sends it: with the signed moment at which the form was shown.
  const page = await (await fetch(`${origin}/en/s/${code}`)).text();
  const shown = /name="shown" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const body = () => `key=${randomUUID()}&version=${filed.versionId}&shown=${shown}&overall=4`;
  const post = (url: string) => () => postsPerSecond({ url: new URL(url), body }, AT_ONCE, SECONDS);
  const contenders = {
    ours: post(`${origin}/en/s/${code}/answers`),
    next: post(`http://127.0.0.1:${nextPort}/insert`),
    node: post(`http://127.0.0.1:${nodePort}/`),
    clients: () => perSecond(AT_ONCE, SECONDS, () => insertAnswer(sql, filed)),
  };
  const rates = { ours: [] as number[], next: [] as number[], node: [] as number[], clients: [] as number[] };
  try {
    await Promise.all([until(`http://127.0.0.1:${nextPort}/`), until(`http://127.0.0.1:${nodePort}/`)]);
    const names = Object.keys(contenders) as (keyof typeof contenders)[];
    // The first round warms all of them up and is not counted.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const name of round % 2 ? names : names.toReversed()) {
        const rate = await contenders[name]();
        if (round > 0) rates[name].push(rate);
      }
    }
  } finally {
    for (const child of [next, node]) child.kill();
    await Promise.all([next, node].map(ended));
    await sql.end();
  }
  const compared = (other: keyof typeof contenders, name: string, bar: Measured["bar"]): Measured => ({
    name: `submissions per second through HTTP, ${AT_ONCE} at once, against ${name}`,
    ours: `${median(rates.ours).toFixed(0)}/s`,
    limit: `${median(rates[other]).toFixed(0)}/s`,
    ratio: median(rates.ours.map((rate, round) => rate / (rates[other][round] ?? Number.NaN))),
    bar,
  });
  return [
    compared("next", "a Next route that does nothing but the insert", { atLeast: 0.6 }),
    compared("node", "a bare Node server with the insert", undefined),
    compared("clients", "bare PostgreSQL clients with the insert", undefined),
  ];
}
