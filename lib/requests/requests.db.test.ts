import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase, driver } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { residentActor, systemActor } from "#lib/people/actor.ts";
import { showClues } from "./arrival-mutations.ts";
import { closeRequest, noteOnRequest, replyToResident, takeRequest } from "./desk-mutations.ts";
import { overdueRequests, queue } from "./desk-queries.ts";
import { deskRequest } from "./desk-request-queries.ts";
import { requestDigest } from "./request-code.ts";
import { confirmSolved, sendRequest, withdrawRequest, writeToPolice } from "./resident-mutations.ts";
import { followedRequest } from "./resident-queries.ts";
import { solvedByUnit } from "./solved-queries.ts";

after(closeDatabase);

const resident = residentActor();

async function office() {
  const { forceId, unitId } = await testSurvey();
  const [unit] = await driver()`select slug from unit where id = ${unitId}`;
  const [desk, lead, complaints] = [
    await testStaff(unitId, "desk"),
    await testStaff(unitId, "lead"),
    await testStaff(forceId, "complaints"),
  ];
  const ask = async (needKey = "lost-papers", now = new Date()) => {
    const { code } = await sendRequest(
      resident,
      { needKey, unitSlug: unit?.slug, language: "en", words: "My passport", place: "Bus 7", choices: [], said: [] },
      now,
    );
    const [row] = await seeAll((sql) => sql`select id from request where code_digest = ${requestDigest(code)}`);
    return { code, id: row?.id as string };
  };
  return { forceId, unitId, desk, lead, complaints, ask };
}

test("a resident asks, is answered, sees it closed, says no, and a supervisor closes it again", async () => {
  const { unitId, desk, lead, ask } = await office();
  const { code, id } = await ask();
  assert.equal((await followedRequest(resident, code))?.standing, "new");
  assert.equal(
    await followedRequest(
      resident,
      code.replace(/^./, (first) => (first === "0" ? "1" : "0")),
    ),
    undefined,
  );
  assert.deepEqual(
    (await queue(desk, "open")).requests.map((each) => each.id),
    [id],
  );
  await takeRequest(desk, id, 0);
  await assert.rejects(takeRequest(lead, id, 0), Conflict, "who looked before somebody took it is told");
  await replyToResident(desk, id, { words: "Which passport?", seen: 0 });
  await writeToPolice(resident, code, "The red one");
  await assert.rejects(replyToResident(lead, id, { words: "Too late", seen: 1 }), Conflict, "nobody answers past a newer message");
  await noteOnRequest(desk, id, "Ask the bus company");
  const followed = await followedRequest(resident, code);
  assert.deepEqual(
    followed?.events.map(({ kind, words }) => [kind, words]),
    [
      ["asked", "My passport"],
      ["taken", undefined],
      ["police_wrote", "Which passport?"],
      ["you_wrote", "The red one"],
    ],
  );
  assert.ok(!JSON.stringify(followed).includes("bus company"), "notes are for staff");
  assert.equal(await closeRequest(desk, id, { outcome: "helped", words: "It is at the counter." }), "closed");
  await assert.rejects(closeRequest(lead, id, { outcome: "helped", words: "Again" }), Conflict);
  await assert.rejects(writeToPolice(resident, code, "More"), Conflict);
  await confirmSolved(resident, code, { solved: false, reason: "Not mine" });
  await assert.rejects(confirmSolved(resident, code, { solved: true, reason: "" }), Conflict, "the word is given once a round");
  assert.equal((await deskRequest(desk, id))?.standing, "reopened");
  assert.equal(await closeRequest(desk, id, { outcome: "informed", words: "Sorry" }), "supervisor_only");
  assert.equal(await closeRequest(lead, id, { outcome: "informed", words: "We looked again." }), "closed");
  await confirmSolved(resident, code, { solved: true, reason: "" });
  assert.equal((await deskRequest(lead, id))?.standing, "solved");
  const events = await seeAll((all) => all`select event from audit_event where detail->>'requestId' = ${id} order by at`);
  assert.deepEqual(
    events.map(({ event }) => event),
    ["request.taken", "request.replied", "request.noted", "request.closed", "request.closed"],
  );
  assert.equal(await overdueRequests(lead, [unitId]), 0);
});

test("complaints are seen by the complaints role alone, clues tell no hour, and no code is stored", async () => {
  const { unitId, forceId, desk, lead, complaints, ask } = await office();
  const [complaint, clue] = [await ask("complaint"), await ask("crime-information")];
  for (const actor of [desk, lead]) {
    assert.equal(await deskRequest(actor, complaint.id), undefined);
    await assert.rejects(takeRequest(actor, complaint.id, 0), NotFound);
  }
  assert.ok(await deskRequest(complaints, complaint.id));
  assert.equal(await deskRequest(complaints, clue.id), undefined);
  const own = async (units: string[]) =>
    [...(await transaction({ everything: false, units }, (tx) => tx.execute(`select id from request`)))].map(({ id }) => id);
  assert.deepEqual(await own([unitId]), [], "a clue waits for its day to end");
  assert.deepEqual((await queue(desk, "open")).requests, []);
  await showClues(systemActor("test"), new Date(Date.now() + 86_400_000));
  assert.deepEqual(await own([unitId, forceId]), [clue.id], "row-level security keeps the complaint from the unit, and from the force");
  assert.deepEqual(
    (await queue(desk, "open")).requests.map(({ id }) => id),
    [clue.id],
  );
  const rows = await seeAll(
    (sql) =>
      sql`select r::text as row, received_at, to_char(due_at at time zone 'UTC', 'MI:SS') as due from request r where id in ${sql([complaint.id, clue.id])}`,
  );
  for (const { row } of rows) for (const { code } of [complaint, clue]) assert.ok(!row.includes(code));
  assert.deepEqual(
    rows.filter(({ received_at }) => received_at === null).map(({ due }) => due),
    ["00:00"],
  );
  await writeToPolice(resident, clue.code, "And a blue car");
  const [message] = await seeAll((sql) => sql`select written_at from request_message where request_id = ${clue.id}`);
  assert.equal(message?.written_at, null);
});

test("without its code nobody outside sees a request, and another code opens only its own", async () => {
  const { ask } = await office();
  const [one, other] = [await ask(), await ask()];
  const seen = (request?: Buffer) =>
    transaction({ everything: false, units: [], ...(request ? { request } : {}) }, async (tx) =>
      [...(await tx.execute<{ id: string }>(`select id from request`))].map(({ id }) => id),
    );
  assert.deepEqual(await seen(), []);
  assert.deepEqual(await seen(requestDigest(other.code)), [other.id]);
  await withdrawRequest(resident, one.code);
  assert.equal((await followedRequest(resident, one.code))?.standing, "withdrawn");
  assert.equal((await followedRequest(resident, other.code))?.standing, "new");
});

test("200 requests worked by five officers at once: each is closed once, and every later writer is told", async () => {
  const { unitId, ask } = await office();
  const officers = await Promise.all(Array.from({ length: 5 }, () => testStaff(unitId, "desk")));
  const ids: string[] = [];
  for (let at = 0; at < 200; at += 1) ids.push((await ask("lost-papers", new Date(Date.UTC(2026, 8, 1)))).id);
  assert.equal(await overdueRequests(officers[0] as (typeof officers)[number], [unitId]), 200);
  let [closed, told] = [0, 0];
  await Promise.all(
    officers.map(async (officer, at) => {
      for (const id of ids)
        try {
          await closeRequest(officer, id, { outcome: "helped", words: `Closed by ${at}` });
          closed += 1;
        } catch (error) {
          assert.ok(error instanceof Conflict);
          told += 1;
        }
    }),
  );
  assert.deepEqual([closed, told], [200, 800]);
  const [row] = await seeAll((sql) => sql`select count(*)::int as rows from request_closure where unit_id = ${unitId}`);
  assert.equal(row?.rows, 200);
  const [solved] = await solvedByUnit(officers[0] as (typeof officers)[number], { from: "2026-08-01", to: "2026-10-01" });
  assert.deepEqual(solved, { unitId, received: 200, closed: 200, answered: 0, solved: 0, merged: 0 });
});
