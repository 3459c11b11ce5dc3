import assert from "node:assert/strict";
import { test } from "node:test";
import { DEMO_SIGN_INS, DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { ORIGIN } from "./chromium.ts";

test("health says that the process lives and is ready, and its schema is this version's", async () => {
  for (const path of ["", "/live", "/ready"]) {
    const response = await fetch(`${ORIGIN}/api/health${path}`);
    assert.equal(response.status, 200, path);
    assert.equal(response.headers.get("cache-control"), "no-store");
  }
  const { live, ready, schema } = (await (await fetch(`${ORIGIN}/api/health`)).json()) as Record<string, unknown>;
  assert.deepEqual({ live, ready, schema }, { live: true, ready: true, schema: "current" });
});

test("metrics count what was answered, on a port of their own, and name nobody, no unit, no code and no page", async () => {
  const [{ email }] = DEMO_SIGN_INS;
  for (let visit = 0; visit < 5; visit += 1) await (await fetch(`${ORIGIN}/en/s/${DEMO_TOUCHPOINT}?q=${email}`)).text();
  const port = process.env.RAPPORT_METRICS_PORT;
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  assert.equal(response.status, 200);
  const text = await response.text();
  const answered = /rapport_http_request_seconds_count\{area="public",method="GET",status="2xx"\} (\d+)/.exec(text)?.[1];
  assert.ok(Number(answered) >= 5, `${answered} visits counted`);
  assert.match(text, /^rapport_answers_waiting \d+$/m);
  assert.match(text, /^rapport_job_runs_total\{job="mix",end="well"\} [1-9]/m);
  const labels = [...text.matchAll(/(\w+)="/g)].map(([, name]) => name);
  const allowed = ["area", "method", "status", "le", "job", "end", "version", "major", "minor", "patch", "type", "kind", "space", "gctype"];
  assert.deepEqual(
    [...new Set(labels)].filter((name = "") => !allowed.includes(name)),
    [],
  );
  for (const secret of [email, DEMO_TOUCHPOINT, "east-street", "127.0.0.1"]) assert.ok(!text.includes(secret), secret);
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 404);
  assert.equal((await fetch(`${ORIGIN}/metrics`, { redirect: "manual" })).status, 307, "the residents' port has none");
});
