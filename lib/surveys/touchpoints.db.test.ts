import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { closeDatabase } from "#db";
import { auditEvent } from "#db/schema/audit.ts";
import { testStaff } from "#db/seed/test-people.ts";
import { testActor, testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { NotFound } from "#lib/errors.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { createQuestionnaire } from "./authoring-mutations.ts";
import { endOf } from "./end.ts";
import { openTouchpoint } from "./queries.ts";
import { pulse } from "./standard/pulse.ts";
import { addMissingTouchpoints, addTouchpoints, placeTouchpoint, retireTouchpoint, reviveTouchpoint } from "./touchpoint-mutations.ts";
import { openedQuestionnaires, touchpointsOf } from "./touchpoint-queries.ts";

after(closeDatabase);

const TODAY = "2026-11-23";
const wanted = (...unitIds: string[]) => ({
  unitIds,
  serviceKey: "fire-prevention",
  channel: "open" as const,
  questionnaireKey: "visit-rating",
  place: undefined,
});
const codesOf = async (actor: StaffActor, unitId: string) => (await touchpointsOf(actor, [unitId])).map(({ code }) => code);
const eventsOf = async (code: string) =>
  (
    await transaction({ everything: true }, (tx) =>
      tx.select({ event: auditEvent.event }).from(auditEvent).where(sql`${auditEvent.detail} ->> 'code' = ${code}`).orderBy(auditEvent.at),
    )
  ).map(({ event }) => event);

test("a touchpoint is made, placed, retired at once and taken back the same day, each with its audit row", async () => {
  const { unitId } = await testSurvey();
  const lead = await testStaff(unitId, "lead");
  const { codes } = await addTouchpoints(lead, wanted(unitId));
  const [code = ""] = codes;
  assert.equal((await openTouchpoint(code))?.retired, false);
  await placeTouchpoint(lead, code, "Counter 2");
  await retireTouchpoint(lead, code, TODAY);
  await retireTouchpoint(lead, code, TODAY);
  const retired = await openTouchpoint(code);
  assert.ok(retired && endOf(retired, TODAY) === "retired", "what was remembered of it is forgotten");
  const [row] = (await touchpointsOf(lead, [unitId])).filter((each) => each.code === code);
  assert.deepEqual([row?.place, row?.retiredOn], ["Counter 2", TODAY]);
  assert.equal(await reviveTouchpoint(lead, code, "2026-11-24"), false, "not on the day after");
  assert.equal((await openTouchpoint(code))?.retired, true);
  assert.equal(await reviveTouchpoint(lead, code, TODAY), true);
  assert.equal((await openTouchpoint(code))?.retired, false);
  assert.deepEqual(await eventsOf(code), ["touchpoint.added", "touchpoint.placed", "touchpoint.retired", "touchpoint.revived"]);
});

test("of several stations only those without one get one, also when two people press at once", async () => {
  const { forceId, unitId } = await testSurvey();
  const station = (at: number) =>
    addUnit(testActor, { parentId: forceId, kind: "station", slug: `b-${at}-${randomUUID()}`, name: { en: "B" }, adults: null });
  const stations = [unitId, ...(await Promise.all([station(1), station(2), station(3)])).map((made) => made.unitId)];
  const admin = await testStaff(forceId, "administrator");
  await addTouchpoints(admin, wanted(unitId));
  const rounds = await Promise.all(Array.from({ length: 8 }, () => addMissingTouchpoints(admin, wanted(...stations))));
  assert.equal(rounds.flatMap(({ codes }) => codes).length, 3);
  const kindOf = async (id: string) => (await touchpointsOf(admin, [id])).filter(({ serviceKey }) => serviceKey === "fire-prevention");
  for (const id of stations) assert.equal((await kindOf(id)).length, 1);
  const [first] = await kindOf(unitId);
  await retireTouchpoint(admin, first?.code ?? "", TODAY);
  const again = await addMissingTouchpoints(admin, wanted(...stations));
  assert.equal(again.codes.length, 1, "a retired one does not count");
  const kiosk = await addMissingTouchpoints(admin, { ...wanted(...stations), channel: "kiosk" });
  assert.equal(kiosk.codes.length, 4, "another channel is another kind");
});

test("nobody makes, places or retires one of a unit that is not theirs to manage", async () => {
  const [own, other] = [await testSurvey(), await testSurvey()];
  const theirs = other.touchpoint.code;
  const lead = await testStaff(own.unitId, "lead");
  const outsiders = [lead, await testStaff(other.unitId, "analyst"), await testStaff(other.unitId, "reviewer")];
  const before = await codesOf(await testStaff(other.unitId, "analyst"), other.unitId);
  for (const actor of outsiders) {
    await assert.rejects(addTouchpoints(actor, wanted(other.unitId)), NotFound);
    await assert.rejects(addMissingTouchpoints(actor, wanted(other.unitId)), NotFound);
    await assert.rejects(addMissingTouchpoints(actor, { ...wanted(other.unitId), serviceKey: "household" }), NotFound, "nor learns of one");
    await assert.rejects(placeTouchpoint(actor, theirs, "Elsewhere"), NotFound);
    await assert.rejects(retireTouchpoint(actor, theirs, TODAY), NotFound);
    await assert.rejects(reviveTouchpoint(actor, theirs, TODAY), NotFound);
  }
  await assert.rejects(addTouchpoints(lead, wanted(own.unitId, other.unitId)), NotFound);
  await assert.rejects(addTouchpoints(lead, wanted(own.forceId)), NotFound, "nor of the unit above");
  assert.deepEqual(await codesOf(lead, other.unitId), [], "nor sees them");
  const analyst = await testStaff(other.unitId, "analyst");
  assert.deepEqual(await codesOf(analyst, other.unitId), before, "an analyst sees them, and nothing has changed");
  assert.deepEqual(await codesOf(lead, own.unitId), [own.touchpoint.code], "what was refused in part was refused whole");
  assert.deepEqual(await eventsOf(theirs), ["touchpoint.added"]);
});

test("a questionnaire that has never been opened gets no touchpoint", async () => {
  const { forceId, unitId } = await testSurvey();
  const admin = await testStaff(forceId, "administrator");
  const key = `t-${randomUUID().slice(0, 8)}`;
  await createQuestionnaire(admin, { key, base: "visit", questionnaire: pulse });
  assert.equal(
    (await openedQuestionnaires(admin)).find((each) => each.key === key),
    undefined,
  );
  await assert.rejects(addTouchpoints(admin, { ...wanted(unitId), questionnaireKey: key }), NotFound);
  await assert.rejects(addMissingTouchpoints(admin, { ...wanted(unitId), questionnaireKey: key }), NotFound);
});
