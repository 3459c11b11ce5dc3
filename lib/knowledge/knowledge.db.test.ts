import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { testForce } from "#db/seed/test-rates.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { addDays, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { type BankQuestion, drawn } from "./bank.ts";
import { answerQuestion, beginCheck, endCheck, openCheck, retireQuestion, writeQuestion } from "./mutations.ts";
import { bank, ownAttempt, ownChecks } from "./queries.ts";
import { checkResults } from "./result-queries.ts";

after(closeDatabase);

const TODAY = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
const question = (text: string): BankQuestion => ({
  type: "single",
  id: "question",
  label: { en: text, zh: text },
  required: true,
  options: [
    { code: 1, label: { en: "Yes", zh: "是" } },
    { code: 2, label: { en: "No", zh: "否" } },
  ],
});
const later = (days: number) => new Date(Date.now() + days * 86_400_000);

test("whoever was to take a check can: in a language that has its questions, and after one of them was retired", async () => {
  const { forceId, stations } = await testForce();
  const keeper = await testStaff(forceId, "evaluator");
  const [first, second] = [await testStaff(stations[0] ?? "", "desk"), await testStaff(stations[0] ?? "", "desk")];
  const put = (text: string, words = question(text)) => writeQuestion(keeper, { unitId: forceId, topic: "Law", question: words, right: 1 });
  const one = await put("One?");
  const inEnglish = question("Two?");
  const two = await put("Two?", {
    ...inEnglish,
    label: { en: "Two?" },
    options: inEnglish.options.map(({ code, label }) => ({ code, label: { en: label.en } })),
  });
  const check = { unitId: forceId, topic: "Law", questions: 2, minutes: 10, passShare: 100, opensOn: TODAY, closesOn: addDays(TODAY, 1) };
  const checkId = await openCheck(keeper, check);
  await beginCheck(first, checkId, "zh");
  assert.equal((await ownAttempt(first, checkId))?.language, "en", "one question alone has Chinese words");
  await retireQuestion(keeper, two);
  await beginCheck(second, checkId, "en");
  assert.deepEqual((await ownAttempt(second, checkId))?.questions.map(({ id }) => id).sort(), [one, two].sort());
  await assert.rejects(openCheck(keeper, check), Conflict, "a new one has too few");
});

test("officers take a check of drawn questions once, within its time, and go on where they were; leads see groups alone", async () => {
  const { forceId, stations } = await testForce();
  const [station = "", small = ""] = stations;
  const keeper = await testStaff(forceId, "evaluator");
  const officers = await Promise.all(Array.from({ length: 6 }, () => testStaff(station, "desk")));
  const alone = await testStaff(small, "desk");
  const [first, second, absent] = officers;
  assert.ok(first && second && absent);
  await assert.rejects(writeQuestion(first, { unitId: forceId, topic: "Law", question: question("Mine?"), right: 1 }), NotFound);
  for (const text of ["One?", "Two?", "Three?"])
    await writeQuestion(keeper, { unitId: forceId, topic: "Law", question: question(text), right: 1 });
  const spare = await writeQuestion(keeper, { unitId: forceId, topic: "Law", question: question("Old?"), right: 2 });
  await retireQuestion(keeper, spare);
  await assert.rejects(retireQuestion(keeper, spare), Conflict);
  assert.equal((await bank(keeper)).length, 3);
  const check = { unitId: forceId, topic: "Law", questions: 2, minutes: 10, passShare: 100, opensOn: TODAY, closesOn: addDays(TODAY, 1) };
  await assert.rejects(openCheck(keeper, { ...check, questions: 4 }), Conflict, "too few questions");
  await assert.rejects(openCheck(first, check), NotFound);
  const checkId = await openCheck(keeper, check);

  await assert.rejects(beginCheck(await testStaff(station, "desk"), checkId, "en"), NotFound, "not scheduled");
  await assert.rejects(beginCheck(first, checkId, "en", later(3)), NotFound, "closed");
  await beginCheck(first, checkId, "en");
  const begun = await ownAttempt(first, checkId);
  const [one, two] = begun?.questions ?? [];
  assert.ok(one && two && begun?.questions.length === 2 && !("right" in one));
  await answerQuestion(first, checkId, one.id, 2);
  await beginCheck(first, checkId, "en");
  assert.deepEqual(
    (await ownAttempt(first, checkId))?.questions.map(({ id, choice }) => [id, choice]),
    [
      [one.id, 2],
      [two.id, undefined],
    ],
    "resumed: the same questions, with the answer",
  );
  await answerQuestion(first, checkId, one.id, 1);
  await answerQuestion(first, checkId, two.id, 1);
  await assert.rejects(answerQuestion(first, checkId, two.id, 2, later(1)), Conflict, "the time is over");
  await assert.rejects(answerQuestion(first, checkId, spare, 2), NotFound, "not drawn");
  await assert.rejects(answerQuestion(second, checkId, one.id, 1), NotFound, "not begun");
  await endCheck(first, checkId);
  await assert.rejects(endCheck(first, checkId), Conflict);
  assert.equal((await ownChecks(first))[0]?.right, 2);
  assert.equal((await ownChecks(second))[0]?.right, null, "a result is its officer's alone");

  for (const officer of officers.slice(1, 5)) {
    await beginCheck(officer, checkId, "zh");
    await endCheck(officer, checkId);
  }
  await beginCheck(alone, checkId, "en");
  await endCheck(alone, checkId);
  const lead = await testStaff(station, "lead");
  assert.equal((await checkResults(lead)).length, 0, "still open");
  const results = await checkResults(keeper, later(3));
  const of = (unitId: string) => results.find((each) => each.unitId === unitId);
  assert.deepEqual(of(forceId)?.shown, { taken: 6, absent: 2, passed: 1, meanShare: 1 / 6 });
  assert.deepEqual([of(small)?.scheduled, of(small)?.shown], [1, undefined], "one officer is no group");
  assert.deepEqual([of(station)?.scheduled, of(station)?.shown], [6, undefined], "nor what the force has more than a station");
  assert.deepEqual(
    (await checkResults(lead, later(3))).map(({ unitId }) => unitId),
    [station],
  );
  assert.equal((await checkResults(first, later(3))).length, 0, "no result of others for an officer");
  const events = await seeAll(
    (run) => run`select event, count(*)::int as n from audit_event where detail->>'checkId' = ${checkId} group by 1 order by 1`,
  );
  assert.deepEqual(
    events.map(({ event, n }) => [event, n]),
    [
      ["check.begun", 6],
      ["check.ended", 6],
      ["check.opened", 1],
    ],
  );
});

test("whoever began and let the time run out took the check with what was answered, and no clock runs past its last day", async () => {
  const { forceId, stations } = await testForce();
  const [station = ""] = stations;
  const keeper = await testStaff(forceId, "evaluator");
  const officers = await Promise.all(Array.from({ length: 6 }, () => testStaff(station, "desk")));
  await writeQuestion(keeper, { unitId: forceId, topic: "Law", question: question("One?"), right: 1 });
  const check = { unitId: forceId, topic: "Law", questions: 1, minutes: 60, passShare: 100, opensOn: TODAY, closesOn: TODAY };
  const checkId = await openCheck(keeper, check);
  // Half a minute before the day ends in Asia/Shanghai.
  const late = new Date(`${TODAY}T15:59:30Z`);
  const over = new Date(`${TODAY}T16:00:01Z`);
  for (const officer of officers.slice(1)) {
    await beginCheck(officer, checkId, "en", late);
    const [asked] = (await ownAttempt(officer, checkId))?.questions ?? [];
    await answerQuestion(officer, checkId, asked?.id ?? "", officer === officers[1] ? 2 : 1, late);
    await assert.rejects(answerQuestion(officer, checkId, asked?.id ?? "", 1, over), Conflict, "closed");
  }
  const results = async () => (await checkResults(keeper, later(2))).find(({ unitId }) => unitId === forceId)?.shown;
  const expected = { taken: 5, absent: 2, passed: 4, meanShare: 0.8 };
  assert.deepEqual(await results(), expected);
  const [wrong] = officers.slice(1);
  assert.ok(wrong && (await ownChecks(wrong, over))[0]?.right === 0);
  await endCheck(wrong, checkId);
  assert.deepEqual(await results(), expected, "ending it late changes nothing");
});

test("every question is as likely to be drawn as any other, and none twice", () => {
  const seen = new Map<number, number>();
  for (let round = 0; round < 4_000; round += 1) {
    const some = drawn([0, 1, 2, 3], 2, Math.random);
    assert.equal(new Set(some).size, 2);
    for (const each of some) seen.set(each, (seen.get(each) ?? 0) + 1);
  }
  for (const count of seen.values()) assert.ok(Math.abs(count - 2_000) < 250, `${count}`);
});
