import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase, driver } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { residentActor, systemActor } from "#lib/people/actor.ts";
import { showClues } from "./arrival-mutations.ts";
import { escalateRequests, pauseRequest, resumeRequest } from "./deadline-mutations.ts";
import { closeRequest } from "./desk-mutations.ts";
import { queue } from "./desk-queries.ts";
import { setWorkingHours } from "./hours-mutations.ts";
import { unitHours } from "./hours-queries.ts";
import { requestDigest } from "./request-code.ts";
import { confirmSolved, sendRequest, writeToPolice } from "./resident-mutations.ts";

after(closeDatabase);

const resident = residentActor();
/** As a clock in Shanghai shows it, where the tests' force is. */
const at = (text: string) => new Date(`${text}:00+08:00`);
const WEEK = [...Array.from({ length: 5 }, () => [9 * 60, 17 * 60] as [number, number]), null, null];

async function office() {
  const { forceId, unitId } = await testSurvey();
  const [unit] = await driver()`select slug from unit where id = ${unitId}`;
  const [desk, lead, chief] = [await testStaff(unitId, "desk"), await testStaff(unitId, "lead"), await testStaff(forceId, "lead")];
  const ask = async (needKey: string, now: Date) => {
    const { code } = await sendRequest(
      resident,
      { needKey, unitSlug: unit?.slug, language: "en", words: "Help", place: "", choices: [], said: [] },
      now,
    );
    const [row] = await seeAll((sql) => sql`select id from request where code_digest = ${requestDigest(code)}`);
    return { code, id: row?.id as string };
  };
  const due = async (id: string): Promise<Date | null> => {
    const [row] = await seeAll(
      (sql) => sql`select r.due_at as due, o.due_at as open from request r join request_open o on o.request_id = r.id where id = ${id}`,
    );
    assert.deepEqual(row?.due, row?.open, "the queue knows the same deadline");
    return row?.due ? new Date(row.due) : null;
  };
  return { forceId, unitId, desk, lead, chief, ask, due };
}

test("deadlines follow the unit's own hours, or those above it, over weekends and holidays", async () => {
  const { forceId, unitId, lead, chief, ask, due } = await office();
  // Sixteen hours from a Friday at 16:00: one that day, the weekend off, eight on Monday, seven on Tuesday.
  assert.deepEqual(await due((await ask("lost-papers", at("2026-11-06T16:00"))).id), at("2026-11-10T16:00"));
  const holidays = [{ day: "2026-11-09", name: "Made-up day" }];
  await setWorkingHours(chief, { unitId: forceId, week: WEEK, holidays, seen: 0 });
  assert.equal((await unitHours(lead, unitId)).ofUnitId, forceId);
  assert.deepEqual(await due((await ask("lost-papers", at("2026-11-06T16:00"))).id), at("2026-11-11T16:00"));
  const always = Array.from({ length: 7 }, () => [0, 24 * 60] as [number, number]);
  await setWorkingHours(lead, { unitId, week: always, holidays: [], seen: 0 });
  assert.deepEqual(await due((await ask("lost-papers", at("2026-11-06T16:00"))).id), at("2026-11-07T08:00"));
  await assert.rejects(setWorkingHours(lead, { unitId, week: WEEK, holidays: [], seen: 0 }), Conflict, "somebody else was first");
  await assert.rejects(setWorkingHours(lead, { unitId: forceId, week: WEEK, holidays: [], seen: 1 }), NotFound);
  const events = await seeAll((all) => all`select event from audit_event where detail->>'unitId' = ${unitId} and event = 'hours.set'`);
  assert.equal(events.length, 1);
});

test("a deadline waits while the police wait for the resident, and goes on when they write", async () => {
  const { desk, ask, due } = await office();
  const { code, id } = await ask("lost-papers", at("2026-11-02T09:00"));
  assert.deepEqual(await due(id), at("2026-11-03T17:00"));
  await pauseRequest(desk, id, at("2026-11-02T11:00"));
  assert.equal(await due(id), null, "no deadline while it waits");
  assert.equal((await queue(desk, "open")).requests[0]?.isPaused, true);
  await assert.rejects(pauseRequest(desk, id), Conflict);
  await writeToPolice(resident, code, "Here it is", at("2026-11-04T10:00"));
  // Two hours had passed; fourteen are left: seven that day, seven the next.
  assert.deepEqual(await due(id), at("2026-11-05T16:00"));
  await pauseRequest(desk, id, at("2026-11-05T09:00"));
  await resumeRequest(desk, id, at("2026-11-05T10:00"));
  assert.deepEqual(await due(id), at("2026-11-05T17:00"));
});

test("what a resident calls unsolved gets a new deadline from the day after", async () => {
  const { desk, ask, due } = await office();
  const { code, id } = await ask("lost-papers", at("2026-11-02T09:00"));
  await closeRequest(desk, id, { outcome: "helped", words: "Done" }, at("2026-11-03T09:00"));
  await confirmSolved(resident, code, { solved: false, reason: "Not mine" }, at("2026-11-09T20:00"));
  assert.deepEqual(await due(id), at("2026-11-11T17:00"));
});

test("the lead is told before the deadline and after it, once each; of a clue by its day", async () => {
  const { desk, ask, unitId } = await office();
  const help = await ask("lost-papers", at("2026-11-02T09:00"));
  const clue = await ask("crime-information", at("2026-11-02T09:00"));
  const system = systemActor("test");
  await showClues(system, at("2026-11-03T01:00"));
  const told = async (now: Date) => {
    await escalateRequests(system, now);
    const rows = await seeAll((sql) => sql`select request_id, kind from request_escalation where unit_id = ${unitId} order by kind`);
    return rows.map(({ request_id, kind }) => `${request_id === help.id ? "help" : "clue"} ${kind}`).sort();
  };
  // Eight hours from the third: the clue is due that day at 17:00, and nothing says so before that day.
  assert.deepEqual(await told(at("2026-11-02T23:00")), []);
  assert.deepEqual(await told(at("2026-11-03T00:30")), ["clue soon"]);
  assert.deepEqual(await told(at("2026-11-03T13:30")), ["clue soon", "help soon"]);
  assert.deepEqual(await told(at("2026-11-03T18:00")), ["clue soon", "help over", "help soon"], "a clue is late once its day is over");
  assert.deepEqual(await told(at("2026-11-04T00:10")), ["clue over", "clue soon", "help over", "help soon"]);
  assert.deepEqual(await told(at("2026-11-04T09:00")), ["clue over", "clue soon", "help over", "help soon"]);
  const escalated = await queue(desk, "escalated");
  assert.deepEqual([escalated.counts.escalated, escalated.requests.length], [2, 2]);
  assert.deepEqual(
    escalated.requests.map(({ escalation }) => escalation),
    ["over", "over"],
  );
  assert.ok(clue.id);
});
