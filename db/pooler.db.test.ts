import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { checkRole } from "#bin/check-role.ts";
import { CHECKOUT } from "#bin/checkout.ts";
import { closeDatabase, database, driver } from "#db";
import { type OpenDatabase, openEmbedded } from "#db/embedded/open.ts";
import { place } from "#db/embedded/place.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { randomStream } from "#db/seed/random.ts";
import { findPooler, startPooler } from "#db/seed/test-pooler.ts";
import { submission, testSurvey } from "#db/seed/test-survey.ts";
import { beyondReach, transaction } from "#db/transaction.ts";
import { residentActor } from "#lib/people/actor.ts";
import { submitAnswer } from "#lib/responses/mutations.ts";

const TRANSACTIONS = 4_000;
const CLIENTS = 24;
const CONNECTIONS = 3;
const TABLES = ["visit_count", "trend_note", "inbox"] as const;
/** What residents, desks, reviewers, analysts, jobs and the queue of notices and webhooks do, as their own tests do it. */
const SOME = [
  "people/sessions",
  "responses/submit",
  "responses/slip",
  "rates/answer-file",
  "requests/requests",
  "requests/handing",
  "jobs/queue",
];
const REST = [
  ...[
    "surveys/authoring",
    "surveys/touchpoints",
    "responses/mix",
    "responses/review",
    "responses/words",
    "responses/paper",
    "rates/queries",
  ],
  ...["requests/bulk", "requests/deadlines", "requests/retention", "jobs/call", "units/visits", "operations/settings"],
];
const JOURNEYS = [...SOME, ...(process.env.RAPPORT_ACCESS_MATRIX === "whole" ? REST : [])].map((name) => `lib/${name}.db.test.ts`);

const direct = process.env.DATABASE_URL ?? "";
const program = findPooler();
const skip = program ? false : "pgbouncer is not there, and this system's package manager has none or may not be used";
const pooler = program ? await startPooler(program, direct, CONNECTIONS) : undefined;
const url = pooler?.url ?? "";

after(async () => {
  await closeDatabase();
  await pooler?.stop();
});

/** Be behind the pooler from now on. */
async function goThroughPooler(): Promise<void> {
  await closeDatabase();
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_POOLER: "transaction", DATABASE_POOL: String(CLIENTS) });
}

async function filled(): Promise<string> {
  const { unitId, touchpoint } = await testSurvey();
  await transaction({ everything: true }, async (tx) => {
    for (let month = 1; month <= 9; month += 1) {
      const day = `2026-0${month}-01`;
      await tx.execute(sql`insert into visit_count (unit_id, service_key, month, visits) values (${unitId}, 'household', ${day}, 50)`);
      await tx.execute(
        sql`insert into trend_note (id, unit_id, month, words, noted_by) values (${randomUUID()}, ${unitId}, ${day}, 'Note', ${unitId})`,
      );
    }
  });
  await submitAnswer(residentActor(), submission(touchpoint, 4));
  return unitId;
}

test("without a word of it the start is refused with what to set, and so is a migration that leads there", { skip }, async () => {
  await assert.rejects(checkRole({ url, embedded: false } as OpenDatabase), /set DATABASE_POOLER=transaction/);
  await assert.rejects(migrateDatabase(url), /leads to a pooler/);
});

test(`${TRANSACTIONS} transactions of two units' staff over ${CONNECTIONS} connections: none sees a row of the other's`, {
  skip,
}, async (t) => {
  const units = [await filled(), await filled()];
  await goThroughPooler();
  const backends = new Map<number, Set<string>>();
  const seen = { own: 0, other: 0, outside: 0 };
  const looked = sql.join(
    TABLES.map((table) => sql`select unit_id as unit from ${sql.identifier(table)} where unit_id in (${units[0]}, ${units[1]})`),
    sql` union all `,
  );
  const random = randomStream(20_261_126);
  const all = Array.from({ length: TRANSACTIONS }, () => ({ own: units[random() < 0.5 ? 0 : 1] ?? "", kind: random() }));
  const client = async () => {
    for (let next = all.pop(); next; next = all.pop()) {
      const { own, kind } = next;
      if (kind < 0.1) {
        seen.outside +=
          (await database().execute(looked)).length + (await driver()`select 1 from visit_count where unit_id = ${own}`).length;
        continue;
      }
      await transaction({ everything: false, units: [own] }, async (tx) => {
        const [about] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
        backends.set(about?.pid ?? 0, (backends.get(about?.pid ?? 0) ?? new Set()).add(own));
        if (kind > 0.9) await beyondReach(tx, async () => undefined);
        if (kind > 0.8 && kind < 0.85) throw new Error("given up on the way");
        for (const { unit } of await tx.execute<{ unit: string }>(looked)) seen[unit === own ? "own" : "other"] += 1;
      }).catch((error: Error) => assert.match(error.message, /given up/));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  t.diagnostic(
    `${backends.size} connections served ${CLIENTS} clients; rows seen: ${seen.own} own, ${seen.other} of the other, ${seen.outside} outside a transaction`,
  );
  assert.ok(backends.size <= CONNECTIONS && [...backends.values()].every((both) => both.size === 2), "each connection served both units");
  assert.ok(seen.own > TRANSACTIONS * 10);
  assert.deepEqual([seen.other, seen.outside], [0, 0]);
});

test(`the journeys of ${JOURNEYS.length} other test files go through it as they are`, { skip }, async (t) => {
  await closeDatabase();
  // In a database of its own: some of them are about what happens once in one.
  const own = await openEmbedded(await place(), "pooled");
  await migrateDatabase(own.ownerUrl, own);
  const pooled = new URL(own.url);
  pooled.port = new URL(url).port;
  const addresses = { DATABASE_URL: pooled.href, DATABASE_OWNER_URL: own.ownerUrl };
  const env = { ...process.env, ...addresses, DATABASE_POOLER: "transaction", NODE_TEST_CONTEXT: undefined };
  const parameters = ["--conditions=react-server", "--test", "--test-concurrency=1", "--test-reporter=tap", ...JOURNEYS];
  const child = spawn(process.execPath, parameters, { cwd: CHECKOUT, env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk));
  const [code] = await once(child, "exit");
  await own.stop();
  const [, passed] = /^# pass (\d+)/m.exec(said) ?? [];
  t.diagnostic(`${passed} tests passed through pgbouncer`);
  assert.equal(
    code,
    0,
    said
      .split("\n")
      .filter((line) => /^\s*not ok|error:|permission|prepared/.test(line))
      .join("\n"),
  );
  assert.ok(Number(passed) > 30);
});
