import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { freePort } from "#bin/port.ts";
import { DEMO_SIGN_INS, DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { asOwner } from "#db/seed/test-owner.ts";
import { testSession } from "#db/seed/test-session.ts";
import { serveBeside } from "../beside.ts";
import { eachOf } from "./access/asking.ts";
import { builtRoutes } from "./access/built-routes.ts";

const ORIGIN = process.env.RAPPORT_TEST_ORIGIN ?? "";
const SEGMENTS: Record<string, string> = { locale: "zh", code: DEMO_TOUCHPOINT, slug: "east-street", key: "visit-rating", step: "1" };

/** Connections that the server has opened to other machines since it began. */
async function opened(port = process.env.RAPPORT_METRICS_PORT): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  const [, count] = /^rapport_outbound_connections (\d+)$/m.exec(await answer.text()) ?? [];
  return Number(count);
}

test("serving opens no connection to another machine: not for any page, not for an answer", async () => {
  // What earlier tests asked to be told goes out when the queue comes to it.
  await asOwner((sql) => sql`delete from queue.job where name = 'call'`);
  const before = await opened();
  const cookie = `rapport-session=${await testSession(DEMO_SIGN_INS[0].email)}`;
  const paths = builtRoutes().map(({ pattern }) =>
    pattern.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => SEGMENTS[name] ?? randomUUID()),
  );
  let asked = 0;
  await eachOf(paths, async (path) => {
    const over = new AbortController();
    const answer = await fetch(`${ORIGIN}${path}`, { headers: { cookie }, redirect: "manual", signal: over.signal });
    if (answer.headers.get("content-type")?.startsWith("text/event-stream")) over.abort();
    else await answer.arrayBuffer();
    asked += 1;
  });
  const page = await (await fetch(`${ORIGIN}/en/s/${DEMO_TOUCHPOINT}`)).text();
  const version = /name="version" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const body = new URLSearchParams({ key: randomUUID(), version, overall: "4" });
  const sent = await fetch(`${ORIGIN}/en/s/${DEMO_TOUCHPOINT}/answers`, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { "sec-fetch-site": "same-origin" },
  });
  assert.equal(sent.status, 303);
  const more = (await opened()) - before;
  process.stdout.write(`${asked} addresses and an answer: ${more} connections to other machines\n`);
  assert.equal(more, 0);
});

test("the count sees a connection to another machine, when a server is told to open one", async () => {
  const port = String(await freePort());
  const agency = { RAPPORT_OIDC_ISSUER: "http://192.0.2.1:9", RAPPORT_OIDC_CLIENT_ID: "us", RAPPORT_OIDC_CLIENT_SECRET: "secret" };
  const site = await serveBeside({ ...agency, RAPPORT_METRICS_PORT: port });
  try {
    await (await fetch(`${site.origin}/en/staff/sign-in`)).text();
    assert.equal(await opened(port), 0);
    const asked = await fetch(`${site.origin}/en/staff/sign-in/provider`, {
      method: "POST",
      body: new URLSearchParams({ to: "/en/staff" }),
      redirect: "manual",
      headers: { "sec-fetch-site": "same-origin" },
    });
    assert.equal(asked.status, 303);
    assert.ok((await opened(port)) > 0, "an address of nobody's, by RFC 5737");
  } finally {
    await site.stop();
  }
});
