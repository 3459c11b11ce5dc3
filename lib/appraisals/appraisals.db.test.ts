import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { appraisalSchemePublication } from "#db/schema/appraisals.ts";
import { testStaff } from "#db/seed/test-people.ts";
import { plant, testForce } from "#db/seed/test-rates.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { openSeal, sealPeriod } from "#lib/rates/seal-mutations.ts";
import { endAction } from "#lib/requests/issue-mutations.ts";
import { wilson } from "#lib/statistics/wilson.ts";
import { answerReply, commentCard, confirmCard, contestCard } from "./card-mutations.ts";
import { card, cards } from "./card-queries.ts";
import { readCountFile } from "./count-file.ts";
import { addEvidence, confirmCount, endStagedCounts, enterCount, stageCounts, withdrawCount } from "./count-mutations.ts";
import { countsOf, evidenceFile, stagedCounts } from "./count-queries.ts";
import { openAction, recognise, reviewAction } from "./follow-up-mutations.ts";
import { appraisalActions, recognitionsOf } from "./follow-up-queries.ts";
import { endPeriod, openPeriod } from "./period-mutations.ts";
import { periods } from "./period-queries.ts";
import { repliesOn } from "./reply-queries.ts";
import type { Scheme } from "./scheme.ts";
import { approveScheme, makeScheme, publishScheme, writeScheme } from "./scheme-mutations.ts";
import { schemeVersions } from "./scheme-queries.ts";

after(closeDatabase);

const SCHEME: Scheme = {
  lines: [
    { id: "sat_top2", weight: 60, rule: "target", low: 0.5, high: 1, minimum: 10 },
    { id: "know_any", weight: 20, rule: "target", low: 0.5, high: 1, minimum: 10 },
    { id: "fam_mutual", weight: 40, rule: "target", low: 0, high: 1, minimum: 10 },
  ],
  plus: [{ name: "Life saved", points: 2 }],
  cap: 3,
};
const MONTHS = { from: "2026-07-01", to: "2026-09-01" };
const FAMILIAR = { kind: "familiarity", subject: "Officer 1", sampled: 20, officerKnew: 15, residentKnew: 12, bothKnew: 10 } as const;

const events = async (id: string, key = "unitId") =>
  (await seeAll((run) => run`select event from audit_event where detail->>${key} = ${id} order by at, event`)).map(({ event }) => event);

/** A force with an author, a second evaluator, a lead of its first station, and a published scheme. */
async function testAppraisal() {
  const { forceId, stations } = await testForce();
  const [station = "", other = ""] = stations;
  const [author, second, lead] = [
    await testStaff(forceId, "evaluator"),
    await testStaff(forceId, "evaluator"),
    await testStaff(station, "lead"),
  ];
  const versionId = await makeScheme(author, forceId, `Scheme ${forceId}`, SCHEME);
  await approveScheme(second, versionId);
  // As if it had been published before the months that have passed.
  await transaction({ everything: true }, (tx) =>
    tx.insert(appraisalSchemePublication).values({ versionId, unitId: forceId, publishedBy: second.personId, publishedOn: "2026-06-15" }),
  );
  const sealId = await sealPeriod(author, { unitId: forceId, ...MONTHS, why: "Appraisal" });
  const periodId = await openPeriod(author, { unitId: forceId, kind: "station", versionId, ...MONTHS, sealId });
  return { forceId, stations, station, other, author, second, lead, versionId, sealId, periodId };
}

test("a scheme is approved by a second person, published once, and never changed but by its next version", async () => {
  const { forceId, stations } = await testForce();
  const [author, second] = [await testStaff(forceId, "evaluator"), await testStaff(forceId, "evaluator")];
  const lead = await testStaff(stations[0] ?? "", "lead");
  await assert.rejects(makeScheme(lead, forceId, "Mine", SCHEME), NotFound);
  await assert.rejects(makeScheme(await testStaff(forceId, "auditor"), forceId, "Mine", SCHEME), NotFound);
  const first = await makeScheme(author, forceId, "Scheme", SCHEME);
  const [{ schemeId = "" } = {}] = await schemeVersions(author);
  await assert.rejects(approveScheme(author, first), NotFound, "nobody approves their own");
  await assert.rejects(publishScheme(author, first), Conflict, "not approved yet");
  assert.equal((await schemeVersions(lead)).length, 0, "what is not published is not told");
  await approveScheme(second, first);
  await assert.rejects(approveScheme(second, first), Conflict);
  await publishScheme(author, first);
  await assert.rejects(publishScheme(author, first), Conflict);
  assert.equal((await schemeVersions(lead))[0]?.number, 1, "the appraised are told");
  await assert.rejects(writeScheme(author, schemeId, 0, SCHEME), Conflict, "somebody wrote meanwhile");
  await writeScheme(author, schemeId, 1, { ...SCHEME, cap: 2 });
  assert.deepEqual(
    (await schemeVersions(author)).map(({ number, scheme }) => [number, scheme.cap]),
    [
      [2, 2],
      [1, 3],
    ],
  );
  assert.deepEqual(await events(schemeId, "schemeId"), ["scheme.written", "scheme.approved", "scheme.published", "scheme.written"]);
});

test("a period needs a scheme published before it and a seal, and ends when its months are over", async () => {
  const { forceId, author, second, lead, versionId, sealId, periodId, station } = await testAppraisal();
  const period = { unitId: forceId, kind: "station", versionId, ...MONTHS, sealId } as const;
  await assert.rejects(openPeriod(author, { ...period, from: "2026-06-01" }), Conflict, "published too late");
  await assert.rejects(openPeriod(author, { ...period, to: "2026-10-01" }), Conflict, "not sealed");
  await assert.rejects(openPeriod(lead, period), NotFound);
  assert.equal((await periods(lead))[0]?.id, periodId, "the appraised are told");
  assert.equal((await cards(lead, periodId)).length, 0, "and see no card while it runs");
  await assert.rejects(endPeriod(author, periodId, new Date("2026-09-30T12:00:00Z")), Conflict);
  await assert.rejects(endPeriod(lead, periodId), NotFound);
  await assert.rejects(confirmCard(author, periodId, station, 0, undefined), Conflict, "it still runs");
  assert.equal(await endPeriod(second, periodId), sealId);
  await assert.rejects(endPeriod(second, periodId), Conflict);
  assert.deepEqual(await events(periodId, "periodId"), ["appraisal.opened", "appraisal.ended"]);
});

test("an audited count counts once a second person has confirmed it, and a withdrawn one does not", async () => {
  const { station, author, second, lead, periodId } = await testAppraisal();
  const familiarity = async () => (await card(author, periodId, station))?.appraised.inputs.find(({ id }) => id === "fam_mutual")?.now;
  await assert.rejects(enterCount(lead, periodId, station, FAMILIAR), NotFound);
  const id = await enterCount(author, periodId, station, FAMILIAR);
  assert.equal(await familiarity(), null);
  await assert.rejects(confirmCount(author, id), NotFound, "nobody confirms their own");
  await confirmCount(second, id);
  await assert.rejects(confirmCount(second, id), Conflict);
  assert.deepEqual([(await familiarity())?.x, (await familiarity())?.n], [10, 20]);
  await addEvidence(author, id, { type: "application/pdf", bytes: Buffer.from("%PDF-") });
  const [kept] = await countsOf(second, periodId);
  assert.equal((await evidenceFile(second, periodId, kept?.evidence[0] ?? ""))?.bytes.toString(), "%PDF-");
  await withdrawCount(author, id, "Drawn twice");
  await assert.rejects(withdrawCount(author, id, "Again"), Conflict);
  assert.equal(await familiarity(), null);
  assert.equal((await countsOf(author, periodId))[0]?.withdrawn, "Drawn twice", "it stays to be seen");
  assert.deepEqual(await events(id, "countId"), ["count.entered", "count.confirmed", "count.evidenced", "count.withdrawn"]);
});

test("whoever has a role in the appraised unit audits and confirms nothing of it", async () => {
  const { station, forceId, periodId, stations } = await testAppraisal();
  const both = await testStaff(forceId, "evaluator");
  const own = { ...both, roles: [...both.roles, { role: "desk", unitId: station }] } as typeof both;
  await assert.rejects(enterCount(own, periodId, station, FAMILIAR), NotFound);
  await enterCount(own, periodId, stations[1] ?? "", FAMILIAR);
});

test("a file of counts is looked at first, stored whole or not at all, by whoever sent it", async () => {
  const { station, other, author, second, periodId } = await testAppraisal();
  const units = new Map([
    ["a", station],
    ["b", other],
  ]);
  const heading = "unit;kind;subject;sampled;officer_knew;resident_knew;both_knew;complete;of_records";
  const bad = readCountFile(
    `${heading}\nx;prevention;Talk;1\na;familiarity;O1;10;5;5;6\na;plus;No such;1\nb;prevention;T;2\nb;prevention;T;3`,
    units,
    ["Life saved"],
  );
  assert.deepEqual(
    bad.problems.map(({ line, problem }) => [line, problem]),
    [
      [2, "unit_unknown"],
      [3, "count_wrong"],
      [4, "count_wrong"],
      [6, "twice"],
    ],
  );
  assert.equal(readCountFile("unit,kind\na,plus", units, []).problems[0]?.problem, "columns");
  const { counts, problems } = readCountFile(
    `${heading}\na;familiarity;O1;20;15;12;10\na;information;Households;50;;;;45;400\nb;plus;Life saved;1`,
    units,
    ["Life saved"],
  );
  assert.deepEqual([counts.length, problems.length], [3, 0]);
  const staged = await stageCounts(author, periodId, counts, "2026-11-26");
  assert.equal((await countsOf(author, periodId)).length, 0, "nothing is stored yet");
  assert.equal((await stagedCounts(author, staged))?.counts.length, 3);
  assert.equal(await stagedCounts(second, staged), undefined);
  await assert.rejects(endStagedCounts(second, staged, true), NotFound);
  assert.equal((await endStagedCounts(author, staged, true)).counts, 3);
  await assert.rejects(endStagedCounts(author, staged, true), NotFound, "once");
  assert.deepEqual([...new Set((await countsOf(author, periodId)).map(({ confirmedBy }) => confirmedBy))], [undefined]);
  assert.deepEqual(await events(staged, "importId"), ["counts.imported", "counts.imported"]);
});

test("a card is reckoned from the answers, frozen when confirmed, and corrected with a reason; its unit replies and is answered", async () => {
  const { station, other, forceId, author, second, lead, sealId, periodId } = await testAppraisal();
  await plant([
    { unitId: station, count: 80, grade: 5, day: "2026-08-05" },
    { unitId: station, count: 20, grade: 1, day: "2026-08-05" },
    { unitId: station, count: 50, grade: 5, day: "2026-05-05" },
    { unitId: station, count: 50, grade: 1, day: "2026-05-05" },
    { unitId: other, count: 20, grade: 5, day: "2026-08-05" },
    { unitId: other, count: 80, grade: 1, day: "2026-08-05" },
  ]);
  for (const count of [FAMILIAR, { kind: "plus", subject: "Life saved", sampled: 1 } as const])
    await confirmCount(second, await enterCount(author, periodId, station, count));
  await endPeriod(author, periodId);
  await openSeal(author, sealId, "Ended");
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

  await assert.rejects(confirmCard(lead, periodId, station, 0, undefined), NotFound);
  await confirmCard(author, periodId, station, 0, undefined);
  await assert.rejects(confirmCard(author, periodId, station, 0, undefined), Conflict);
  await assert.rejects(confirmCard(author, periodId, station, 1, undefined), Conflict, "a correction says why");
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
  await confirmCard(second, periodId, station, 1, "A late batch of answers");
  const corrected = await card(lead, periodId, station);
  assert.deepEqual(
    corrected?.confirmed.map(({ number, why }) => [number, why]),
    [
      [2, "A late batch of answers"],
      [1, undefined],
    ],
  );
  assert.equal(corrected?.appraised.inputs.find(({ id }) => id === "sat_top2")?.now?.n, 200);
  assert.equal((await repliesOn(lead, periodId, station)).length, 3, "all of it stays");
  assert.deepEqual(
    (await events(station)).filter((event) => String(event).startsWith("card.")),
    ["card.confirmed", "card.commented", "card.contested", "card.answered", "card.confirmed"],
  );

  // What lies below the scheme by more than chance opens an action; what improved is proposed.
  await confirmCard(author, periodId, other, 0, undefined);
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
  assert.deepEqual(await events(actionId, "actionId"), ["action.opened", "action.ended", "action.reviewed"]);
  await assert.rejects(recognise(author, periodId, other, undefined, "Well done"), NotFound, "it did not improve");
  await assert.rejects(recognise(author, periodId, station, randomUUID(), "Well done"), NotFound, "nobody thanked them");
  assert.equal((await recognitionsOf(author, periodId)).recognised.length, 0);
  assert.ok(forceId);
});
