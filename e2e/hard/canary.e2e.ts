import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase, driver } from "#db";
import { seeAll } from "#db/seed/test-survey.ts";
import { systemActor } from "#lib/people/actor.ts";
import { addTouchpoint } from "#lib/surveys/mutations.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { asSuperuser, dumpedWith, filesWith, written } from "./written-files.ts";

const ORIGIN = process.env.RAPPORT_TEST_ORIGIN ?? "";
/** A thousand by `npm run test:canary`. */
const ANSWERS = Number(process.env.RAPPORT_CANARY_ANSWERS ?? 150);
const RELEASE_AT = 5;
const ADDRESS = "203.0.113.77";
const canary = () => `canary${randomBytes(9).toString("hex")}`;
const [AGENT, REFERRER, COOKIE, LANGUAGE, SPOKEN] = [canary(), canary(), canary(), canary(), canary()];
/** Text that must be found, so that the search itself is known to work. */
const WORDS = canary();

const actor = systemActor("test");
let unitId: string;
let page: string;
let version: string;

before(async () => {
  const [district] = await driver()`select id from unit where slug = 'mill'`;
  const name = { en: "Canary Station" };
  ({ unitId } = await addUnit(actor, { parentId: district?.id, kind: "station", slug: `canary-${process.pid}`, name, adults: null }));
  const { code } = await addTouchpoint(actor, { unitId, serviceKey: "traffic", channel: "open", questionnaireKey: "visit-rating" });
  page = `${ORIGIN}/en/s/${code}`;
  version = /name="version" value="([^"]+)"/.exec(await (await fetch(page)).text())?.[1] ?? "";
});
after(closeDatabase);

/** Post as a resident whose every trace is marked; from an address of its own where the system has one. */
function post(number: number): Promise<number | undefined> {
  const body = new URLSearchParams({
    key: randomUUID(),
    version,
    overall: String(1 + (number % 5)),
    ...(number === 0 ? { change: WORDS } : {}),
  });
  const headers = {
    "Content-Type": "application/x-www-form-urlencoded",
    "User-Agent": `Mozilla/5.0 ${AGENT}`,
    Referer: `${page}?${REFERRER}`,
    Cookie: `trace=${COOKIE}`,
    "Accept-Language": `en, x-${LANGUAGE}`,
    "X-Forwarded-For": ADDRESS,
    "X-Real-IP": ADDRESS,
    Forwarded: `for=${ADDRESS};by=${SPOKEN}`,
    "X-Client": SPOKEN,
    "Sec-Fetch-Site": "same-origin",
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${page}/answers?${REFERRER}`, { method: "POST", headers, localAddress: LOCAL_ADDRESS }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode));
    });
    sent.on("error", reject);
    sent.end(body.toString());
  });
}

/** All of 127/8 is this machine on Linux: an address that no other process uses. */
const LOCAL_ADDRESS = process.platform === "linux" ? "127.77.88.99" : undefined;

const transactions = (table: "inbox" | "used_key" | "response" | "held_answer" | "comment" | "tally_day") =>
  seeAll(async (sql) => {
    const own = ["inbox", "used_key"].includes(table) ? sql`` : sql`where unit_id = ${unitId}`;
    return (await sql`select xmin::text as xmin from ${sql(table)} ${own}`).map((row) => String(row.xmin));
  });

test(`${ANSWERS} answers leave no byte of who sent them in the database or the logs`, async () => {
  const waited = new Set<string>();
  for (let number = 0; number < ANSWERS; number += 1) {
    assert.equal(await post(number), 303);
    if (number % 7 === 0) for (const xmin of await transactions("inbox")) waited.add(xmin);
  }
  assert.ok(waited.size > 20, "rows that waited were seen");
  const keys = await transactions("used_key");
  assert.ok(new Set(keys).size >= ANSWERS);
  for (let left = ANSWERS; left >= RELEASE_AT; await sleep(200)) {
    const [row] = await seeAll((sql) => sql`select count(*)::int as left from inbox where unit_id = ${unitId}`);
    left = row?.left;
  }
  await asSuperuser((sql) => sql`checkpoint`);
  const files = await written({ everywhere: ANSWERS >= 1_000 });
  const traces = [AGENT, REFERRER, COOKIE, LANGUAGE, SPOKEN, ADDRESS, ...(LOCAL_ADDRESS ? [LOCAL_ADDRESS] : [])];
  const found = await filesWith([...traces, WORDS], files);
  for (const part of ["/base/", "/pg_wal/"])
    assert.ok(
      found.get(WORDS)?.some((file) => file.includes(part)),
      `what a resident wrote is found in ${part}, so the search finds what is there`,
    );
  for (const trace of traces) assert.deepEqual(found.get(trace), [], `${trace} was kept`);
  assert.equal(await dumpedWith(traces), 0, "a trace is in a dump");
  assert.ok((await dumpedWith([WORDS])) > 0, "and the dump is searched");
  process.stdout.write(`${ANSWERS} answers, ${traces.length} traces: 0 found in ${files.length} files and in a dump of every table\n`);

  const before = new Set([...waited, ...keys, ...(await transactions("used_key"))]);
  for (const table of ["response", "held_answer", "comment", "tally_day"] as const)
    for (const xmin of await transactions(table))
      assert.ok(!before.has(xmin), `${table} shares a transaction with a row that waited, or a key`);
  const moved = [...(await transactions("response")), ...(await transactions("held_answer"))];
  const batches = Object.values(Object.groupBy(moved, (xmin) => xmin)).map((batch) => batch?.length ?? 0);
  assert.ok(batches.reduce((sum, size) => sum + size, 0) > ANSWERS - RELEASE_AT);
  assert.deepEqual(
    batches.filter((size) => size < RELEASE_AT),
    [],
    "answers were released in batches, each in one transaction",
  );
});

test("what is kept of an answer has no finer time than a day, and ids that tell none", async () => {
  const columns = await driver()`
    select table_name || '.' || column_name as name, data_type from information_schema.columns
    where table_schema = 'public' and table_name in ('inbox', 'used_key', 'response', 'held_answer', 'comment', 'tally_day', 'tally_month')`;
  assert.ok(columns.length > 30);
  assert.deepEqual(
    columns.filter(({ data_type: type }) => /time|inet|cidr|json/.test(type)).map(({ name }) => name),
    [],
  );
  assert.deepEqual(
    columns.filter(({ name }) => /_at$|address|agent|referr|ip$/.test(name)).map(({ name }) => name),
    [],
  );
  const rows = await seeAll(
    (sql) => sql`
      select id::text as id from response where unit_id = ${unitId} union all select id::text from comment where unit_id = ${unitId}
        union all select id::text from held_answer where unit_id = ${unitId}`,
  );
  assert.ok(rows.length > ANSWERS - RELEASE_AT);
  for (const { id } of rows) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
});
