import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase, driver } from "#db";
import { seeAll } from "#db/seed/test-survey.ts";
import { systemActor } from "#lib/people/actor.ts";
import { addTouchpoint } from "#lib/surveys/mutations.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { serveBeside } from "../beside.ts";

/** The whole campaign, two minutes long, is `npm run test:overload`. */
const SECONDS = Number(process.env.RAPPORT_OVERLOAD_SECONDS ?? 8);
const SLOW = 500;
const A_SECOND = 200;
const TICK_MS = 50;
const PATIENCE_MS = 30_000;

const actor = systemActor("test");
let site: Awaited<ReturnType<typeof serveBeside>>;
let unitId: string;
let path: string;
let version: string;

before(async () => {
  // Few pages at once, so that a machine of any speed comes to its limit.
  site = await serveBeside({ RAPPORT_PAGES_AT_ONCE: "12" });
  const [district] = await driver()`select id from unit where slug = 'mill'`;
  const name = { en: "Crowded Station" };
  ({ unitId } = await addUnit(actor, { parentId: district?.id, kind: "station", slug: `crowded-${process.pid}`, name, adults: null }));
  const { code } = await addTouchpoint(actor, { unitId, serviceKey: "traffic", channel: "open", questionnaireKey: "visit-rating" });
  path = `/en/s/${code}`;
  version = /name="version" value="([^"]+)"/.exec(await (await fetch(`${site.origin}${path}`)).text())?.[1] ?? "";
});
after(async () => {
  await site.stop();
  await closeDatabase();
});

/** Connections that say a byte now and then and never come to an end: half of them in the head, half in the body. */
function slowConnections(): { sockets: Socket[]; end: () => void } {
  const port = Number(new URL(site.origin).port);
  const sockets = Array.from({ length: SLOW }, (_, index) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    const head = `POST ${path}/answers HTTP/1.1\r\nHost: localhost:${port}\r\nSec-Fetch-Site: same-origin\r\n`;
    socket.write(index % 2 === 0 ? head : `${head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 20000\r\n\r\nkey=`);
    return socket;
  });
  const timer = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write("x");
  }, 1_000);
  return {
    sockets,
    end: () => {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
    },
  };
}

const counts = new Map<string, number>();
const add = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

async function submit(): Promise<void> {
  const body = new URLSearchParams({ key: randomUUID(), version, overall: String(1 + Math.floor(Math.random() * 5)) });
  try {
    const answer = await fetch(`${site.origin}${path}/answers`, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { "Sec-Fetch-Site": "same-origin" },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.arrayBuffer();
    const isThanked = answer.status === 303 && (answer.headers.get("location") ?? "").endsWith("/thanks");
    add(isThanked ? "acknowledged" : `submission ${answer.status}`);
  } catch {
    add("submission unanswered");
  }
}

async function look(page: string): Promise<void> {
  try {
    const answer = await fetch(`${site.origin}${page}`, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
    const text = await answer.text();
    add(`page ${answer.status}`);
    if (answer.status !== 503) return;
    assert.match(answer.headers.get("retry-after") ?? "", /^\d+$/);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    assert.match(text, /Nothing you typed is lost|您填写的内容没有丢失/);
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    add("page unanswered");
  }
}

test(`${SLOW} slow connections and ${A_SECOND} requests a second for ${SECONDS} seconds: no acknowledged answer is lost`, async () => {
  const slow = slowConnections();
  await sleep(500);
  const pages = [path, "/zh", "/en/staff/sign-in", "/zh/help", "/en/results"];
  const sent: Promise<void>[] = [];
  for (const until = Date.now() + SECONDS * 1000; Date.now() < until; await sleep(TICK_MS)) {
    for (let index = 0; index < (A_SECOND * TICK_MS) / 1000; index += 1)
      sent.push(index % 2 === 0 ? submit() : look(pages[sent.length % pages.length] ?? path));
  }
  const open = slow.sockets.filter((socket) => !socket.destroyed).length;
  await Promise.all(sent);
  assert.equal((await fetch(`${site.origin}${path}`)).status, 200, "served while they are still there");
  slow.end();
  const [row] = await seeAll(
    (sql) => sql`
      with answer as (select unit_id from inbox union all select unit_id from response union all select unit_id from held_answer)
      select count(*)::int as stored from answer where unit_id = ${unitId}`,
  );
  const acknowledged = counts.get("acknowledged") ?? 0;
  const said = [...counts].sort().map(([what, count]) => `${what} ×${count}`);
  process.stdout.write(
    `${SLOW} slow connections (${open} open to the end), ${sent.length} requests: ${said.join(", ")}; ${row?.stored} stored\n`,
  );
  assert.ok(acknowledged > 0);
  assert.ok(row?.stored >= acknowledged, `${acknowledged} acknowledged, ${row?.stored} stored`);
  assert.ok(row?.stored <= acknowledged + (counts.get("submission unanswered") ?? 0));
  assert.ok((counts.get("page 503") ?? 0) > 0, "some were told to come back");
  assert.deepEqual(
    [...counts.keys()].filter((what) => / 5\d\d$/.test(what) && !what.endsWith(" 503")),
    [],
  );
});
