import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase, driver } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { NotFound } from "#lib/errors.ts";
import { residentActor } from "#lib/people/actor.ts";
import { UNDO_MS } from "./bulk.ts";
import { undoBulk, workAtOnce } from "./bulk-mutations.ts";
import { undoable } from "./bulk-queries.ts";
import { closeRequest, takeRequest } from "./desk-mutations.ts";
import { queue } from "./desk-queries.ts";
import { deskRequest } from "./desk-request-queries.ts";
import { requestDigest } from "./request-code.ts";
import { confirmSolved, sendRequest } from "./resident-mutations.ts";

after(closeDatabase);

const resident = residentActor();

async function office(count: number) {
  const { unitId } = await testSurvey();
  const [unit] = await driver()`select slug from unit where id = ${unitId}`;
  const [desk, other] = [await testStaff(unitId, "desk", "Desk"), await testStaff(unitId, "desk", "Other")];
  const asked: { id: string; code: string }[] = [];
  for (let at = 0; at < count; at += 1) {
    const sent = {
      needKey: "officer-visit",
      unitSlug: unit?.slug,
      language: "en" as const,
      words: `Visit ${at}`,
      place: "",
      choices: [0],
      said: [],
    };
    const { code } = await sendRequest(resident, sent);
    const [row] = await seeAll((sql) => sql`select id from request where code_digest = ${requestDigest(code)}`);
    asked.push({ id: row?.id as string, code });
  }
  return { desk, other, asked, ids: asked.map(({ id }) => id) };
}

const holders = async (actor: Parameters<typeof deskRequest>[0], ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await deskRequest(actor, id))?.takenBy));

test("several are taken at once and given back, but for what somebody has touched since", async () => {
  const { desk, other, ids } = await office(4);
  await takeRequest(other, ids[0] ?? "", 0);
  const { bulkId, done } = await workAtOnce(desk, ids, { kind: "take" });
  assert.equal(done, 3, "what somebody else has is left with them");
  assert.deepEqual(await holders(desk, ids), ["Other", "Desk", "Desk", "Desk"]);
  await takeRequest(other, ids[3] ?? "", 1);
  await assert.rejects(undoBulk(other, bulkId), NotFound, "only who did it undoes it");
  assert.deepEqual(await undoBulk(desk, bulkId), { undone: 2 });
  assert.deepEqual(await holders(desk, ids), ["Other", undefined, undefined, "Other"]);
  await assert.rejects(undoBulk(desk, bulkId), NotFound, "once");
});

test("several are closed at once and opened again, but for what its resident has spoken about or somebody closed before", async () => {
  const { desk, other, ids, asked } = await office(4);
  await closeRequest(other, ids[0] ?? "", { outcome: "helped", words: "By me" });
  const { bulkId, done } = await workAtOnce(desk, ids, { kind: "close", outcome: "informed", words: "The same to all" });
  assert.equal(done, 3, "one was closed already");
  assert.deepEqual((await queue(desk, "open")).requests, []);
  await confirmSolved(resident, asked[1]?.code ?? "", { solved: true, reason: "" });
  assert.deepEqual(await undoBulk(desk, bulkId), { undone: 2 });
  assert.deepEqual((await queue(desk, "open")).requests.map(({ id }) => id).sort(), ids.slice(2).sort());
  assert.equal((await deskRequest(desk, ids[1] ?? ""))?.standing, "solved");
  const events = await seeAll((all) => all`select event from audit_event where detail->>'requestId' = ${ids[2] ?? ""} order by at`);
  assert.deepEqual(
    events.map(({ event }) => event),
    ["request.closed", "request.undone"],
  );
});

test("after a while there is nothing to undo, and another unit's requests are left alone", async () => {
  const [here, there] = [await office(1), await office(1)];
  const { bulkId, done } = await workAtOnce(here.desk, [...here.ids, ...there.ids], { kind: "take" });
  assert.equal(done, 1);
  assert.deepEqual(await undoable(here.desk, bulkId), { kind: "take", done: 1 });
  const later = new Date(Date.now() + UNDO_MS + 1);
  assert.equal(await undoable(here.desk, bulkId, later), undefined);
  await assert.rejects(undoBulk(here.desk, bulkId, later), NotFound);
  assert.deepEqual(await holders(there.desk, there.ids), [undefined]);
});
