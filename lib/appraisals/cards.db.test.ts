import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { eventsOf, FAMILIAR, testAppraisal } from "#db/seed/test-appraisal.ts";
import { testStaff } from "#db/seed/test-people.ts";
import { plant } from "#db/seed/test-rates.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { answerQuestion, beginCheck, openCheck, writeQuestion } from "#lib/knowledge/mutations.ts";
import { endAction } from "#lib/requests/issue-mutations.ts";
import { wilson } from "#lib/statistics/wilson.ts";
import { answerReply, commentCard, confirmCard, contestCard, OwnWithdrawal } from "./card-mutations.ts";
import { card, cardAnew, cardDigest } from "./card-queries.ts";
import { readCount } from "./count.ts";
import { confirmCount, enterCount, withdrawCount } from "./count-mutations.ts";
import { countsOf } from "./count-queries.ts";
import { openAction, recognise, reviewAction } from "./follow-up-mutations.ts";
import { appraisalActions, cameOfLast, recognitionsOf } from "./follow-up-queries.ts";
import { endPeriod } from "./period-mutations.ts";
import { repliesOn } from "./reply-queries.ts";

after(closeDatabase);

test("officers whose time ran out in a knowledge check count with what they answered", async () => {
  const { forceId, station, author, periodId } = await testAppraisal();
  const officers = await Promise.all(Array.from({ length: 6 }, () => testStaff(station, "desk")));
  const label = { en: "Yes?" };
  const options = [1, 2].map((code) => ({ code, label: { en: String(code) } }));
  const asked = { type: "single", id: "question", label, required: true, options } as const;
  const question = await writeQuestion(author, { unitId: forceId, topic: "Law", question: { ...asked, options }, right: 1 });
  const days = { opensOn: "2026-09-01", closesOn: "2026-09-02" };
  const check = await openCheck(author, { unitId: forceId, topic: "Law", questions: 1, minutes: 10, passShare: 100, ...days });
  const then = new Date("2026-09-01T04:00:00Z");
  for (const officer of officers.slice(1)) {
    await beginCheck(officer, check, "en", then);
    await answerQuestion(officer, check, question, 1, then);
  }
  const passed = (await card(author, periodId, station))?.appraised.inputs.find(({ id }) => id === "quiz_pass")?.now;
  assert.deepEqual([passed?.x, (passed?.n ?? 0) >= 6], [5, true]);
});

test("one officer who took many checks is one officer, and too few to be told", async () => {
  const { forceId, station, author, periodId } = await testAppraisal();
  const label = { en: "Yes?" };
  const options = [1, 2].map((code) => ({ code, label: { en: String(code) } }));
  const asked = { type: "single", id: "question", label, required: true, options } as const;
  await testStaff(station, "desk");
  for (const topic of ["A", "B", "C", "D", "E"]) {
    await writeQuestion(author, { unitId: forceId, topic, question: { ...asked, options }, right: 1 });
    const days = { opensOn: "2026-09-01", closesOn: "2026-09-02" };
    await openCheck(author, { unitId: forceId, topic, questions: 1, minutes: 10, passShare: 100, ...days });
  }
  const found = (await card(author, periodId, station))?.appraised.inputs.find(({ id }) => id === "quiz_pass");
  assert.deepEqual([found?.now, found?.lacks], [null, "hidden"]);
});

test("no event held is a count; no record of none is not", () => {
  const read = (kind: string, sampled: string) => readCount(kind, (name) => (name === "subject" ? "Talks" : sampled), []);
  assert.deepEqual(read("prevention", "0"), { kind: "prevention", subject: "Talks", sampled: 0 });
  assert.equal(read("prevention", ""), undefined);
  assert.equal(read("plus", "0"), undefined);
});

test("a card is reckoned from the answers, frozen when confirmed, and corrected with a reason; its unit replies and is answered", async () => {
  const { station, other, forceId, author, second, lead, periodId } = await testAppraisal();
  await plant([
    { unitId: station, count: 80, grade: 5, day: "2026-08-05" },
    { unitId: station, count: 20, grade: 1, day: "2026-08-05" },
    { unitId: station, count: 50, grade: 5, day: "2026-05-05" },
    { unitId: station, count: 50, grade: 1, day: "2026-05-05" },
    { unitId: other, count: 20, grade: 5, day: "2026-08-05" },
    { unitId: other, count: 80, grade: 1, day: "2026-08-05" },
  ]);
  for (const count of [FAMILIAR, { ...FAMILIAR, subject: "Officer 2" }, { kind: "plus", subject: "Life saved", sampled: 1 } as const])
    await confirmCount(second, await enterCount(author, periodId, station, count));
  await endPeriod(author, periodId, "Ended");
  const seen = await countsOf(lead, periodId);
  assert.ok(
    seen.counts.every(({ count }) => count.kind !== "familiarity"),
    "no officer is told apart",
  );
  assert.deepEqual(
    seen.familiarity.map(({ officers, count }) => [officers, count.sampled]),
    [[2, 40]],
  );
  const found = await card(author, periodId, station);
  const satisfied = found?.appraised.inputs.find(({ id }) => id === "sat_top2");
  assert.deepEqual([satisfied?.now?.x, satisfied?.now?.n, satisfied?.past?.x, satisfied?.past?.n], [80, 100, 50, 100]);
  assert.deepEqual([satisfied?.now?.lower, satisfied?.now?.upper], Object.values(wilson(80, 100) ?? {}));
  // 80 % is 60 points by the target, half known is 50; awareness has no answers, so 60 : 40 are the weights, and a plus-item adds 2.
  assert.ok(Math.abs((found?.result.total ?? 0) - (0.6 * 60 + 0.4 * 50 + 2)) < 1e-9);
  assert.deepEqual(
    found?.result.lines.map(({ leftOut }) => leftOut),
    [null, "none", null],
  );

  await assert.rejects(confirmCard(lead, periodId, station, { seen: 0, why: undefined }), NotFound);
  await confirmCard(author, periodId, station, { seen: 0, why: undefined });
  await assert.rejects(confirmCard(author, periodId, station, { seen: 0, why: undefined }), Conflict);
  await assert.rejects(confirmCard(author, periodId, station, { seen: 1, why: undefined }), Conflict, "a correction says why");
  await plant([{ unitId: station, count: 100, grade: 1, day: "2026-08-06" }]);
  assert.equal((await card(lead, periodId, station))?.appraised.inputs.find(({ id }) => id === "sat_top2")?.now?.n, 100, "frozen");
  assert.equal(await card(lead, periodId, other), undefined, "another unit's card is not there");

  await commentCard(lead, { periodId, unitId: station }, "We moved house in August");
  const evidence = { type: "application/pdf", bytes: Buffer.from("%PDF-") };
  await contestCard(lead, { periodId, unitId: station }, { indicator: "sat_top2", words: "A batch is missing", evidence });
  await assert.rejects(commentCard(lead, { periodId, unitId: other }, "Hello"), NotFound);
  await assert.rejects(contestCard(author, { periodId, unitId: station }, { indicator: "sat_top2", words: "No", evidence }), NotFound);
  const contest = (await repliesOn(author, periodId, station)).find(({ kind }) => kind === "contest");
  await assert.rejects(answerReply(lead, contest?.id ?? "", "Yes"), NotFound);
  await answerReply(second, contest?.id ?? "", "It has come; the card is corrected");
  const wrong = (await countsOf(author, periodId)).counts.find(({ count }) => count.kind === "plus");
  await withdrawCount(second, wrong?.id ?? "", "Counted for another station");
  const correction = { seen: 1, why: "A late batch of answers" };
  await assert.rejects(confirmCard(second, periodId, station, correction), OwnWithdrawal, "who took a count out confirms it not alone");
  await assert.rejects(confirmCard(author, periodId, station, { ...correction, digest: "other" }), Conflict, "not what was looked at");
  const anew = await cardAnew(author, periodId, station);
  await confirmCard(author, periodId, station, { ...correction, digest: cardDigest(anew) });
  const corrected = await card(lead, periodId, station);
  assert.deepEqual(
    corrected?.confirmed.map(({ number, why }) => [number, why]),
    [
      [2, "A late batch of answers"],
      [1, undefined],
    ],
  );
  assert.equal(corrected?.appraised.inputs.find(({ id }) => id === "sat_top2")?.now?.n, 200);
  const [, first] = corrected?.confirmed ?? [];
  assert.equal(first?.appraised.inputs.find(({ id }) => id === "sat_top2")?.now?.n, 100, "the first version stays to be read");
  assert.deepEqual(
    first?.definitions.map(({ id, version, rate }) => [id, version, rate?.numerator]),
    [
      ["sat_top2", 1, [4, 5]],
      ["know_any", 1, [1]],
      ["fam_mutual", 1, undefined],
    ],
  );
  assert.equal((await repliesOn(lead, periodId, station)).length, 3, "all of it stays");
  assert.deepEqual(
    (await eventsOf(station)).filter((event) => String(event).startsWith("card.")),
    ["card.confirmed", "card.commented", "card.contested", "card.answered", "card.confirmed"],
  );

  // What lies below the scheme by more than chance opens an action; what improved is proposed.
  await confirmCard(author, periodId, other, { seen: 0, why: undefined });
  const owner = (await testStaff(other, "lead")) as typeof lead;
  const action = {
    indicator: "sat_top2",
    what: "Open the second counter",
    ownerId: owner.personId,
    dueOn: "2027-01-01",
    reviewOn: "2027-04-01",
  } as const;
  await assert.rejects(openAction(author, periodId, other, { ...action, indicator: "fam_mutual" }), NotFound, "not below");
  await assert.rejects(openAction(lead, periodId, other, action), NotFound);
  const desk = (await testStaff(other, "desk")).personId;
  await assert.rejects(openAction(author, periodId, other, { ...action, ownerId: desk }), NotFound, "who could not end it");
  const actionId = await openAction(author, periodId, other, action);
  await assert.rejects(reviewAction(author, actionId, "Nothing yet", false), Conflict, "not done yet");
  await endAction(owner, actionId, "It is open");
  await assert.rejects(reviewAction(owner, actionId, "All good", true), NotFound);
  await reviewAction(author, actionId, "Half the queue", true);
  await assert.rejects(reviewAction(author, actionId, "Again", true), Conflict);
  assert.deepEqual(
    (await appraisalActions(author)).map(({ done, cameOf, helped }) => [done, cameOf, helped]),
    [["It is open", "Half the queue", true]],
  );
  assert.deepEqual(
    (await cameOfLast(author, [other])).map(({ helped, helpedNot, done, open }) => [helped, helpedNot, done, open]),
    [[1, 0, 0, 0]],
  );
  assert.deepEqual(await cameOfLast(author, [station]), []);
  assert.deepEqual(await eventsOf(actionId, "actionId"), ["action.opened", "action.ended", "action.reviewed"]);
  await assert.rejects(recognise(author, periodId, other, undefined, "Well done"), NotFound, "it did not improve");
  await assert.rejects(recognise(author, periodId, station, randomUUID(), "Well done"), NotFound, "nobody thanked them");
  assert.equal((await recognitionsOf(author, periodId)).recognised.length, 0);
  assert.ok(forceId);
});
