import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { APPRAISED_MONTHS, BEFORE_MONTHS, eventsOf, FAMILIAR, TEST_SCHEME, testAppraisal } from "#db/seed/test-appraisal.ts";
import { testStaff } from "#db/seed/test-people.ts";
import { testForce } from "#db/seed/test-rates.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { openSeal, StillAppraised, sealPeriod } from "#lib/rates/seal-mutations.ts";
import { seals } from "#lib/rates/seal-queries.ts";
import { confirmCard } from "./card-mutations.ts";
import { card, cards } from "./card-queries.ts";
import { readCountFile } from "./count-file.ts";
import { addEvidence, confirmCount, endStagedCounts, enterCount, stageCounts, withdrawCount } from "./count-mutations.ts";
import { countsOf, evidenceFile, stagedCounts, standingCells } from "./count-queries.ts";
import { endPeriod, Overlap, openPeriod, Past } from "./period-mutations.ts";
import { periods } from "./period-queries.ts";
import { approveScheme, makeScheme, publishScheme, writeScheme } from "./scheme-mutations.ts";
import { schemeVersions } from "./scheme-queries.ts";

after(closeDatabase);

test("a scheme is approved by a second person, published once, and never changed but by its next version", async () => {
  const { forceId, stations } = await testForce();
  const [author, second] = [await testStaff(forceId, "evaluator"), await testStaff(forceId, "evaluator")];
  const lead = await testStaff(stations[0] ?? "", "lead");
  await assert.rejects(makeScheme(lead, forceId, "Mine", TEST_SCHEME), NotFound);
  await assert.rejects(makeScheme(await testStaff(forceId, "auditor"), forceId, "Mine", TEST_SCHEME), NotFound);
  const first = await makeScheme(author, forceId, "Scheme", TEST_SCHEME);
  const [{ schemeId = "" } = {}] = await schemeVersions(author);
  await assert.rejects(approveScheme(author, first), NotFound, "nobody approves their own");
  await assert.rejects(publishScheme(author, first), Conflict, "not approved yet");
  assert.equal((await schemeVersions(lead)).length, 0, "what is not published is not told");
  await approveScheme(second, first);
  await assert.rejects(approveScheme(second, first), Conflict);
  await publishScheme(author, first);
  await assert.rejects(publishScheme(author, first), Conflict);
  assert.equal((await schemeVersions(lead))[0]?.number, 1, "the appraised are told");
  await assert.rejects(writeScheme(author, schemeId, 0, TEST_SCHEME), Conflict, "somebody wrote meanwhile");
  await writeScheme(author, schemeId, 1, { ...TEST_SCHEME, cap: 2 });
  assert.deepEqual(
    (await schemeVersions(author)).map(({ number, scheme }) => [number, scheme.cap]),
    [
      [2, 2],
      [1, 3],
    ],
  );
  assert.deepEqual(await eventsOf(schemeId, "schemeId"), ["scheme.written", "scheme.approved", "scheme.published", "scheme.written"]);
});

test("a period needs a scheme published before it, seals its months, and opens them when it ends after them", async () => {
  const { forceId, author, second, lead, versionId, sealId, periodId, station } = await testAppraisal();
  const period = { unitId: forceId, kind: "station", versionId, ...APPRAISED_MONTHS, why: "Again" } as const;
  await assert.rejects(openPeriod(author, { ...period, from: "2026-06-01" }, BEFORE_MONTHS), Conflict, "published too late");
  const opened = async () => (await seals(author)).find(({ id }) => id === sealId)?.opened?.why;
  await assert.rejects(openPeriod(lead, period), NotFound);
  await assert.rejects(openPeriod(author, period), Past, "what its months bring is known");
  assert.equal((await periods(lead))[0]?.id, periodId, "the appraised are told");
  assert.equal((await cards(lead, periodId)).length, 0, "and see no card while it runs");
  await assert.rejects(endPeriod(author, periodId, "Over", new Date("2026-09-30T12:00:00Z")), Conflict);
  await assert.rejects(endPeriod(lead, periodId, "Over"), NotFound);
  await assert.rejects(confirmCard(author, periodId, station, { seen: 0, why: undefined }), Conflict, "it still runs");
  assert.equal(await opened(), undefined);
  await assert.rejects(openSeal(author, sealId, "Early"), StillAppraised, "its months are sealed while it runs");
  await endPeriod(second, periodId, "Over");
  assert.equal(await opened(), "Over");
  await assert.rejects(endPeriod(second, periodId, "Again"), Conflict);
  await assert.rejects(openPeriod(author, period, BEFORE_MONTHS), Overlap, "nobody is appraised twice for the same months");
  assert.deepEqual(await eventsOf(periodId, "periodId"), ["appraisal.opened", "appraisal.ended"]);
});

test("no period begins over months that another one of the unit, or of one above or below it, still seals", async () => {
  const { forceId, author, versionId, periodId, stations } = await testAppraisal();
  const year = { unitId: forceId, kind: "beat", versionId, from: "2026-07-01", to: "2027-06-01", why: "Year" } as const;
  await assert.rejects(openPeriod(author, year, BEFORE_MONTHS), Overlap);
  await assert.rejects(openPeriod(author, { ...year, from: "2026-09-01", to: "2026-09-01" }, BEFORE_MONTHS), Overlap);
  const [station = ""] = stations;
  const evaluator = await testStaff(station, "evaluator");
  const own = await makeScheme(evaluator, station, `Own ${station}`, TEST_SCHEME);
  await approveScheme(await testStaff(station, "evaluator"), own);
  await publishScheme(evaluator, own);
  const ahead = { unitId: station, kind: "beat", versionId: own, why: "Own", to: "2030-12-01" } as const;
  const far = await openPeriod(author, { ...year, from: "2030-01-01", to: "2030-12-01" });
  await assert.rejects(openPeriod(evaluator, { ...ahead, from: "2030-12-01" }), Overlap, "one above it");
  assert.ok(await openPeriod(evaluator, { ...ahead, from: "2031-01-01", to: "2031-12-01" }));
  await assert.rejects(openPeriod(author, { ...year, from: "2031-12-01", to: "2031-12-01" }), Overlap, "one below it");
  assert.equal((await seals(author)).length, 2 + 1, "what is refused leaves no seal behind");
  await endPeriod(author, periodId, "Over");
  assert.ok(far && (await openPeriod(author, year, new Date("2026-07-31T04:00:00Z"))), "in its first month");
});

test("a confirmed card is no way past another seal that still holds its months", async () => {
  const { forceId, station, author, lead, periodId } = await testAppraisal();
  const other = await sealPeriod(author, { unitId: forceId, from: "2026-01-01", to: "2026-12-01", why: "Appraisal of the year" });
  await endPeriod(author, periodId, "Over");
  await confirmCard(author, periodId, station, { seen: 0, why: undefined });
  assert.equal(await card(lead, periodId, station), undefined);
  assert.equal((await card(author, periodId, station))?.confirmed.length, 1, "whoever appraises sees it");
  await openSeal(author, other, "The year is over");
  assert.equal((await card(lead, periodId, station))?.confirmed.length, 1);
});

test("an audited count counts once a second person has confirmed it, and a withdrawn one does not", async () => {
  const { station, author, second, lead, periodId } = await testAppraisal();
  const familiarity = async () => (await card(author, periodId, station))?.appraised.inputs.find(({ id }) => id === "fam_mutual")?.now;
  await assert.rejects(enterCount(lead, periodId, station, FAMILIAR), NotFound);
  const id = await enterCount(author, periodId, station, FAMILIAR);
  await assert.rejects(enterCount(author, periodId, station, FAMILIAR), Conflict, "the same audit counts once");
  assert.equal(await familiarity(), null);
  await assert.rejects(confirmCount(author, id), NotFound, "nobody confirms their own");
  await confirmCount(second, id);
  await assert.rejects(confirmCount(second, id), Conflict);
  assert.equal(await familiarity(), null, "one officer does not tell how much officers differ");
  await confirmCount(second, await enterCount(author, periodId, station, { ...FAMILIAR, subject: "Officer 2" }));
  assert.deepEqual([(await familiarity())?.x, (await familiarity())?.n], [20, 40]);
  await addEvidence(author, id, { type: "application/pdf", bytes: Buffer.from("%PDF-") });
  const [kept] = (await countsOf(second, periodId)).counts;
  assert.equal((await evidenceFile(second, periodId, kept?.evidence[0] ?? ""))?.bytes.toString(), "%PDF-");
  await withdrawCount(author, id, "Drawn twice");
  await assert.rejects(withdrawCount(author, id, "Again"), Conflict);
  assert.equal(await familiarity(), null);
  assert.equal((await countsOf(author, periodId)).counts[0]?.withdrawn, "Drawn twice", "it stays to be seen");
  assert.deepEqual(await eventsOf(id, "countId"), ["count.entered", "count.confirmed", "count.evidenced", "count.withdrawn"]);
});

test("the own past of audited counts is the period of equal length just before, and none else", async () => {
  const { forceId, station, author, second, versionId, periodId } = await testAppraisal();
  const audit = async (id: string) => {
    for (const subject of ["Officer 1", "Officer 2"])
      await confirmCount(second, await enterCount(author, id, station, { ...FAMILIAR, subject }));
    return (await card(author, id, station))?.appraised.inputs.find((each) => each.id === "fam_mutual");
  };
  assert.equal((await audit(periodId))?.past, null);
  await endPeriod(author, periodId, "Over");
  const period = { unitId: forceId, kind: "station", versionId, why: "Next" } as const;
  const quarter = await openPeriod(author, { ...period, from: "2026-10-01", to: "2026-12-01" }, new Date("2026-10-02T04:00:00Z"));
  const next = await audit(quarter);
  assert.deepEqual([next?.past?.x, next?.past?.n], [20, 40]);
  await endPeriod(author, quarter, "Over", new Date("2027-01-15T12:00:00Z"));
  const month = await openPeriod(author, { ...period, from: "2027-01-01", to: "2027-01-01" });
  const found = await audit(month);
  assert.deepEqual([found?.now?.n, found?.past], [40, null], "a quarter is no past of a month");
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
    new Set(),
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
  assert.equal(readCountFile("unit,kind\na,plus", units, [], new Set()).problems[0]?.problem, "columns");
  const text = `${heading}\na;familiarity;O1;20;15;12;10\na;information;Households;50;;;;45;400\nb;plus;Life saved;1`;
  const read = async () => readCountFile(text, units, ["Life saved"], await standingCells(author, periodId));
  const { counts, problems } = await read();
  assert.deepEqual([counts.length, problems.length], [3, 0]);
  const staged = await stageCounts(author, periodId, counts, "2026-11-26");
  assert.equal((await countsOf(author, periodId)).counts.length, 0, "nothing is stored yet");
  assert.equal((await stagedCounts(author, staged))?.counts.length, 3);
  assert.equal(await stagedCounts(second, staged), undefined);
  await assert.rejects(endStagedCounts(second, staged, true), NotFound);
  assert.equal((await endStagedCounts(author, staged, true)).counts, 3);
  await assert.rejects(endStagedCounts(author, staged, true), NotFound, "once");
  assert.deepEqual(
    (await read()).problems.map(({ line, problem }) => [line, problem]),
    [2, 3, 4].map((line) => [line, "stands"]),
    "the same file again",
  );
  await assert.rejects(endStagedCounts(author, await stageCounts(author, periodId, counts, "2026-11-26"), true), Conflict);
  const [stands] = (await countsOf(author, periodId)).counts;
  await withdrawCount(author, stands?.id ?? "", "Mistyped");
  assert.equal((await read()).problems.length, 2, "what is withdrawn may come again");
  assert.deepEqual([...new Set((await countsOf(author, periodId)).counts.map(({ confirmedBy }) => confirmedBy))], [undefined]);
  assert.deepEqual(await eventsOf(staged, "importId"), ["counts.imported", "counts.imported"]);
});
