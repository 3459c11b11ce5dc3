import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase, driver } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { residentActor } from "#lib/people/actor.ts";
import { dropRule, keepTemplate, makeRule } from "./desk-keeping-mutations.ts";
import { assignmentRules, replyTemplates } from "./desk-keeping-queries.ts";
import { takeRequest } from "./desk-mutations.ts";
import { queue } from "./desk-queries.ts";
import { deskRequest } from "./desk-request-queries.ts";
import { assignRequest, FOLLOWS, mergeRequest, referToAgency, referToUnit } from "./handing-mutations.ts";
import { requestDigest } from "./request-code.ts";
import { sendRequest } from "./resident-mutations.ts";
import { followedRequest } from "./resident-queries.ts";
import { similarRequests } from "./similar-queries.ts";

after(closeDatabase);

const resident = residentActor();

async function office() {
  const { forceId, unitId } = await testSurvey();
  const [unit] = await driver()`select slug from unit where id = ${unitId}`;
  const [desk, lead] = [await testStaff(unitId, "desk", "Desk"), await testStaff(unitId, "lead", "Lead")];
  const ask = async (words: string, { needKey = "neighbour-dispute", place = "", language = "en" as "en" | "zh" } = {}) => {
    const sent = {
      needKey,
      unitSlug: unit?.slug,
      language,
      words,
      place,
      choices: needKey === "neighbour-dispute" ? [0] : [],
      said: needKey === "neighbour-dispute" ? [""] : [],
    };
    const { code } = await sendRequest(resident, sent);
    const [row] = await seeAll((sql) => sql`select id from request where code_digest = ${requestDigest(code)}`);
    return { code, id: row?.id as string };
  };
  return { forceId, unitId, desk, lead, ask };
}

const eventsOf = async (id: string) =>
  (await seeAll((all) => all`select event from audit_event where detail->>'requestId' = ${id} order by at`)).map(({ event }) => event);

test("a request handed on to another unit is there with all that was said, and nowhere else; its resident is told in their language", async () => {
  const [here, there] = [await office(), await office()];
  const { code, id } = await here.ask("楼上很吵", { language: "zh" });
  await takeRequest(here.desk, id, 0);
  await assert.rejects(referToUnit(there.desk, id, { toUnitId: there.unitId, why: "Mine" }), NotFound, "only whose it is");
  await referToUnit(here.desk, id, { toUnitId: there.unitId, why: "Lies in their street" });
  assert.equal(await deskRequest(here.desk, id), undefined);
  assert.deepEqual((await queue(here.desk, "open")).requests, []);
  const found = await deskRequest(there.desk, id);
  assert.deepEqual([found?.words, found?.takenBy, found?.needKey], ["楼上很吵", undefined, "neighbour-dispute"]);
  assert.match(found?.messages[0]?.words ?? "", /已转交/);
  assert.equal((await queue(there.desk, "open")).requests[0]?.id, id);
  const followed = await followedRequest(resident, code);
  assert.match(followed?.events.at(-1)?.words ?? "", /已转交/);
  assert.deepEqual(await eventsOf(id), ["request.taken", "request.referred"]);
  const tables = await seeAll(
    (sql) => sql<{ name: string }[]>`
      select a.table_name::text as name from information_schema.columns a
      join information_schema.columns b on b.table_name = a.table_name and b.table_schema = a.table_schema and b.column_name = 'unit_id'
      where a.table_schema = 'public' and a.column_name = 'request_id' and a.table_name <> 'request_open'`,
  );
  assert.deepEqual(tables.map(({ name }) => name).sort(), [...FOLLOWS].sort(), "every table whose rows stand with a request follows it");
  for (const name of [...FOLLOWS, "request_open"]) {
    const strays = await seeAll((sql) => sql`select 1 from ${sql(name)} where request_id = ${id} and unit_id <> ${there.unitId}`);
    assert.equal(strays.length, 0, name);
  }
});

test("handed on to an agency, it is closed, and the resident knows whom to call", async () => {
  const { desk, ask } = await office();
  const { code, id } = await ask("The lamp is out");
  await referToAgency(desk, id, { agencyKey: "city-services", why: "A lamp" });
  const followed = await followedRequest(resident, code);
  assert.equal(followed?.standing, "closed");
  assert.match(followed?.events.at(-1)?.words ?? "", /City service centre.*12345/);
  assert.deepEqual(await eventsOf(id), ["request.referred", "request.closed"]);
});

test("a complaint is handed to no unit and no agency", async () => {
  const { forceId, unitId, ask } = await office();
  const complaints = await testStaff(forceId, "complaints");
  const { id } = await ask("They laughed", { needKey: "complaint" });
  await assert.rejects(referToUnit(complaints, id, { toUnitId: unitId, why: "Theirs" }), NotFound);
  await assert.rejects(referToAgency(complaints, id, { agencyKey: "city-services", why: "Theirs" }), NotFound);
});

test("the same matter asked twice is found by its words and place, and one is worked", async () => {
  const { desk, ask } = await office();
  const kept = await ask("The neighbour at number 4 drills every evening until eleven", { place: "Canal lane 4" });
  const again = await ask("Neighbour drills every evening until eleven at number 4", { place: "Canal lane" });
  const other = await ask("My fence has fallen down", { place: "Mill road" });
  const similar = await similarRequests(desk, again.id);
  assert.deepEqual(
    similar.map(({ id }) => id),
    [kept.id],
  );
  assert.deepEqual(await similarRequests(desk, other.id), []);
  await mergeRequest(desk, again.id, kept.id);
  assert.deepEqual((await queue(desk, "open")).requests.map(({ id }) => id).sort(), [kept.id, other.id].sort());
  assert.match((await followedRequest(resident, again.code))?.events.at(-1)?.words ?? "", /already work on this/);
  await assert.rejects(mergeRequest(desk, other.id, other.id), NotFound);
  const elsewhere = await office();
  await assert.rejects(mergeRequest(elsewhere.desk, other.id, kept.id), NotFound);
});

test("a request changes hands once for whoever saw it, and only among its desk", async () => {
  const { desk, lead, ask } = await office();
  const stranger = (await office()).desk;
  const { id } = await ask("Noise");
  await assignRequest(lead, id, { personId: desk.personId, seen: 0 });
  assert.equal((await deskRequest(lead, id))?.takenBy, "Desk");
  await assert.rejects(assignRequest(desk, id, { personId: lead.personId, seen: 0 }), Conflict);
  await assert.rejects(assignRequest(desk, id, { personId: stranger.personId, seen: 1 }), NotFound);
  await assignRequest(desk, id, { personId: null, seen: 1 });
  assert.deepEqual([(await deskRequest(lead, id))?.takenBy, (await deskRequest(lead, id))?.standing], [undefined, "new"]);
});

test("what comes in goes to whom the nearest rule names; templates of a unit above are used below it", async () => {
  const { forceId, unitId, desk, lead, ask } = await office();
  const chief = await testStaff(forceId, "lead", "Chief");
  await makeRule(chief, { unitId: forceId, needKey: null, personId: chief.personId });
  await makeRule(lead, { unitId, needKey: "neighbour-dispute", personId: desk.personId });
  await assert.rejects(makeRule(desk, { unitId, needKey: null, personId: desk.personId }), NotFound, "a desk makes no rules");
  assert.equal((await deskRequest(lead, (await ask("Noise")).id))?.takenBy, "Desk");
  assert.equal((await deskRequest(lead, (await ask("Thanks", { needKey: "thanks" })).id))?.takenBy, "Chief");
  const [rule] = await assignmentRules(lead, [unitId]);
  await dropRule(lead, rule?.id ?? "");
  assert.equal((await deskRequest(lead, (await ask("Noise again")).id))?.takenBy, "Chief");
  await keepTemplate(chief, { unitId: forceId, name: "Seen", words: { en: "We have seen it.", zh: "已收到。" } });
  assert.deepEqual(
    (await replyTemplates(desk, [unitId])).map(({ name }) => name),
    ["Seen"],
  );
  await assert.rejects(keepTemplate(desk, { unitId, name: "Mine", words: { en: "Mine" } }), NotFound);
});
