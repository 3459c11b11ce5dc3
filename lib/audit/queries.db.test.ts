import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { testActor, testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { addDays, dayOf } from "#lib/calendar.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { exportAudit } from "./export-mutations.ts";
import { type AuditFilter, auditLines } from "./queries.ts";
import { record } from "./record.ts";

after(closeDatabase);

const today = dayOf(new Date(), "UTC");
const DAYS: AuditFilter = { from: addDays(today, -2), to: addDays(today, 2) };

async function place() {
  const { forceId, unitId } = await testSurvey();
  const [admin, auditor, local, lead] = await Promise.all([
    testStaff(forceId, "administrator"),
    testStaff(forceId, "auditor", "Han Yu"),
    testStaff(unitId, "administrator"),
    testStaff(unitId, "lead"),
  ]);
  const contactOf = (unit: string, by: StaffActor = admin) =>
    transaction(reachOf(by), (tx) => record(tx, by, { event: "contact.stored", unitId: unit, number: 1 }));
  return { forceId, unitId, admin, auditor, local, lead, contactOf };
}

test("each reads the audit of their own units alone; who may not, reads none", async () => {
  const [here, there] = [await place(), await place()];
  await here.contactOf(here.unitId);
  await here.contactOf(here.forceId);
  await there.contactOf(there.unitId);
  const unitsSeen = async (actor: StaffActor) => {
    const lines = await auditLines(actor, DAYS, { most: 1_000 });
    return lines && new Set(lines.flatMap(({ detail }) => (typeof detail.unitId === "string" ? [detail.unitId] : [])));
  };
  assert.equal(await unitsSeen(here.lead), undefined);
  assert.deepEqual(await unitsSeen(here.local), new Set([here.unitId]));
  for (const actor of [here.admin, here.auditor]) assert.deepEqual(await unitsSeen(actor), new Set([here.unitId, here.forceId]));
});

test("a person's and an object's history, kinds and days are found, page by page without a gap", async () => {
  const { unitId, forceId, admin, auditor, local, contactOf } = await place();
  for (let index = 0; index < 7; index += 1) await contactOf(unitId);
  await contactOf(unitId, local);
  await transaction(reachOf(admin), (tx) =>
    record(tx, admin, { event: "role.given", personId: local.personId, role: "desk", unitId: forceId }),
  );
  const count = async (filter: Partial<AuditFilter>) => (await auditLines(auditor, { ...DAYS, ...filter }, { most: 100 }))?.length;
  assert.equal(await count({ kind: "units", unitId }), 1 + 8, "the unit itself was added too");
  assert.equal(await count({ personId: local.personId }), 2, "what they did, and what was done about them");
  assert.equal(await count({ object: ["personId", local.personId] }), 1);
  assert.equal(await count({ object: ["personId", randomUUID()] }), 0);
  assert.equal(await count({ kind: "units", from: addDays(today, 2) }), 0);
  const seen: number[] = [];
  for (let below: number | undefined; ; ) {
    const lines = (await auditLines(auditor, { ...DAYS, unitId }, { below, most: 3 })) ?? [];
    if (lines.length === 0) break;
    seen.push(...lines.map(({ position }) => position));
    below = lines.at(-1)?.position;
  }
  assert.equal(seen.length, await count({ unitId }));
  assert.deepEqual(
    seen,
    [...new Set(seen)].sort((a, b) => b - a),
  );
});

test("taking the audit away is recorded, and refused to who may not read it", async () => {
  const { unitId, auditor, lead, contactOf } = await place();
  await contactOf(unitId);
  await assert.rejects(exportAudit(lead, DAYS), NotFound);
  const taken = await exportAudit(auditor, { ...DAYS, unitId });
  assert.ok(taken.some(({ event }) => event === "contact.stored"));
  const [last] = (await auditLines(auditor, { ...DAYS, personId: auditor.personId }, { most: 1 })) ?? [];
  assert.equal(last?.event, "audit.exported");
  assert.equal(last?.detail.rows, taken.length);
});

test("the system's events without a unit are for who reads a whole force's audit", async () => {
  const { auditor, local } = await place();
  await transaction(reachOf(testActor), (tx) => record(tx, testActor, { event: "words.forgotten", before: "2020-01-01", texts: 3 }));
  const seen = async (actor: StaffActor) =>
    (await auditLines(actor, { ...DAYS, kind: "words" }, { most: 10 }))?.some(({ event }) => event === "words.forgotten");
  assert.equal(await seen(auditor), true);
  assert.equal(await seen(local), false);
});
