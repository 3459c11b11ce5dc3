import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase, driver } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { residentActor, systemActor } from "#lib/people/actor.ts";
import { storeContact } from "#lib/units/contact-mutations.ts";
import { showClues } from "./arrival-mutations.ts";
import { closeRequest } from "./desk-mutations.ts";
import { deskRequest } from "./desk-request-queries.ts";
import { mergeRequest } from "./handing-mutations.ts";
import { requestDigest } from "./request-code.ts";
import type { RequestOutcome } from "./request-definition.ts";
import { confirmSolved, sendRequest, withdrawRequest } from "./resident-mutations.ts";
import { solvedByUnit } from "./solved-queries.ts";
import { recogniseThanks } from "./thanks-mutations.ts";
import { ownThanks, recognisedFor, recognisedIn } from "./thanks-queries.ts";

after(closeDatabase);

const resident = residentActor();
const EVER = { from: "2020-01-01", to: "2999-01-01" };

async function office() {
  const { forceId, unitId } = await testSurvey();
  const [unit] = await driver()`select slug from unit where id = ${unitId}`;
  const [desk, lead] = [await testStaff(unitId, "desk", "Desk"), await testStaff(unitId, "lead", "Lead")];
  const ask = async (needKey: string, { unitSlug = unit?.slug as string, place = "", now = new Date() } = {}) => {
    const { code } = await sendRequest(resident, { needKey, unitSlug, language: "en", words: "Words", place, choices: [], said: [] }, now);
    const [row] = await seeAll((sql) => sql`select id, unit_id from request where code_digest = ${requestDigest(code)}`);
    return { code, id: row?.id as string, unitId: row?.unit_id as string };
  };
  return { forceId, unitId, desk, lead, ask };
}

test("what the police closed and what residents say was solved are two rates, with who did not answer, and nothing left out unsaid", async () => {
  const { unitId, desk, lead, ask } = await office();
  const close = (id: string, who = desk) => closeRequest(who, id, { outcome: "helped", words: "Done" });
  const asked: Awaited<ReturnType<typeof ask>>[] = [];
  for (let at = 0; at < 7; at += 1) asked.push(await ask("officer-visit"));
  const [solved, unsolved, silent, open, withdrawn, merged, kept] = asked as [(typeof asked)[0], ...typeof asked] & { length: 7 };
  assert.ok(solved && unsolved && silent && open && withdrawn && merged && kept);
  for (const { id } of [solved, unsolved, silent]) await close(id);
  await confirmSolved(resident, solved.code, { solved: true, reason: "" });
  await confirmSolved(resident, unsolved.code, { solved: false, reason: "No" });
  await close(unsolved.id, lead);
  await confirmSolved(resident, unsolved.code, { solved: false, reason: "Still no" });
  await withdrawRequest(resident, withdrawn.code);
  await mergeRequest(desk, merged.id, kept.id);
  await ask("thanks");
  await ask("complaint");
  assert.deepEqual(await solvedByUnit(desk, EVER), [{ unitId, received: 5, closed: 3, answered: 2, solved: 1, merged: 1 }]);
});

test("an outcome is one of its kind: a clue led to a detection, a request for help never did", async () => {
  const { desk, ask } = await office();
  const clue = await ask("crime-information", { now: new Date(Date.now() - 2 * 86_400_000) });
  const help = await ask("lost-papers");
  await showClues(systemActor("test"));
  const close = (id: string, outcome: RequestOutcome) => closeRequest(desk, id, { outcome, words: "Thank you" });
  assert.equal(await close(help.id, "detection"), "outcome_unknown");
  assert.equal(await close(help.id, "upheld"), "outcome_unknown");
  assert.equal(await close(clue.id, "detection"), "closed");
  assert.equal((await deskRequest(desk, clue.id))?.closures[0]?.outcome, "detection");
});

test("thanks are the officer's once a lead has looked at them, and counted once; nobody counts their own", async () => {
  const { unitId, desk, lead, ask } = await office();
  const { id } = await ask("thanks");
  const help = await ask("lost-papers");
  const stranger = (await office()).desk;
  assert.deepEqual(await ownThanks(desk), [], "before the look");
  await assert.rejects(recogniseThanks(desk, id, lead.personId), NotFound, "a desk counts none");
  await assert.rejects(recogniseThanks(lead, id, lead.personId), NotFound);
  await assert.rejects(recogniseThanks(lead, id, stranger.personId), NotFound);
  await assert.rejects(recogniseThanks(lead, help.id, desk.personId), NotFound, "a request for help is no thanks");
  await recogniseThanks(lead, id, desk.personId);
  await assert.rejects(recogniseThanks(lead, id, desk.personId), Conflict);
  assert.deepEqual(
    (await ownThanks(desk)).map(({ words }) => words),
    ["Words"],
  );
  assert.equal(await recognisedFor(lead, id), "Desk");
  assert.deepEqual(await recognisedIn(lead, EVER), [{ person: "Desk", unitId, thanks: 1 }]);
  const events = await seeAll((all) => all`select event from audit_event where detail->>'requestId' = ${id}`);
  assert.deepEqual(
    events.map(({ event }) => event),
    ["thanks.recognised"],
  );
});

test("who names a place and no station comes to the one that lists it; a place of two, or of none, stays with the force", async () => {
  const [here, there] = [await office(), await office()];
  const lane = `Lane${Date.now()}`;
  const contact = (places: Record<string, string>) => ({
    address: { en: "1 Street" },
    phone: "0555 1234",
    transport: null,
    stepFree: "no" as const,
    hours: [null, null, null, null, null, null, null],
    places,
    officer: "",
    photo: null,
    surgery: null,
  });
  await storeContact(here.lead, here.unitId, contact({ en: `Old ${lane}, Shared ${lane}`, zh: `無名橋${lane}` }), 0);
  await storeContact(there.lead, there.unitId, contact({ en: `Shared ${lane}` }), 0);
  const stands = async (place: string) => (await here.ask("lost-papers", { unitSlug: "", place })).unitId;
  assert.equal(await stands(`By the tree in old ${lane.toLowerCase()}, second door`), here.unitId);
  assert.equal(await stands(`在无名桥${lane}下`), here.unitId, "signs of another script are the same place");
  for (const place of [`Shared ${lane}`, `Older ${lane}er`, ""])
    assert.ok(![here.unitId, there.unitId].includes(await stands(place)), place);
});
