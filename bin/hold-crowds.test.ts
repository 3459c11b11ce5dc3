import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { ceilings } from "#db/pool.ts";

/** A server that answers nothing before it is told to, with the ceilings before it. */
const SERVER = `
  import { createServer } from "node:http";
  const server = createServer((_, response) => waiting.push(response));
  const waiting = [];
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
  process.on("message", () => { for (const each of waiting) each.end(); });
`;

/** How many of so many that ask at once are let in, and what the others are told. */
async function letIn(method: "GET" | "POST", asked: number, env: Record<string, string>): Promise<number> {
  const preload = new URL("hold-crowds.mjs", import.meta.url).href;
  const child: ChildProcess = spawn(process.execPath, ["--import", preload, "--input-type=module", "-e", SERVER], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env },
  });
  try {
    const [port] = await once(child, "message");
    let refused = 0;
    const answers = Promise.all(
      Array.from({ length: asked }, async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/en`, { method });
        if (answer.status !== 503) return answer.arrayBuffer();
        assert.ok(Number(answer.headers.get("retry-after")) > 0);
        refused += 1;
        // Whoever is refused is told at once: the others still wait.
        if (refused === asked - expected(method, env)) child.send("go on");
        return answer.arrayBuffer();
      }),
    );
    await answers;
    return asked - refused;
  } finally {
    child.kill();
  }
}

const expected = (method: "GET" | "POST", env: Record<string, string>) => ceilings(env)[method === "GET" ? "pages" : "posts"];

test("behind a pooler no more is let in than it has connections for; the rest is told to come back", { timeout: 30_000 }, async () => {
  const env = { DATABASE_POOLER: "transaction", DATABASE_POOL: "12" };
  assert.deepEqual(ceilings(env), { pages: 1, posts: 6 });
  assert.equal(await letIn("GET", 9, env), 1);
  assert.equal(await letIn("POST", 9, env), 6);
});

test("the ceilings follow the pool: with its usual size a process asks no more than it can", () => {
  assert.deepEqual(ceilings({}), { pages: 200, posts: 1000 });
  const { pages, posts } = ceilings({ DATABASE_POOLER: "transaction" });
  assert.ok(5 * pages + posts <= 200, `${pages} pages and ${posts} posts`);
});
