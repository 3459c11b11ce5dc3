import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { addMonths } from "#lib/calendar.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { residentActor } from "#lib/people/actor.ts";
import { endAction, makeAction, tellPublic } from "./issue-mutations.ts";
import { issues, unitActions } from "./issue-queries.ts";
import { toldToPublic } from "./told-queries.ts";

after(closeDatabase);

const MONTH = "2026-10-01";
const TODAY = "2026-11-26";

/** Requests of a unit that came in some month, of any kind. */
async function came(unitId: string, needKey: string, month: string, count: number, isComplaint = false): Promise<void> {
  await seeAll(async (sql) => {
    for (let at = 0; at < count; at += 1) {
      const id = randomUUID();
      await sql`
        insert into request (id, unit_id, need_key, need_version, is_complaint, code_digest, language, received_on, shown_on)
        values (${id}, ${unitId}, ${needKey}, 1, ${isComplaint}, decode(md5(${id}), 'hex'), 'en', ${month}, ${month})`;
    }
  });
}

test("what residents ask about is counted by unit and month; clues, complaints and other units are not", async () => {
  const [{ unitId, forceId }, other] = [await testSurvey(), await testSurvey()];
  for (let back = 1; back <= 6; back += 1) await came(unitId, "lost-papers", addMonths(MONTH, -back), 6);
  await came(unitId, "lost-papers", MONTH, 25);
  await came(unitId, "neighbour-dispute", MONTH, 2);
  await came(unitId, "crime-information", MONTH, 9);
  await came(unitId, "thanks", MONTH, 9);
  await came(forceId, "complaint", MONTH, 9, true);
  await came(other.unitId, "lost-papers", MONTH, 90);
  const lead = await testStaff(unitId, "lead");
  const found = await issues(lead, [unitId, other.unitId, forceId], MONTH, TODAY);
  assert.deepEqual(
    found.map(({ key, now, isRise }) => [key, now, isRise]),
    [
      ["lost-papers", 25, true],
      ["neighbour-dispute", "few", false],
    ],
  );
  assert.deepEqual(await issues(await testStaff(other.unitId, "lead"), [unitId], MONTH, TODAY), []);
  for (const role of ["reviewer", "analyst", "evaluator", "complaints"] as const)
    assert.deepEqual(await issues(await testStaff(unitId, role), [unitId], MONTH, TODAY), [], role);
  const forceLead = await testStaff(forceId, "lead");
  assert.equal((await issues(forceLead, [unitId, forceId], MONTH, TODAY))[0]?.now, 25);
});

test("an action is made, done and told to the public, in that order and once each; taken back, the public no longer reads it", async () => {
  const [{ unitId }, other] = [await testSurvey(), await testSurvey()];
  const [lead, stranger] = [await testStaff(unitId, "lead", "Lead Person"), await testStaff(other.unitId, "lead")];
  const wanted = { unitId, needKey: "lost-papers", month: MONTH, what: "Open on Saturdays", ownerId: lead.personId, dueOn: "2026-12-31" };
  await assert.rejects(makeAction(await testStaff(unitId, "desk"), wanted), NotFound);
  await assert.rejects(makeAction(stranger, wanted), NotFound);
  await assert.rejects(makeAction(lead, { ...wanted, ownerId: stranger.personId }), NotFound);
  await assert.rejects(makeAction(lead, { ...wanted, needKey: "complaint" }), NotFound);
  const id = await makeAction(lead, wanted);
  const [made] = await unitActions(lead, [unitId]);
  assert.deepEqual(
    [made?.owner, made?.what, made?.dueOn, made?.done, made?.told],
    ["Lead Person", "Open on Saturdays", "2026-12-31", undefined, 0],
  );
  const words = { said: { en: `Closed when we are free ${id}` }, did: { en: "We open on Saturdays" } };
  const [row] = await seeAll((sql) => sql`select slug from unit where id = ${unitId}`);
  const publicly = () => toldToPublic(residentActor(), String(row?.slug));
  await assert.rejects(tellPublic(lead, id, words, 0), Conflict, "not before it is done");
  await assert.rejects(endAction(stranger, id, "Done"), NotFound);
  const ended = await Promise.allSettled(Array.from({ length: 5 }, () => endAction(lead, id, "Done")));
  assert.equal(ended.filter(({ status }) => status === "fulfilled").length, 1);
  assert.deepEqual(await publicly(), [], "what staff write among themselves is not public");
  await tellPublic(lead, id, words, 0);
  await assert.rejects(tellPublic(lead, id, words, 0), Conflict);
  assert.deepEqual(
    (await publicly()).map(({ said, did }) => ({ said, did })),
    [words],
  );
  assert.ok((await toldToPublic(residentActor())).length > 0);
  await tellPublic(lead, id, undefined, 1);
  assert.deepEqual(await publicly(), []);
  assert.deepEqual([(await unitActions(lead, [unitId]))[0]?.told, (await unitActions(stranger, [unitId])).length], [2, 0]);
  const audit = await seeAll((sql) => sql`select event from audit_event where detail->>'actionId' = ${id} order by at`);
  assert.deepEqual(audit.map(({ event }) => event).sort(), ["action.ended", "action.made", "action.taken_back", "action.told"]);
});
