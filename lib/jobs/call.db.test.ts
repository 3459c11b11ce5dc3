import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import { Webhook } from "standardwebhooks";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { systemActor } from "#lib/people/actor.ts";
import { tryAgain } from "#lib/requests/queue-mutations.ts";
import { failedWork } from "#lib/requests/queue-queries.ts";
import { endSubscription, noteDelivery, queueEvent, subscribe } from "#lib/requests/webhook-mutations.ts";
import { subscriptions } from "#lib/requests/webhook-queries.ts";
import { startQueue } from "./queue.ts";

type Got = { path: string; body: string; headers: Record<string, string> };
const got: Got[] = [];
const statuses = new Map<string, number[]>();
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => {
    body += part;
  });
  request.on("end", () => {
    const path = request.url ?? "";
    got.push({ path, body, headers: request.headers as Record<string, string> });
    response.writeHead(statuses.get(path)?.shift() ?? 204, { Location: "/elsewhere" }).end();
  });
});

let origin: string;
let queue: PgBoss;
before(async () => {
  process.env.RAPPORT_WEBHOOKS_PRIVATE = "on";
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  queue = await startQueue({ pollSeconds: 0.5 });
});
after(async () => {
  await queue.stop();
  server.close();
  await closeDatabase();
});

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(100);
  }
  throw new Error("it never came");
}

async function told() {
  const { forceId, unitId } = await testSurvey();
  const administrator = await testStaff(forceId, "administrator");
  const path = `/${randomUUID()}`;
  const made = await subscribe(administrator, { unitId: forceId, url: origin + path, events: ["request.closed", "alert"] });
  assert.ok(typeof made === "object");
  const id = randomUUID();
  const tell = (event: "request.closed" | "request.received" | "alert") =>
    transaction({ everything: false, units: [] }, (tx) =>
      queueEvent(tx, event, { id, unitId, at: event === "alert" ? "2026-11-23" : new Date() }),
    );
  const [row] = await seeAll((sql) => sql`select slug from unit where id = ${unitId}`);
  return { administrator, unitId, path, secret: made.secret, id, slug: row?.slug as string, tell };
}

test("a program is told, signed, of what it asked for and of nothing else", async () => {
  const { administrator, path, secret, id, slug, tell } = await told();
  await tell("request.received");
  await tell("request.closed");
  const { body, headers } = await until(() => got.find((each) => each.path === path));
  const said = new Webhook(secret).verify(body, headers) as { type: string; data: unknown };
  assert.equal(said.type, "request.closed");
  assert.deepEqual(said.data, { id, unit: slug });
  assert.throws(() => new Webhook(`whsec_${Buffer.alloc(24).toString("base64")}`).verify(body, headers));
  assert.throws(() => new Webhook(secret).verify(body.replace(slug, "other"), headers));
  const [listed] = await until(async () => {
    const found = await subscriptions(administrator);
    return found[0]?.deliveries.length ? found : undefined;
  });
  assert.deepEqual(
    listed?.deliveries.map(({ event, status }) => [event, status]),
    [["request.closed", 204]],
  );
  const stored = await seeAll((sql) => sql`select 1 from webhook_subscription s where s::text like ${`%${secret.slice(6)}%`}`);
  assert.equal(stored.length, 0, "the secret is kept sealed");
  await endSubscription(administrator, listed?.id ?? "");
  await assert.rejects(endSubscription(administrator, listed?.id ?? ""), Conflict);
  await tell("request.closed");
  await until(async () => {
    const [row] = await seeAll((sql) => sql`select count(*)::int as n from queue.job where data->>'id' = ${id} and state < 'completed'`);
    return row?.n === 0 ? true : undefined;
  });
  assert.equal(got.filter((each) => each.path === path).length, 1);
});

test("an alert goes out with its day alone, and its row in the queue says no minute", async () => {
  const { path, id, tell } = await told();
  await tell("alert");
  const rows = await seeAll(
    (sql) => sql`select extract(minute from created_on)::int as minute, extract(second from start_after)::int as second
    from queue.job where data->>'id' = ${id}`,
  );
  assert.ok(rows.length > 0 && rows.every(({ minute, second }) => minute === 0 && second === 0));
  const { body } = await until(() => got.find((each) => each.path === path));
  assert.equal(JSON.parse(body).timestamp, "2026-11-23T00:00:00.000Z");
});

test("a refusal is tried again as the same call, a redirect is one, and what never succeeds can be tried again by hand", async () => {
  const { administrator, path, id, tell, unitId } = await told();
  statuses.set(path, [302, 500]);
  await tell("request.closed");
  const retried = await until(async () => {
    const [row] = await seeAll((sql) => sql`select id from queue.job where data->>'id' = ${id} and state = 'retry'`);
    return row;
  });
  // Its last try comes at once.
  await seeAll((sql) => sql`update queue.job set start_after = now(), retry_limit = 1 where id = ${retried.id}`);
  const failed = await until(async () => {
    const [row] = await seeAll((sql) => sql`select id from queue.job where name = 'call-failed' and data->>'id' = ${id}`);
    return row;
  });
  const calls = got.filter((each) => each.path === path);
  assert.deepEqual(
    calls.map(({ headers }) => headers["webhook-id"]),
    [retried.id, retried.id],
  );
  assert.equal(
    got.some((each) => each.path === "/elsewhere"),
    false,
    "redirects are not followed",
  );
  const shown = (await failedWork(administrator))?.find((each) => each.id === failed.id);
  assert.deepEqual([shown?.queue, shown?.what, shown?.why], ["call", "request.closed", "the answer was 500"]);
  const desk = await testStaff(unitId, "administrator");
  assert.equal(await failedWork(desk), undefined, "only who administers a whole force sees the queue");
  await assert.rejects(tryAgain(desk, failed.id), NotFound);
  await tryAgain(administrator, failed.id);
  await assert.rejects(tryAgain(administrator, failed.id), Conflict);
  await until(() => got.filter((each) => each.path === path)[2]);
});

test("a program that has failed for days is called no more", async () => {
  const { administrator, unitId } = await told();
  const [made] = await subscriptions(administrator);
  const note = (status: number, day: number) =>
    noteDelivery(
      systemActor("test"),
      { subscription: made?.id ?? "", unitId, event: "request.closed", status },
      new Date(Date.UTC(2026, 10, day)),
    );
  await note(500, 1);
  await note(204, 3);
  await note(0, 4);
  await note(500, 8);
  assert.equal((await subscriptions(administrator))[0]?.state, "on");
  await note(500, 10);
  assert.equal((await subscriptions(administrator))[0]?.state, "failed");
});
