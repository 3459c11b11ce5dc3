import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, standing, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { NotFound } from "#lib/errors.ts";
import { residentActor } from "#lib/people/actor.ts";
import { cancelBatch, makeBatch, printBatch, sealBatch } from "#lib/surveys/slip-mutations.ts";
import { findSlip, slipBatches } from "#lib/surveys/slip-queries.ts";
import { mixInbox } from "./mutations.ts";
import { submitWithSlip } from "./slip-mutations.ts";

const DAY = "2026-11-23";
const resident = residentActor();
after(closeDatabase);

async function printed(issued: number) {
  const { forceId, unitId } = await testSurvey();
  const lead = await testStaff(unitId, "lead");
  const outside = await testStaff(forceId, "analyst");
  const { batchId } = await makeBatch(lead, {
    unitId,
    serviceKey: "household",
    questionnaireKey: "visit-rating",
    issued,
    expiresOn: "2027-01-31",
    today: DAY,
  });
  const codes = (await printBatch(lead, batchId))?.codes ?? [];
  return { forceId, unitId, lead, outside, batchId, codes };
}

async function use(code: string, key: string = randomUUID(), grade = 5) {
  const found = await findSlip(code, DAY);
  if (found.state !== "ready") return found.state;
  const { slip } = found;
  return submitWithSlip(resident, {
    code,
    slip,
    version: slip.version,
    key,
    choices: [grade, 0, 0, 0, 0, 0, 0, 0, 0],
    words: [""],
    day: DAY,
  });
}

test("a batch works once somebody outside the unit has counted and sealed it", async () => {
  const { lead, outside, batchId, codes, unitId, forceId } = await printed(12);
  assert.equal(codes.length, 12);
  assert.equal(await printBatch(lead, batchId), undefined, "the codes are given once");
  assert.equal((await findSlip(codes[0] ?? "", DAY)).state, "unsealed");
  await assert.rejects(sealBatch(lead, batchId, 12, DAY), NotFound, "not by the unit");
  await assert.rejects(sealBatch(await testStaff(unitId, "analyst"), batchId, 12, DAY), NotFound);
  assert.equal(await sealBatch(outside, batchId, 11, DAY), "count_differs");
  assert.equal((await findSlip(codes[0] ?? "", DAY)).state, "unsealed");
  assert.equal(await sealBatch(outside, batchId, 12, DAY), "sealed");
  assert.equal(await sealBatch(await testStaff(forceId, "reviewer"), batchId, 12, DAY), "over");
  assert.equal(await use(codes[0] ?? ""), "stored");
  assert.equal(await use(codes[0] ?? ""), "gone");
  assert.equal((await findSlip(codes[1] ?? "", "2027-02-01")).state, "expired");
  const [batch] = (await slipBatches(lead)).filter(({ id }) => id === batchId);
  assert.deepEqual([batch?.issued, batch?.unused], [12, 11]);
  await cancelBatch(lead, batchId, DAY);
  assert.equal(await use(codes[1] ?? ""), "gone");
});

test("who orders a batch for the whole force does not seal it either", async () => {
  const { forceId, unitId } = await testSurvey();
  const admin = await testStaff(forceId, "administrator");
  const { batchId } = await makeBatch(admin, {
    unitId,
    serviceKey: "household",
    questionnaireKey: "visit-rating",
    issued: 1,
    expiresOn: "2027-01-31",
    today: DAY,
  });
  await printBatch(admin, batchId);
  await assert.rejects(sealBatch(admin, batchId, 1, DAY), NotFound);
});

test("500 uses of one slip at once with 500 keys store one answer; one key sent again stores nothing again", async () => {
  const { outside, batchId, codes, unitId } = await printed(3);
  await sealBatch(outside, batchId, 3, DAY);
  const [one = "", two = ""] = codes;
  const results = await Promise.all(Array.from({ length: 500 }, () => use(one)));
  assert.equal(results.filter((result) => result === "stored").length, 1);
  const key = randomUUID();
  const same = await Promise.all(Array.from({ length: 50 }, () => use(two, key)));
  assert.equal(same.filter((result) => result === "stored").length, 1);
  assert.ok(same.every((result) => ["stored", "already_stored", "gone"].includes(result)));
  assert.equal((await standing(unitId)).waiting, 2);
});

test("after the mix nothing ties an answer to the slip that brought it", async () => {
  const { outside, batchId, codes, unitId } = await printed(20);
  await sealBatch(outside, batchId, 20, DAY);
  const burned = new Set<string>();
  for (const [index, code] of codes.slice(0, 10).entries()) {
    assert.equal(await use(code, randomUUID(), 1 + (index % 5)), "stored");
    // Whoever looked at the waiting rows would know the transactions in which slips were burned.
    for (const { xmin } of await seeAll((sql) => sql`select xmin::text as xmin from inbox where unit_id = ${unitId}`))
      burned.add(String(xmin));
  }
  assert.equal(burned.size, 10);
  await mixInbox(testActor);
  assert.deepEqual(await standing(unitId), { waiting: 0, mixed: 10, tallied: 10 });
  const rows = await seeAll(
    (sql) => sql`
      select xmin::text as xmin from response where unit_id = ${unitId} union all select xmin::text from tally_day where unit_id = ${unitId}
      union all select xmin::text from slip where batch_id = ${batchId}`,
  );
  assert.deepEqual(rows.filter(({ xmin }) => burned.has(String(xmin))).length, 0);
  const [left] = await seeAll((sql) => sql`select count(*)::int as slips from slip where batch_id = ${batchId}`);
  assert.equal(left?.slips, 10, "a used slip leaves no row");
  const stored = await seeAll((sql) => sql`select encode(digest, 'hex') as digest from slip where batch_id = ${batchId}`);
  for (const { digest } of stored) for (const code of codes) assert.ok(!String(digest).includes(Buffer.from(code).toString("hex")));
});
